package import StarkFaults
package import StarkVerifier

extension Inspection {
  /// The policy of inspections, which is asked for nothing but the sizes that it allows.
  package static let policy = AcceptancePolicy.research

  /// The inspection of the file of these `bytes`.
  ///
  /// - Throws: why it can't be inspected at all; that a proof is not valid is a finding.
  package init(of bytes: [UInt8], path: String) throws(Fault) {
    let report: ProofReport
    do { report = try Verifier(policy: Self.policy).report(on: bytes) } catch {
      throw error.fault
    }
    self.init(path: path, fileByteCount: bytes.count, report: report)
  }
}
