import StarkAlgebra

extension Spot.Execution {
  /// A transfer, whose message can be used once only.
  ///
  /// One of amount 0 leaves no trace in the order tree and could come again, to no effect but its
  /// fee; StarkEx's program has it so.
  mutating func execute(_ transfer: Spot.Transfer) throws(Spot.ReplayError) {
    let terms = transfer.terms
    try check(terms.amount, as: .transferred)
    try check(nonce: terms.nonce, expiration: terms.expiration)
    let message = try nextMessage(claimed: transfer.claimedMessage)
    let used = try state.touchOrder(message.integer)
    guard used == .zero else { throw .rule(.usedTransfer(amount: used)) }
    state.setOrder(message.integer, to: terms.amount)
    let (amount, senderKey) = (Int128(terms.amount), transfer.senderKey)
    try state.add(-amount, to: terms.sender, key: senderKey, token: terms.token)
    try state.add(amount, to: terms.receiver, key: terms.receiverKey, token: terms.token)
    if let fee = terms.fee, let charge = transfer.fee {
      try check(fee.limit, as: .feeLimit)
      guard charge.amount <= fee.limit else { throw .rule(.fee) }
      try move(charge, fee, from: .signature(key: senderKey, transfer.signature))
    }
    let claim = SignatureClaim(key: senderKey, message: message, signature: transfer.signature)
    claims.append((step, claim))
    if let condition = terms.condition { conditions.append(condition) }
  }
}
