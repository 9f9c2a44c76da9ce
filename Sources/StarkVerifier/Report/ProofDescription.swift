/// What a proof file says about itself, whether or not it is valid.
///
/// It is read from the file and from nothing else: the prover chose these numbers.
public struct ProofDescription: Equatable, Sendable {
  /// The proof system, such as `stone`.
  public let proofSystem: String
  /// The layout of the trace.
  public let layout: CairoLayout
  /// The seed versions that the file fits; one of them once it is verified.
  public let seedVersions: Set<SeedVersion>
  /// The steps of the trace.
  public let stepCount: UInt64
  /// The parameters the proof was made with.
  public let parameters: ProofParameters
  /// The bits that these parameters give, by every estimate.
  public let security: SecurityReport
}

extension VerifiedStatement {
  /// What the file said about itself, now verified.
  public var description: ProofDescription {
    ProofDescription(
      proofSystem: proofSystem,
      layout: layout,
      seedVersions: [seedVersion],
      stepCount: stepCount,
      parameters: parameters,
      security: security
    )
  }
}

extension Verifier {
  /// Describes the proof in a file's `bytes` without verifying it.
  ///
  /// Meant for telling why a proof was not accepted. The policy's limits on sizes hold, so that a
  /// file cannot claim more than the caller wants to handle; its demands do not.
  public func describe(_ bytes: [UInt8]) throws(VerificationError) -> ProofDescription {
    let opened = try read(bytes)
    return ProofDescription(
      proofSystem: opened.systemName,
      layout: opened.facts.layout,
      seedVersions: opened.facts.seedVersions,
      stepCount: opened.stepCount,
      parameters: opened.parameters,
      security: opened.facts.report
    )
  }
}
