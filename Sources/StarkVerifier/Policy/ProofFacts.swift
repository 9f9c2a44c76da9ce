/// What a policy judges before a proof is verified: parameters, names and sizes.
package struct ProofFacts: Equatable, Sendable {
  package var report: SecurityReport
  package var layout: CairoLayout
  /// All hashes used in commitment trees, and that of the seed unless it is the channel's.
  package var commitmentHashes: Set<CommitmentHash>
  package var channelHash: ChannelHash
  /// The seed versions that the file leaves possible.
  package var seedVersions: Set<SeedVersion>
  /// The sizes the file has or claims; those left out are not judged.
  package var sizes: [SizeMeasure: UInt64]

  package init(
    report: SecurityReport,
    layout: CairoLayout,
    commitmentHashes: Set<CommitmentHash>,
    channelHash: ChannelHash,
    seedVersions: Set<SeedVersion>,
    sizes: [SizeMeasure: UInt64]
  ) {
    self.report = report
    self.layout = layout
    self.commitmentHashes = commitmentHashes
    self.channelHash = channelHash
    self.seedVersions = seedVersions
    self.sizes = sizes
  }
}
