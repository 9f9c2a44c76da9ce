package import StarkAlgebra
package import StarkSettlement

/// What somebody saw on the chain below, where proofs don't reach.
///
/// A list that is nil was not looked at, and what it could refute is not checked. A list that is there
/// is complete up to the batch it comes with.
package struct L1Facts: Hashable, Sendable {
  package var deposits: [SeenDeposit]?
  package var forcedRequests: [SeenRequest]?
  package var configurations: ApprovedConfigurations?
  package var updates: [SeenUpdate]?
  /// The conditions of conditional transfers that are fulfilled.
  package var conditions: [Felt252]?

  package init(
    deposits: [SeenDeposit]? = nil,
    forcedRequests: [SeenRequest]? = nil,
    configurations: ApprovedConfigurations? = nil,
    updates: [SeenUpdate]? = nil,
    conditions: [Felt252]? = nil
  ) {
    self.deposits = deposits
    self.forcedRequests = forcedRequests
    self.configurations = configurations
    self.updates = updates
    self.conditions = conditions
  }
}

/// A deposit that waits for a batch to consume it.
package struct SeenDeposit: Hashable, Sendable {
  /// What tells the event from all others, such as transaction hash and log index.
  package let id: String
  package let ownerKey: Felt252
  package let position: UInt64
  /// In quanta of the collateral.
  package let amount: UInt64

  package init(id: String, ownerKey: Felt252, position: UInt64, amount: UInt64) {
    self.id = id
    self.ownerKey = ownerKey
    self.position = position
    self.amount = amount
  }
}

/// A request that the operator must serve within seven days.
package struct SeenRequest: Hashable, Sendable {
  /// What tells the event from all others.
  package let id: String
  /// When it was made, in seconds since 1970.
  package let time: UInt64
  package let action: Perpetual.ForcedAction

  package init(id: String, time: UInt64, action: Perpetual.ForcedAction) {
    self.id = id
    self.time = time
    self.action = action
  }
}

/// The hashes of configurations that the contract holds.
package struct ApprovedConfigurations: Hashable, Sendable {
  package let general: [Felt252]
  package let assets: [Perpetual.AssetConfigurationHash]

  package init(general: [Felt252], assets: [Perpetual.AssetConfigurationHash]) {
    self.general = general
    self.assets = assets
  }
}

/// The moment at which the contract took a batch.
package struct SeenUpdate: Hashable, Sendable {
  /// The hash of the state that the batch led to.
  package let stateHash: Bytes32
  /// In seconds since 1970.
  package let time: UInt64

  package init(stateHash: Bytes32, time: UInt64) {
    self.stateHash = stateHash
    self.time = time
  }
}
