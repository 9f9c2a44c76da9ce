package import StarkCairo
package import StarkCommitments
package import StarkFRI

/// What a proof file says if it is one of a certain version: parameters, layout and public input,
/// found to fit together.
///
/// Everything that fixes a length or a loop bound of the verification is in here and validated, so
/// the verifier proper has nothing left to trap on. Nothing is hashed for it: a policy can judge a
/// reading before the file has cost anything. With the digest of the public input it becomes a
/// `StoneStatement`.
package struct StoneReading: Sendable {
  package let parameters: StoneParameters
  package let publicInput: CairoPublicInput
  package let version: StoneVersion
  package let air: CPUAIR
  /// N = steps·16·cpu_component_step, a power of two.
  package let traceLength: UInt64
  package let friParameters: FRIParameters
  package let treeHash: LayeredHash
  package let channelKind: StoneChannel.Kind
  /// The words of the seed that need no hash.
  let seedHead: StoneSeedHead

  /// log₂ N.
  package var log2TraceLength: Int { traceLength.trailingZeroBitCount }

  /// The hash of the seed, which gives the channel its first state.
  var seedHash: StoneHashName { version.release.seedHash(of: parameters) }

  /// The heights and widths of all committed tables: the traces, the composition, the FRI layers.
  static func tableShapes(
    air: CPUAIR,
    _ fri: FRIParameters
  ) -> [(log2RowCount: Int, columnCount: Int)] {
    var shapes = [air.columnCounts.first, air.columnCounts.second, 2].map { columnCount in
      (log2RowCount: fri.log2DomainSize, columnCount: columnCount)
    }
    var log2Size = fri.log2DomainSize - fri.foldingSteps[0]
    for step in fri.foldingSteps.dropFirst() {
      log2Size -= step
      shapes.append((log2RowCount: log2Size, columnCount: 1 << step))
    }
    return shapes
  }
}

extension StoneReading {
  /// The readings of `file` that fit, one for each version it can have, most likely first.
  ///
  /// Checks everything that can be checked before the first byte of the proof: that a version
  /// fits, that layout, steps and FRI parameters belong together, and that the dynamic parameters,
  /// if any, describe a sound layout.
  ///
  /// - Returns: one at least.
  /// - Throws: if no version fits, why the one that got furthest does not.
  package static func candidates(
    for file: StoneProofFile
  ) throws(StoneStatementError) -> [StoneReading] {
    var readings: [StoneReading] = []
    // Without an error no version was tried.
    var furthest = StoneStatementError.contradictoryVersions
    for version in StoneVersion.candidates(for: file) {
      do {
        readings.append(try StoneReading(file, version: version))
      } catch {
        if furthest.stage < error.stage { furthest = error }
      }
    }
    guard !readings.isEmpty else { throw furthest }
    return readings
  }
}
