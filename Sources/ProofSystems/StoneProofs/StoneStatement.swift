package import StarkAlgebra
package import StarkCairo
package import StarkCommitments
package import StarkFRI

/// What a proof is checked against: parameters, layout and public input, found to fit together.
///
/// Everything that fixes a length or a loop bound of the verification is in here and validated, so
/// the verifier proper has nothing left to trap on.
package struct StoneStatement: Sendable {
  package let parameters: StoneParameters
  package let publicInput: CairoPublicInput
  package let version: StoneVersion
  package let air: CPUAIR
  /// N = steps·16·cpu_component_step, a power of two.
  package let traceLength: UInt64
  package let friParameters: FRIParameters
  package let treeHash: LayeredHash
  package let channelKind: StoneChannel.Kind
  /// The digest of the public input, from which the transcript starts.
  package let seed: Bytes32

  /// log₂ N.
  package var log2TraceLength: Int { traceLength.trailingZeroBitCount }

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

  /// Whether the bytes of a proof mean the same to both statements up to the out-of-domain check.
  func sharesOutOfDomainCheck(with other: StoneStatement) -> Bool {
    seed == other.seed && version.layout == other.version.layout
  }

  /// Whether the bytes of a proof mean the same to both statements up to the openings.
  func sharesTranscript(with other: StoneStatement) -> Bool {
    sharesOutOfDomainCheck(with: other)
      && version.release.valueHash == other.version.release.valueHash
  }

  /// Whether every proof means the same to both statements, which are of one file.
  func readsLike(_ other: StoneStatement) -> Bool {
    sharesTranscript(with: other) && treeHash == other.treeHash
  }

  /// The points x = 3·ω^rev(row) of the evaluation domain.
  func evaluationPoints(rows: [Int], counts: inout OperationCounts) -> [Felt252] {
    let domain = Coset<Felt252>(offset: 3, log2Size: friParameters.log2DomainSize)
    counts.multiplications += rows.reduce(domain.log2Size) { $0 + $1.nonzeroBitCount }
    return rows.map { domain.element(bitReversed: $0) }
  }
}
