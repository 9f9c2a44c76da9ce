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

  /// The points x = 3·ω^rev(row) of the evaluation domain.
  func evaluationPoints(rows: [Int], counts: inout OperationCounts) -> [Felt252] {
    let domain = Coset<Felt252>(offset: 3, log2Size: friParameters.log2DomainSize)
    counts.multiplications += rows.reduce(domain.log2Size) { $0 + $1.nonzeroBitCount }
    return rows.map { domain.element(bitReversed: $0) }
  }
}
