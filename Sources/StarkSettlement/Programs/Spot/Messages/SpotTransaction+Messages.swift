extension Spot.Transaction {
  /// What its parties sign, or register on L1, in the order of execution.
  package var messages: [SignedMessage] {
    switch self {
    case .modification, .falseFullWithdrawal, .mint, .outOfRange: []
    case .settlement(let settlement):
      [settlement.a.order.terms.message, settlement.b.order.terms.message]
    case .transfer(let transfer): [transfer.terms.message]
    }
  }
}
