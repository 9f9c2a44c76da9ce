import StarkAlgebra

extension Spot {
  /// The last word of messages without a fee, whose vault ids have 31 bits.
  struct OlderMessage {
    let type: Kind
    let vaults: (UInt64, UInt64)
    let amounts: (UInt64, UInt64)
    let nonce: UInt64
    let expiration: UInt64

    enum Kind: UInt64 {
      case order = 0
      case transfer = 1
      case conditionalTransfer = 2
    }

    /// type₄ ‖ vault₃₁ ‖ vault₃₁ ‖ amount₆₃ ‖ amount₆₃ ‖ nonce₃₁ ‖ expiration₂₂.
    ///
    /// The program does not check that a vault id fits here; that of a rollup vault does not.
    var word: Felt252 {
      var word = PackedWord()
      word.append(type.rawValue, bits: 4)
      word.append(vaults.0, bits: 31)
      word.append(vaults.1, bits: 31)
      word.append(amounts.0, bits: Spot.amountBitCount)
      word.append(amounts.1, bits: Spot.amountBitCount)
      word.append(nonce, bits: 31)
      word.append(expiration, bits: 22)
      return word.element
    }
  }
}
