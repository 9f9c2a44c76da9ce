package import StarkAlgebra
import StarkHashes

extension Perpetual {
  /// What a trader owns: collateral and synthetic assets, in quanta.
  ///
  /// The funding timestamp says when the cached indices were taken; it is not part of the hash.
  package struct Position: Hashable, Sendable {
    /// The abscissa of the owner's key; 0 while the position is empty.
    package var publicKey: Felt252
    package var collateral: Int64
    /// Ascending by id; no balance is 0; at most `maximumAssetCount`.
    package var assets: [Holding]
    package var fundingTimestamp: UInt64

    package static let maximumAssetCount = 64

    package init(
      publicKey: Felt252,
      collateral: Int64,
      assets: [Holding],
      fundingTimestamp: UInt64
    ) {
      self.publicKey = publicKey
      self.collateral = collateral
      self.assets = assets
      self.fundingTimestamp = fundingTimestamp
    }

    /// Whether nothing is left in it, whoever owns it.
    package var holdsNothing: Bool { collateral == 0 && assets.isEmpty }
  }

  /// A synthetic asset in a position.
  package struct Holding: Hashable, Sendable {
    package let asset: SyntheticAssetID
    /// Positive for a long, negative for a short holding.
    package var balance: Int64
    /// The asset's funding index when the position was last funded; 32 fractional bits.
    package var cachedFundingIndex: Int64

    package init(asset: SyntheticAssetID, balance: Int64, cachedFundingIndex: Int64) {
      self.asset = asset
      self.balance = balance
      self.cachedFundingIndex = cachedFundingIndex
    }
  }
}

extension Perpetual.Position: TreeLeaf {
  package static var empty: Self {
    Self(publicKey: .zero, collateral: 0, assets: [], fundingTimestamp: 0)
  }

  /// A chain from 0 over the holdings, the key, and collateral with count; 2 hashes and one a
  /// holding.
  ///
  ///     c ← H(c, asset·2¹²⁸ + (index + 2⁶³)·2⁶⁴ + (balance + 2⁶³)) for each holding
  ///     hash = H(H(c, key), (collateral + 2⁶³)·2¹⁶ + count)
  package func hash(counts: inout OperationCounts) -> Felt252 {
    let words = words
    counts.pedersenHashes += words.count - 1
    return words.dropFirst().reduce(words[0]) { Pedersen.hash($0, $1) }
  }

  /// The chains of many positions, step by step.
  package static func hashes(of leaves: [Self], counts: inout OperationCounts) -> [Felt252] {
    Pedersen.folds(of: leaves.map(\.words), counts: &counts)
  }

  /// What the chain goes over.
  private var words: [Felt252] {
    let balance = UInt128(UInt64(bitPattern: collateral) ^ 1 << 63) << 16
    let last = Felt252(balance | UInt128(assets.count))
    return [.zero] + assets.map(\.word) + [publicKey, last]
  }
}

extension Perpetual.Holding {
  fileprivate var word: Felt252 {
    let id = asset.value
    return Felt252(
      reducing: UInt256(
        UInt64(bitPattern: balance) ^ 1 << 63,
        UInt64(bitPattern: cachedFundingIndex) ^ 1 << 63,
        UInt64(truncatingIfNeeded: id),
        UInt64(truncatingIfNeeded: id >> 64)
      )
    )
  }
}
