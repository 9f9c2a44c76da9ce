import StarkCairo
import StarkAlgebra
import StarkFaults
import StoneProofs

extension ProofFacts {
  /// What a policy judges of a Stone proof.
  init(
    _ file: StoneProofFile,
    candidates: [StoneReading],
    sizes: [SizeMeasure: UInt64]
  ) throws(VerificationError) {
    let reading = candidates.weakest
    guard let layout = CairoLayout(name: file.publicInput.layoutName) else {
      throw VerificationError(Fault(.unsupported, "unsupported/layout", "unknown layout"))
    }
    var commitmentHashes: Set<CommitmentHash> = []
    for hash in reading.commitmentHashes { commitmentHashes.insert(try CommitmentHash(hash)) }
    self.init(
      report: SecurityReport(reading.soundness),
      layout: layout,
      commitmentHashes: commitmentHashes,
      channelHash: try ChannelHash(file.parameters.channelHash),
      seedVersions: Set(candidates.map { SeedVersion($0.version) }),
      sizes: sizes
    )
  }
}

extension StoneProofFile {
  /// The sizes that the file has or claims.
  func sizes(fileByteCount: Int) -> [SizeMeasure: UInt64] {
    [
      .fileBytes: UInt64(fileByteCount),
      .proofBytes: UInt64(proof.count),
      .publicMemoryCells: UInt64(publicInput.publicMemory.count),
      .steps: publicInput.stepCount,
      .queries: UInt64(parameters.queryCount),
      .log2Blowup: UInt64(parameters.log2CosetCount),
      .lastLayerCoefficients: UInt64(parameters.lastLayerDegreeBound),
    ]
  }
}

extension ProofParameters {
  /// The parameters of a Stone proof.
  init(_ reading: StoneReading, proofByteCount: Int) throws(VerificationError) {
    let parameters = reading.parameters
    var treeHashes: [CommitmentHash] = []
    for hash in [parameters.verifierFriendlyCommitmentHash, parameters.commitmentHash]
    where reading.treeHashes.contains(hash) {
      let hash = try CommitmentHash(hash)
      if treeHashes.last != hash { treeHashes.append(hash) }
    }
    self.init(
      channelHash: try ChannelHash(parameters.channelHash),
      treeHashes: treeHashes,
      commitmentHash: try CommitmentHash(parameters.commitmentHash),
      friendlyCommitmentHash: try CommitmentHash(parameters.verifierFriendlyCommitmentHash),
      friendlyLayerCount: parameters.verifierFriendlyLayerCount,
      friendlyChannelUpdates: parameters.verifierFriendlyChannelUpdates,
      seedHash: try CommitmentHash(parameters.seedHash),
      pageHash: parameters.pageHash.rawValue,
      proofOfWorkHash: parameters.proofOfWorkHash.rawValue,
      log2TraceLength: reading.log2TraceLength,
      log2Blowup: parameters.log2CosetCount,
      friSteps: parameters.friSteps,
      lastLayerCoefficientCount: parameters.lastLayerDegreeBound,
      queryCount: parameters.queryCount,
      proofOfWorkBits: parameters.proofOfWorkBits,
      proofByteCount: proofByteCount
    )
  }
}

extension SeedVersion {
  /// The seed of a version of Stone.
  init(_ version: StoneVersion) {
    switch version.seed {
    case .s5: self = .stone5
    case .s6: self = .stone6
    }
  }
}

extension CommitmentHash {
  /// The hash of Stone's name, which the two enumerations share.
  fileprivate init(_ name: StoneHashName) throws(VerificationError) {
    guard let hash = CommitmentHash(name: name.rawValue) else {
      throw VerificationError(
        Fault(.unsupported, "unsupported/hash", "unknown commitment hash", found: name.rawValue)
      )
    }
    self = hash
  }
}

extension ChannelHash {
  /// The hash of Stone's name, if it can drive a channel.
  fileprivate init(_ name: StoneHashName) throws(VerificationError) {
    guard let hash = ChannelHash(name: name.rawValue) else {
      throw VerificationError(
        Fault(.unsupported, "unsupported/hash", "unknown channel hash", found: name.rawValue)
      )
    }
    self = hash
  }
}
