package import StarkAlgebra

extension Perpetual.PublishedData {
  /// The number of funding ticks, their tables, and the positions up to the end of the output.
  package var words: [Felt252] {
    var words = [Felt252(UInt64(fundingTicks.count))]
    for table in fundingTicks { words += table.words }
    for position in positions { words += position.words }
    return words
  }
}

extension Perpetual.PositionChange {
  /// The number of words after the first one, and those: id, key, biased collateral, timestamp and
  /// a word asset·2⁶⁴ + (balance + 2⁶³) for each changed balance.
  var words: [Felt252] {
    var words = [
      Felt252(UInt64(Self.fixedWordCount + balances.count)),
      Felt252(position), publicKey, Felt252(biased: collateral), Felt252(fundingTimestamp),
    ]
    for change in balances {
      let id = change.asset.value
      words.append(
        Felt252(
          reducing: UInt256(
            UInt64(bitPattern: change.balance) ^ 1 << 63,
            UInt64(truncatingIfNeeded: id),
            UInt64(truncatingIfNeeded: id >> 64)
          )
        )
      )
    }
    return words
  }

  /// The words of a position whose balances did not change, without the one that counts them.
  static let fixedWordCount = 4
}
