import StarkAIR
package import StarkCairo
import StarkCommitments
package import StarkFRI
import StarkHashes

extension StoneStatement {
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
      .map { Set($0.map(\.row)).count }
    return SoundnessParameters(
      log2Blowup: friParameters.log2BlowupFactor,
      log2TraceLength: log2TraceLength,
      foldingSteps: friParameters.foldingSteps,
      queryCount: friParameters.queryCount,
      proofOfWorkBits: friParameters.proofOfWorkBits,
      batchedFunctionCount: air.mask.count + 2,
      constraintCount: air.constraintCount,
      constraintDegree: air.maximumDegree,
      openingsPerColumn: openings.max() ?? 1,
      fieldBits: SoundnessParameters.starkPrimeBits,
      collisionBits: commitmentHashes.map(\.function.collisionBits).min() ?? 0
    )
  }

  /// The hashes that occur in the commitment trees.
  ///
  /// The rows of the tallest tables are hashed one layer below their leaves, so the bottom hash is
  /// out of use only if the top layers reach that far and rows are hashed by their depth.
  package var commitmentHashes: Set<StoneHashName> {
    let rowDepth = friParameters.log2DomainSize + 1
    var hashes: Set<StoneHashName> = []
    if parameters.verifierFriendlyLayerCount > 0 {
      hashes.insert(parameters.verifierFriendlyCommitmentHash)
    }
    if parameters.verifierFriendlyLayerCount < rowDepth || treeHash.rows == .bottom {
      hashes.insert(parameters.commitmentHash)
    }
    return hashes
  }
}

extension [StoneStatement] {
  /// The one whose proof would be worth least, of the statements that a file can mean.
  ///
  /// They differ in the hashes of their trees. There must be one.
  package var weakest: StoneStatement {
    reduce(self[0]) { weakest, other in
      other.soundness.collisionBits < weakest.soundness.collisionBits ? other : weakest
    }
  }
}
