package import StarkAlgebra

extension Perpetual.BatchExecution {
  /// A part of a signed request that is executed.
  struct Fill {
    /// What is used now.
    let used: Int128
    /// What the request is for in all.
    let full: Int128
  }

  /// Checks a signed request and writes down what is used of it.
  ///
  /// Signature, expiration and nonce; then with the order id, the highest 64 of the message's 251
  /// bits: 0 ≤ used ≤ full − fulfilled, full < 2⁶⁴, fulfilled ← fulfilled + used. (stark-perpetual
  /// v3.2, `order.cairo`; specification of settlement, 3.1 and 3.2.) `path` leads to the request
  /// within the transaction.
  mutating func fill(
    _ fill: Fill,
    of request: Perpetual.SignedRequest,
    at path: String = ""
  ) throws(Perpetual.RuleViolation) {
    let hash = claimSignature(of: request.publicKey, request.signature)
    let id = Perpetual.orderID(ofMessage: hash)
    note(request.claims.hash, at: path + "message_hash", follows: hash) { "\($0.integer)" }
    note(request.claims.orderID, at: path + "order_id", follows: id) { "\($0)" }
    try check(request)
    let old = try orders.leaf(at: id)
    guard fill.used <= fill.full - Int128(old.amount) else {
      throw Perpetual.RuleViolation(
        .fulfilment,
        .overFulfilment,
        expected: "at most \(fill.full) in all",
        found: "\(fill.used) after \(old.amount)"
      )
    }
    let used = try Perpetual.amount(fill.used, .amountOutOfRange)
    _ = try Perpetual.amount(fill.full, .amountOutOfRange)
    // used + fulfilled ≤ full < 2⁶⁴.
    orders.write(Perpetual.OrderFill(amount: old.amount + used), at: id, over: old)
  }

  /// Checks what is not signed for its own sake: expiration and nonce.
  private func check(_ request: Perpetual.SignedRequest) throws(Perpetual.RuleViolation) {
    guard request.expiration >= minimumExpiration, request.expiration < 1 << 32 else {
      throw .expiration(notBefore: minimumExpiration, found: "\(request.expiration)")
    }
    guard request.nonce < 1 << 32 else {
      throw .nonce(found: "\(request.nonce)")
    }
  }
}

extension Perpetual.RuleViolation {
  static func expiration(notBefore hour: UInt64, found: String) -> Self {
    Self(.expiration, expected: "\(hour) to 2^32 - 1", found: found)
  }

  static func nonce(found: String) -> Self {
    Self(.nonce, expected: "0 to 2^32 - 1", found: found)
  }
}

extension Perpetual {
  /// Where the order tree keeps how much of a request is fulfilled.
  package static func orderID(ofMessage hash: Felt252) -> UInt64 {
    let words = hash.integer
    return words.w3 << 5 | words.w2 >> 59
  }
}
