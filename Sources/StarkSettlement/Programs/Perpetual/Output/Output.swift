package import StarkAlgebra

extension Perpetual {
  /// What a run of the program puts out, in the order of the words.
  package struct Output: Hashable, Sendable {
    package var configurationHash: Felt252
    package var availability: DataAvailability
    /// The hash of each asset's configuration, ascending by asset.
    package var assetHashes: [AssetConfigurationHash]
    package var previous: SharedState
    package var next: SharedState
    /// In hours since 1970.
    package var minimumExpiration: UInt64
    /// In the order of execution.
    package var modifications: [Modification]
    /// In the order of execution.
    package var forcedActions: [ForcedAction]
    /// The condition of each conditional transfer, 250 bits, in the order of execution.
    package var conditions: [Felt252]
    /// Nil for a validium.
    package var data: PublishedData?

    package init(
      configurationHash: Felt252,
      availability: DataAvailability,
      assetHashes: [AssetConfigurationHash],
      previous: SharedState,
      next: SharedState,
      minimumExpiration: UInt64,
      modifications: [Modification],
      forcedActions: [ForcedAction],
      conditions: [Felt252],
      data: PublishedData?
    ) {
      self.configurationHash = configurationHash
      self.availability = availability
      self.assetHashes = assetHashes
      self.previous = previous
      self.next = next
      self.minimumExpiration = minimumExpiration
      self.modifications = modifications
      self.forcedActions = forcedActions
      self.conditions = conditions
      self.data = data
    }
  }

  package struct AssetConfigurationHash: Hashable, Sendable {
    package let asset: SyntheticAssetID
    package let hash: Felt252

    package init(asset: SyntheticAssetID, hash: Felt252) {
      self.asset = asset
      self.hash = hash
    }
  }

  /// A deposit that the batch consumed or a withdrawal that it allows.
  package struct Modification: Hashable, Sendable {
    package let ownerKey: Felt252
    package let position: UInt64
    /// In (−2⁶⁴, 2⁶⁴); positive for a deposit.
    package let delta: Int128

    package init(ownerKey: Felt252, position: UInt64, delta: Int128) {
      self.ownerKey = ownerKey
      self.position = position
      self.delta = delta
    }
  }

  /// A request from the chain below that the batch served.
  package enum ForcedAction: Hashable, Sendable {
    case withdrawal(ForcedWithdrawal)
    case trade(ForcedTrade)
  }

  package struct ForcedWithdrawal: Hashable, Sendable {
    package let key: Felt252
    package let position: UInt64
    package let amount: UInt64

    package init(key: Felt252, position: UInt64, amount: UInt64) {
      self.key = key
      self.position = position
      self.amount = amount
    }
  }

  package struct ForcedTrade: Hashable, Sendable {
    package let keyA: Felt252
    package let keyB: Felt252
    package let positionA: UInt64
    package let positionB: UInt64
    package let asset: SyntheticAssetID
    package let collateralAmount: UInt64
    package let syntheticAmount: UInt64
    package let isABuying: Bool
    /// Chosen by the requesters; contracts take any field element.
    package let nonce: Felt252

    package init(
      keyA: Felt252,
      keyB: Felt252,
      positionA: UInt64,
      positionB: UInt64,
      asset: SyntheticAssetID,
      collateralAmount: UInt64,
      syntheticAmount: UInt64,
      isABuying: Bool,
      nonce: Felt252
    ) {
      self.keyA = keyA
      self.keyB = keyB
      self.positionA = positionA
      self.positionB = positionB
      self.asset = asset
      self.collateralAmount = collateralAmount
      self.syntheticAmount = syntheticAmount
      self.isABuying = isABuying
      self.nonce = nonce
    }
  }
}
