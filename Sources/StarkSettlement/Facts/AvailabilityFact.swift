package import StarkAlgebra
import StarkCairo

/// The statement of a committee that it holds the data behind the roots of a batch.
///
///     fact = K(positions or vaults root, its height, orders root, its height, sequence number)
///
/// with K the Keccak-256 of 32-byte big-endian words. (starkex-contracts,
/// UpdatePerpetualState.sol, UpdateState.sol.)
package enum AvailabilityFact {
  /// The fact for the batch that makes the number of state updates `sequenceNumber`.
  package static func fact(
    root: Felt252,
    height: Int,
    ordersRoot: Felt252,
    ordersHeight: Int,
    sequenceNumber: UInt64,
    counts: inout OperationCounts
  ) -> Bytes32 {
    var words = KeccakWords()
    words.append(root)
    words.append(UInt64(height))
    words.append(ordersRoot)
    words.append(UInt64(ordersHeight))
    words.append(sequenceNumber)
    return words.digest(counts: &counts)
  }
}

extension Perpetual.Output {
  /// What a committee signs for the batch that makes the number of state updates `sequenceNumber`.
  package func availabilityFact(
    sequenceNumber: UInt64,
    counts: inout OperationCounts
  ) -> Bytes32 {
    AvailabilityFact.fact(
      root: next.positionsRoot,
      height: next.positionsHeight,
      ordersRoot: next.ordersRoot,
      ordersHeight: next.ordersHeight,
      sequenceNumber: sequenceNumber,
      counts: &counts
    )
  }
}
