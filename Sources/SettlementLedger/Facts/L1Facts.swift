package import StarkAlgebra
package import StarkSettlement

/// What somebody saw on the chain below, where proofs don't reach.
///
/// A list that is nil was not looked at, and what it could refute is not checked. A list that is
/// there is complete up to the batch it comes with.
public struct L1Facts: Hashable, Sendable {
  package var deposits: [SeenDeposit]?
  package var forcedRequests: [SeenRequest]?
  package var configurations: ApprovedConfigurations?
  package var updates: [SeenUpdate]?
  /// The conditions of conditional transfers that are fulfilled.
  package var conditions: [Felt252]?

  /// Facts of lists that were made by other means than a file.
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
