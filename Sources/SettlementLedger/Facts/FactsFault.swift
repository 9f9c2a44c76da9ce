package import StarkAlgebra
package import StarkSettlement
package import StarkFaults
import StarkVerifier

/// Where a batch and what was seen on the chain below disagree.
extension Fault {
  /// An event that was recorded before with the same id and another content.
  package static func factsContradiction(id: String) -> Fault {
    Fault(.rejected, "facts/contradiction", "an event was recorded with another content", at: id)
      .in(.facts)
  }

  /// A list that says nothing about batches of this program.
  package static func factsOtherProgram(list: String) -> Fault {
    Fault(
      .rejected,
      "facts/program",
      "the list says nothing about batches of this program",
      at: list
    ).in(.facts)
  }

  /// The batch consumes a deposit that was not made, or more than there was.
  package static func factsDeposit(modification: Int, pending: UInt128, found: UInt64) -> Fault {
    Fault(
      .rejected,
      "facts/deposit",
      "the batch consumes a deposit that is not pending",
      at: "modification \(modification)",
      expected: "at most \(pending)",
      found: "\(found)"
    ).in(.facts)
  }

  /// The batch serves a request that nobody made, or that was served before.
  package static func factsNotRequested(forcedAction action: Int) -> Fault {
    Fault(
      .rejected,
      "facts/not-requested",
      "no pending request is what the batch serves",
      at: "forced action \(action)"
    ).in(.facts)
  }

  /// The batch answers a request for all of a vault that nobody made, or that was answered before.
  package static func factsFullWithdrawalNotRequested(modification: Int) -> Fault {
    Fault(
      .rejected,
      "facts/not-requested",
      "no request waits for the full withdrawal of the batch",
      at: "modification \(modification)"
    ).in(.facts)
  }

  /// The configuration is not one that the contract holds.
  package static func factsConfiguration(found: Felt252) -> Fault {
    Fault(.rejected, "facts/configuration", "the configuration is not approved", found: "\(found)")
      .in(.facts)
  }

  /// The configuration of an asset is not the one that the contract holds.
  package static func factsAssetConfiguration(_ asset: Perpetual.SyntheticAssetID, found: Felt252)
    -> Fault
  {
    Fault(
      .rejected,
      "facts/asset-configuration",
      "the configuration of an asset is not approved",
      at: "asset \(asset)",
      found: "\(found)"
    ).in(.facts)
  }

  /// It is not known when the contract took the batch.
  package static func factsUpdateUnknown(state: Bytes32) -> Fault {
    Fault(
      .rejected,
      "facts/update-unknown",
      "it is not known when the contract took the batch",
      found: "state 0x\(state)"
    ).in(.facts)
  }

  /// The time of the state was too far from that at which the contract took the batch.
  package static func factsUpdateTime(allowed: ClosedRange<UInt64>, found: UInt64) -> Fault {
    Fault(
      .rejected,
      "facts/update-time",
      "the time of the state was too far from that of its update",
      expected: "\(allowed.lowerBound) to \(allowed.upperBound)",
      found: "\(found)"
    ).in(.facts)
  }

  /// The contract took the batch when it had expired.
  package static func factsExpired(at time: UInt64, minimumExpiration: UInt64) -> Fault {
    Fault(
      .rejected,
      "facts/expired",
      "the batch had expired when the contract took it",
      expected: "before hour \(minimumExpiration)",
      found: "hour \(time / 3600)"
    ).in(.facts)
  }

  /// The condition of a transfer is not known to be fulfilled.
  package static func factsCondition(index: Int, found: Felt252) -> Fault {
    Fault(
      .rejected,
      "facts/condition",
      "the condition of a transfer is not known to be fulfilled",
      at: "condition \(index)",
      found: "\(found)"
    ).in(.facts)
  }
}
