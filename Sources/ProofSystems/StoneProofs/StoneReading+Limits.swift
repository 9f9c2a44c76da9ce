import StarkAIR
package import StarkCairo
import StarkCommitments
package import StarkFRI
import StarkHashes

extension StoneReading {
  /// What the layout allows the public input to say, for this trace length.
  package var cairoLimits: CairoLimits {
    CairoLimits(
      segments: air.layout.segments,
      instanceCapacities: air.layout.ratios.mapValues { traceLength / UInt64($0) },
      publicMemoryCapacity: traceLength / UInt64(air.layout.publicMemoryStep)
    )
  }

  /// What the soundness of the proof depends on.
  package var soundness: SoundnessParameters {
    let openings = Dictionary(grouping: air.mask, by: \.column).values
      .reduce(1) { max($0, Set($1.map(\.row)).count) }
    return SoundnessParameters(
      log2Blowup: friParameters.log2BlowupFactor,
      log2TraceLength: log2TraceLength,
      foldingSteps: friParameters.foldingSteps,
      queryCount: friParameters.queryCount,
      proofOfWorkBits: friParameters.proofOfWorkBits,
      batchedFunctionCount: air.mask.count + 2,
      constraintCount: air.constraintCount,
      constraintDegree: air.maximumDegree,
      openingsPerColumn: openings,
      fieldBits: SoundnessParameters.starkPrimeBits,
      collisionBits: collisionBits
    )
  }

  /// The bits against a collision of the weakest hash that binds anything.
  ///
  /// Digests bind the public input (pages and seed), what the prover sent before each challenge
  /// (channel) and the opened rows (trees). With a collision in one of the first two, challenges
  /// drawn for one statement serve for another. Page 0 is there always, so the page hash counts.
  private var collisionBits: Int {
    treeHashes.union([parameters.pageHash, parameters.channelHash])
      .reduce(seedHash.function.collisionBits) { min($0, $1.function.collisionBits) }
  }

  /// The hashes that a file names for commitments and that are in use: those of the trees, and that
  /// of the seed unless it is the channel's.
  package var commitmentHashes: Set<StoneHashName> {
    parameters.verifierFriendlyChannelUpdates
      ? treeHashes.union([seedHash]) : treeHashes
  }

  /// The hashes that occur in the commitment trees.
  package var treeHashes: Set<StoneHashName> {
    var hashes: Set<StoneHashName> = []
    if parameters.verifierFriendlyLayerCount > 0 {
      hashes.insert(parameters.verifierFriendlyCommitmentHash)
    }
    if treeHash.usesBottom(leafDepth: friParameters.log2DomainSize) {
      hashes.insert(parameters.commitmentHash)
    }
    return hashes
  }
}

extension [StoneReading] {
  /// The one whose proof would be worth least, of the readings of one file.
  ///
  /// They differ in the hashes of their trees. There must be one.
  package var weakest: StoneReading {
    reduce(self[0]) { weakest, other in
      other.soundness.collisionBits < weakest.soundness.collisionBits ? other : weakest
    }
  }
}
