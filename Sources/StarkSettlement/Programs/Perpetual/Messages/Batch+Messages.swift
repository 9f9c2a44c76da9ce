extension Perpetual.Batch {
  /// All signed messages, in the order in which the program checks their signatures: the lowest
  /// prices, the highest prices, the transactions.
  package var messages: [SignedMessage] {
    var messages: [SignedMessage] = []
    for list in [minimumPrices, maximumPrices] {
      for price in list { messages += price.signatures.map(\.message) }
    }
    for transaction in transactions {
      messages += transaction.messages(collateral: configuration.collateral)
    }
    return messages
  }
}
