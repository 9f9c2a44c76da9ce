package import StarkAlgebra

extension SignedMessage {
  /// The message types of StarkEx, the highest ten bits of the last word.
  private enum Kind: UInt64 {
    case limitOrderWithFee = 3
    case transfer = 4
    case conditionalTransfer = 5
    case withdrawal = 6
    case withdrawalToOwner = 7
  }

  /// What a trader gives or gets: an asset, an amount of it, and the position it concerns.
  package struct Side: Equatable, Sendable {
    package let asset: Felt252
    package let amount: Felt252
    package let position: UInt64

    package init(asset: Felt252, amount: Felt252, position: UInt64) {
      self.asset = asset
      self.amount = amount
      self.position = position
    }
  }

  /// A limit order with a fee.
  ///
  ///     sold asset, bought asset, fee asset,
  ///     sold₆₄ ‖ bought₆₄ ‖ fee₆₄ ‖ nonce₃₂,
  ///     3₁₀ ‖ fee position₆₄ ‖ sold from₆₄ ‖ bought to₆₄ ‖ expiration₃₂ ‖ 0₁₇
  ///
  /// (stark-perpetual v3.2, `signature_message_hashes.cairo`; specification of settlement, 3.3.)
  package static func limitOrder(
    selling sold: Side,
    buying bought: Side,
    fee: Side,
    nonce: UInt64,
    expiration: UInt64
  ) -> SignedMessage {
    var amounts = PackedWord()
    for side in [sold, bought, fee] { amounts.append(element: side.amount, bits: 64) }
    amounts.append(nonce, bits: 32)
    var places = PackedWord()
    places.append(Kind.limitOrderWithFee.rawValue, bits: 10)
    for side in [fee, sold, bought] { places.append(side.position, bits: 64) }
    places.append(expiration, bits: 32)
    places.append(0, bits: 17)
    return SignedMessage(
      words: [sold.asset, bought.asset, fee.asset, amounts.element, places.element]
    )
  }

  /// A transfer, conditional unless `condition` is 0.
  ///
  ///     asset, fee asset, receiver's key, condition if there is one,
  ///     sender₆₄ ‖ receiver₆₄ ‖ fee position₆₄ ‖ nonce₃₂,
  ///     4₁₀ or 5₁₀ ‖ amount₆₄ ‖ fee₆₄ ‖ expiration₃₂ ‖ 0₈₁
  package static func transfer(
    _ sent: Side,
    to receiver: UInt64,
    of receiverKey: Felt252,
    condition: Felt252,
    fee: Side,
    nonce: UInt64,
    expiration: UInt64
  ) -> SignedMessage {
    let isConditional = condition != .zero
    var places = PackedWord()
    for position in [sent.position, receiver, fee.position] {
      places.append(position, bits: 64)
    }
    places.append(nonce, bits: 32)
    let kind: Kind = isConditional ? .conditionalTransfer : .transfer
    var amounts = PackedWord()
    amounts.append(kind.rawValue, bits: 10)
    for side in [sent, fee] { amounts.append(element: side.amount, bits: 64) }
    amounts.append(expiration, bits: 32)
    amounts.append(0, bits: 81)
    return SignedMessage(
      words: [sent.asset, fee.asset, receiverKey] + (isConditional ? [condition] : [])
        + [places.element, amounts.element]
    )
  }

  /// A withdrawal, to the signer's own key if `owner` is nil.
  ///
  ///     collateral, owner's key if there is one,
  ///     6₁₀ or 7₁₀ ‖ position₆₄ ‖ nonce₃₂ ‖ amount₆₄ ‖ expiration₃₂ ‖ 0₄₉
  package static func withdrawal(
    _ withdrawn: Side,
    owner: Felt252?,
    nonce: UInt64,
    expiration: UInt64
  ) -> SignedMessage {
    let kind: Kind = owner == nil ? .withdrawal : .withdrawalToOwner
    var word = PackedWord()
    word.append(kind.rawValue, bits: 10)
    word.append(withdrawn.position, bits: 64)
    word.append(nonce, bits: 32)
    word.append(element: withdrawn.amount, bits: 64)
    word.append(expiration, bits: 32)
    word.append(0, bits: 49)
    return SignedMessage(words: [withdrawn.asset] + (owner.map { [$0] } ?? []) + [word.element])
  }

  /// What an oracle says: signed name, external price·2³² + timestamp.
  package static func oraclePrice(
    signedID: Felt252,
    externalPrice: Felt252,
    timestamp: UInt64
  ) -> SignedMessage {
    var word = PackedWord()
    word.append(element: externalPrice, bits: 0)
    word.append(timestamp, bits: 32)
    return SignedMessage(words: [signedID, word.element])
  }
}
