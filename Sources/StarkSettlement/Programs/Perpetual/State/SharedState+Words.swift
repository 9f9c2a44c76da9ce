package import StarkAlgebra
import StarkCairo

extension Perpetual.SharedState {
  /// The state as it stands in the output, without the word that says its size.
  ///
  /// Roots and heights of both trees, the funding table, the prices behind their number, and the
  /// system time: 8 words and 2 for each funding index and each price.
  package var words: [Felt252] {
    var words = [
      positionsRoot, Felt252(UInt64(positionsHeight)),
      ordersRoot, Felt252(UInt64(ordersHeight)),
    ]
    words += funding.words
    words.append(Felt252(UInt64(prices.count)))
    for price in prices { words += [price.asset.element, Felt252(price.price)] }
    words.append(Felt252(systemTime))
    return words
  }

  /// The Keccak-256 of the words, which the exchange contract keeps of the state.
  package func hash(counts: inout OperationCounts) -> Bytes32 {
    KeccakWords(words).digest(counts: &counts)
  }
}

extension Perpetual.FundingTable {
  /// The number of indices, asset and biased index of each, and the timestamp.
  package var words: [Felt252] {
    var words = [Felt252(UInt64(indices.count))]
    for index in indices { words += [index.asset.element, Felt252(biased: index.index)] }
    words.append(Felt252(timestamp))
    return words
  }
}
