package import StarkAlgebra

extension Spot {
  /// What the signer of a transfer agrees to.
  package struct TransferTerms: Hashable, Sendable {
    package var token: Felt252
    package var amount: UInt64
    package var sender: VaultID
    package var receiver: VaultID
    package var receiverKey: Felt252
    /// Something that has to be true on L1; nil for a transfer without condition, never 0.
    package var condition: Felt252?
    /// Nil in the older form of transfers, which pay none.
    package var fee: FeeTerms?
    package var nonce: UInt64
    /// In hours since 1970.
    package var expiration: UInt64

    package init(
      token: Felt252,
      amount: UInt64,
      sender: VaultID,
      receiver: VaultID,
      receiverKey: Felt252,
      condition: Felt252?,
      fee: FeeTerms?,
      nonce: UInt64,
      expiration: UInt64
    ) {
      self.token = token
      self.amount = amount
      self.sender = sender
      self.receiver = receiver
      self.receiverKey = receiverKey
      self.condition = condition
      self.fee = fee
      self.nonce = nonce
      self.expiration = expiration
    }

    /// What is signed, whose hash names the transfer in the order tree.
    ///
    /// A condition is one more hash than these, right after the receiver's key. With a fee
    ///
    ///     H(H(H(H(token, fee token), receiver key),
    ///       sender₆₄ ‖ receiver₆₄ ‖ fee vault₆₄ ‖ nonce₃₂),
    ///       type₁₀ ‖ amount₆₄ ‖ fee limit₆₄ ‖ expiration₃₂ ‖ 0₈₁)
    ///
    /// with type 4, or 5 with a condition; without a fee the older form
    ///
    ///     H(H(token, receiver key),
    ///       type₄ ‖ sender₃₁ ‖ receiver₃₁ ‖ amount₆₃ ‖ 0₆₃ ‖ nonce₃₁ ‖ expiration₂₂)
    ///
    /// with type 1 or 2.
    package var message: SignedMessage {
      var words = [token]
      if let fee { words.append(fee.token) }
      words.append(receiverKey)
      if let condition { words.append(condition) }
      if let fee { words += packed(fee) } else { words.append(olderWord) }
      return SignedMessage(words: words)
    }

    private func packed(_ fee: FeeTerms) -> [Felt252] {
      var places = PackedWord()
      places.append(sender.value, bits: 64)
      places.append(receiver.value, bits: 64)
      places.append(fee.vault, bits: 64)
      places.append(nonce, bits: 32)
      var amounts = PackedWord()
      amounts.append(condition == nil ? 4 : 5, bits: 10)
      amounts.append(amount, bits: 64)
      amounts.append(fee.limit, bits: 64)
      amounts.append(expiration, bits: 32)
      amounts.append(0, bits: 81)
      return [places.element, amounts.element]
    }

    private var olderWord: Felt252 {
      OlderMessage(
        type: condition == nil ? .transfer : .conditionalTransfer,
        vaults: (sender.value, receiver.value),
        amounts: (amount, 0),
        nonce: nonce,
        expiration: expiration
      ).word
    }
  }
}
