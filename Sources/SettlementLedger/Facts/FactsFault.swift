package import StarkAlgebra
package import StarkSettlement
package import StarkVerifier

/// Where a batch and what was seen on the chain below disagree.
package enum FactsFault: Error, Equatable, Sendable {
  /// An event that was recorded before with the same id and another content.
  case contradiction(id: String)
  /// A list that says nothing about batches of this program.
  case otherProgram(list: String)
  /// The batch consumes a deposit that was not made, or more than there was.
  case deposit(modification: Int, pending: UInt128, found: UInt64)
  /// The batch serves a request that nobody made, or that was served before.
  case notRequested(forcedAction: Int)
  /// The batch answers a request for all of a vault that nobody made, or that was answered before.
  case fullWithdrawalNotRequested(modification: Int)
  /// The configuration is not one that the contract holds.
  case configuration(found: Felt252)
  /// The configuration of an asset is not the one that the contract holds.
  case assetConfiguration(Perpetual.SyntheticAssetID, found: Felt252)
  /// It is not known when the contract took the batch.
  case updateUnknown(state: Bytes32)
  /// The time of the state was too far from that at which the contract took the batch.
  case updateTime(allowed: ClosedRange<UInt64>, found: UInt64)
  /// The contract took the batch when it had expired.
  case expired(at: UInt64, minimumExpiration: UInt64)
  /// The condition of a transfer is not known to be fulfilled.
  case condition(index: Int, found: Felt252)
}

extension FactsFault: SettlementFault {
  package var failure: Failure {
    switch self {
    case .contradiction(let id):
      Failure("facts/contradiction", "an event was recorded with another content", at: id)
    case .otherProgram(let list):
      Failure("facts/program", "the list says nothing about batches of this program", at: list)
    case .deposit(let modification, let pending, let found):
      Failure(
        "facts/deposit",
        "the batch consumes a deposit that is not pending",
        at: "modification \(modification)",
        expected: "at most \(pending)",
        found: "\(found)"
      )
    case .notRequested(let action):
      Failure(
        "facts/not-requested",
        "no pending request is what the batch serves",
        at: "forced action \(action)"
      )
    case .fullWithdrawalNotRequested(let modification):
      Failure(
        "facts/not-requested",
        "no request waits for the full withdrawal of the batch",
        at: "modification \(modification)"
      )
    case .configuration(let found):
      Failure("facts/configuration", "the configuration is not approved", found: "\(found)")
    case .assetConfiguration(let asset, let found):
      Failure(
        "facts/asset-configuration",
        "the configuration of an asset is not approved",
        at: "asset \(asset)",
        found: "\(found)"
      )
    case .updateUnknown(let state):
      Failure(
        "facts/update-unknown",
        "it is not known when the contract took the batch",
        found: "state 0x\(state)"
      )
    case .updateTime(let allowed, let found):
      Failure(
        "facts/update-time",
        "the time of the state was too far from that of its update",
        expected: "\(allowed.lowerBound) to \(allowed.upperBound)",
        found: "\(found)"
      )
    case .expired(let time, let minimumExpiration):
      Failure(
        "facts/expired",
        "the batch had expired when the contract took it",
        expected: "before hour \(minimumExpiration)",
        found: "hour \(time / 3600)"
      )
    case .condition(let index, let found):
      Failure(
        "facts/condition",
        "the condition of a transfer is not known to be fulfilled",
        at: "condition \(index)",
        found: "\(found)"
      )
    }
  }
}
