package import StarkAlgebra

extension Spot {
  /// What the signer of a limit order agrees to: to sell at most `sellAmount` at no worse a price
  /// than sellAmount for buyAmount.
  package struct OrderTerms: Hashable, Sendable {
    package var sellToken: Felt252
    package var buyToken: Felt252
    package var sellAmount: UInt64
    package var buyAmount: UInt64
    /// The id of a vault of the exchange, or the index of one on L1 if the order is from there.
    package var sellVault: UInt64
    package var buyVault: UInt64
    /// Nil in the older form of orders, which pay none.
    package var fee: FeeTerms?
    package var nonce: UInt64
    /// In hours since 1970.
    package var expiration: UInt64

    package init(
      sellToken: Felt252,
      buyToken: Felt252,
      sellAmount: UInt64,
      buyAmount: UInt64,
      sellVault: UInt64,
      buyVault: UInt64,
      fee: FeeTerms?,
      nonce: UInt64,
      expiration: UInt64
    ) {
      self.sellToken = sellToken
      self.buyToken = buyToken
      self.sellAmount = sellAmount
      self.buyAmount = buyAmount
      self.sellVault = sellVault
      self.buyVault = buyVault
      self.fee = fee
      self.nonce = nonce
      self.expiration = expiration
    }
  }

  /// The fee that the signer of an order or transfer agrees to.
  package struct FeeTerms: Hashable, Sendable {
    package var token: Felt252
    /// The most that may be taken for the whole order.
    package var limit: UInt64
    /// Where it is taken from: the id of a vault, or the index of one on L1.
    package var vault: UInt64

    package init(token: Felt252, limit: UInt64, vault: UInt64) {
      self.token = token
      self.limit = limit
      self.vault = vault
    }

    /// What messages have in the place of a fee that was not agreed on.
    package static var none: FeeTerms { FeeTerms(token: .zero, limit: 0, vault: 0) }
  }
}

extension Spot.OrderTerms {
  /// The words of the message with a fee; the output repeats them for an order from L1.
  ///
  ///     sell token · buy token · fee token
  ///     sell amount₆₄ ‖ buy amount₆₄ ‖ fee limit₆₄ ‖ nonce₃₂
  ///     3₁₀ ‖ fee vault₆₄ ‖ sell vault₆₄ ‖ buy vault₆₄ ‖ expiration₃₂ ‖ 0₁₇
  package var words: [Felt252] {
    let fee = fee ?? .none
    var amounts = PackedWord()
    amounts.append(sellAmount, bits: 64)
    amounts.append(buyAmount, bits: 64)
    amounts.append(fee.limit, bits: 64)
    amounts.append(nonce, bits: 32)
    var places = PackedWord()
    places.append(Self.messageType, bits: 10)
    places.append(fee.vault, bits: 64)
    places.append(sellVault, bits: 64)
    places.append(buyVault, bits: 64)
    places.append(expiration, bits: 32)
    places.append(0, bits: 17)
    return [sellToken, buyToken, fee.token, amounts.element, places.element]
  }

  static let messageType: UInt64 = 3

  /// The terms that `words` say, which have a fee; nil if they are not those of any.
  package init?(words: [Felt252]) {
    guard words.count == Spot.L1Order.termsWordCount else { return nil }
    var amounts = UnpackedWord(words[3])
    let (nonce, feeLimit) = (amounts.take(32), amounts.take(64))
    let (buyAmount, sellAmount) = (amounts.take(64), amounts.take(64))
    var places = UnpackedWord(words[4])
    _ = places.take(17)
    let (expiration, buyVault) = (places.take(32), places.take(64))
    let (sellVault, feeVault) = (places.take(64), places.take(64))
    self.init(
      sellToken: words[0],
      buyToken: words[1],
      sellAmount: sellAmount,
      buyAmount: buyAmount,
      sellVault: sellVault,
      buyVault: buyVault,
      fee: Spot.FeeTerms(token: words[2], limit: feeLimit, vault: feeVault),
      nonce: nonce,
      expiration: expiration
    )
    guard self.words == words else { return nil }
  }

  /// What is signed, whose hash names the order in the order tree; 4 hashes with a fee, else 2.
  ///
  /// With a fee H(H(H(H(w₀, w₁), w₂), w₃), w₄) over `words`. Without, the older form
  ///
  ///     H(H(sell token, buy token),
  ///       0₄ ‖ sell vault₃₁ ‖ buy vault₃₁ ‖ sell amount₆₃ ‖ buy amount₆₃ ‖ nonce₃₁ ‖ expiration₂₂)
  package var message: SignedMessage {
    guard fee == nil else { return SignedMessage(words: words) }
    let packed = Spot.OlderMessage(
      type: .order,
      vaults: (sellVault, buyVault),
      amounts: (sellAmount, buyAmount),
      nonce: nonce,
      expiration: expiration
    )
    return SignedMessage(words: [sellToken, buyToken, packed.word])
  }
}
