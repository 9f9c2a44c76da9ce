package import StarkAlgebra
import StarkHashes

extension Spot {
  /// An amount of one token that one key owns.
  ///
  /// A vault without balance belongs to nobody: its key and token are 0 whatever it is made with.
  package struct Vault: Hashable, Sendable {
    /// The abscissa of the owner's key.
    package let publicKey: Felt252
    package let token: Felt252
    /// In quanta of the token, below 2⁶³.
    package let balance: UInt64

    package init(publicKey: Felt252, token: Felt252, balance: UInt64) {
      self.publicKey = balance == 0 ? .zero : publicKey
      self.token = balance == 0 ? .zero : token
      self.balance = balance
    }
  }
}

extension Spot.Vault: TreeLeaf {
  package static var empty: Self { Self(publicKey: .zero, token: .zero, balance: 0) }

  /// H(H(key, token), balance).
  package func hash(counts: inout OperationCounts) -> Felt252 {
    counts.pedersenHashes += 2
    return Pedersen.hash(Pedersen.hash(publicKey, token), Felt252(balance))
  }

  /// The hashes of many vaults, both steps of all of them side by side.
  package static func hashes(of leaves: [Self], counts: inout OperationCounts) -> [Felt252] {
    let words = leaves.map { [$0.publicKey, $0.token, Felt252($0.balance)] }
    return Pedersen.folds(of: words, counts: &counts)
  }
}

extension Spot.Vault: CustomStringConvertible {
  /// The balance, the token and the key, or `empty`.
  package var description: String {
    balance == 0 ? "empty" : "\(balance) of \(token) owned by \(publicKey)"
  }
}
