/// What a proof is, as a verdict shows it.
package struct ProofSummary: Equatable, Sendable {
  /// The proof system: `stone`.
  package var system: String
  /// The release of the proof system that the proof fits, as `stone6`; nil if not known yet.
  package var version: String?
  package var layout: String
  package var stepCount: UInt64
  /// All hashes of the commitment trees, the one at the top first.
  package var commitmentHashes: [String]
  package var channelHash: String
  package var proofByteCount: Int

  package init(
    system: String,
    version: String?,
    layout: String,
    stepCount: UInt64,
    commitmentHashes: [String],
    channelHash: String,
    proofByteCount: Int
  ) {
    self.system = system
    self.version = version
    self.layout = layout
    self.stepCount = stepCount
    self.commitmentHashes = commitmentHashes
    self.channelHash = channelHash
    self.proofByteCount = proofByteCount
  }
}
