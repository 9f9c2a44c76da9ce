package import StarkAlgebra
import StarkHashes

extension Spot {
  /// A vault that the contract on the chain below (L1) keeps.
  package struct L1Vault: Hashable, Sendable {
    /// An Ethereum address, below 2¹⁶⁰.
    package let owner: Felt252
    package let token: Felt252
    /// Below 2³¹.
    package let index: UInt64

    package init(owner: Felt252, token: Felt252, index: UInt64) {
      self.owner = owner
      self.token = token
      self.index = index
    }

    package static let ownerBitCount = 160
    package static let indexBitCount = 31

    /// What the output is sorted by: H(index·2¹⁶⁰ + owner, token).
    package var key: Felt252 {
      var word = PackedWord()
      word.append(index, bits: Self.indexBitCount)
      // Twice 80 bits, as one step takes at most 127.
      word.append(0, bits: Self.ownerBitCount / 2)
      word.append(element: owner, bits: Self.ownerBitCount / 2)
      return Pedersen.hash(word.element, token)
    }
  }

  /// What the batch does to a vault on L1.
  package struct L1VaultUpdate: Hashable, Sendable {
    package let vault: L1Vault
    /// What has to be in it before the batch, so that it never runs dry; below 2⁶³.
    package let minimumBalance: UInt64
    /// In (−2⁶³, 2⁶³), and minimumBalance + difference is in [0, 2⁶³).
    package let difference: Int64

    package init(vault: L1Vault, minimumBalance: UInt64, difference: Int64) {
      self.vault = vault
      self.minimumBalance = minimumBalance
      self.difference = difference
    }
  }

  /// A limit order that was registered on L1 by a transaction instead of a signature.
  package struct L1Order: Hashable, Sendable {
    /// An Ethereum address, below 2¹⁶⁰.
    package let owner: Felt252
    /// With fee terms always: the output has words for them, 0 where none were agreed on.
    package private(set) var terms: OrderTerms

    package init(owner: Felt252, terms: OrderTerms) {
      self.owner = owner
      self.terms = terms
      if terms.fee == nil { self.terms.fee = FeeTerms.none }
    }

    /// The number of words after owner and count, which are those of `OrderTerms.words`.
    package static let termsWordCount = 5
  }
}
