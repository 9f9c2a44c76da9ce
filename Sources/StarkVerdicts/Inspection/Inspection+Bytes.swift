import StarkVerifier

extension Inspection {
  /// The inspection of the file of these `bytes` as JSON; of what is no proof the verdict on it.
  ///
  /// No policy is asked but for the sizes that it allows.
  package static func json(of bytes: [UInt8], path: String) -> String {
    let policy = AcceptancePolicy.research
    do {
      let report = try Verifier(policy: policy).report(on: bytes)
      let inspection = Inspection(path: path, fileByteCount: bytes.count, report: report)
      return inspection.json(withTranscript: false)
    } catch {
      return Verdict(path: path, policy: policy.name, error).json
    }
  }
}
