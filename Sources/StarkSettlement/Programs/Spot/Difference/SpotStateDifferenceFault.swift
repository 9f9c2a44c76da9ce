package import StarkAlgebra
package import StarkFaults

extension Fault {
  /// The trees of the output are not as high as those of the state.
  package static func stateHeights(expected: Spot.Heights, found: Spot.Heights) -> Fault {
    Fault(
      .rejected,
      "state/heights",
      "the trees have other heights",
      expected: "\(expected.validium), \(expected.rollup)",
      found: "\(found.validium), \(found.rollup)"
    )
  }

  /// The output starts from another state.
  package static func stateInitialRoot(_ tree: Spot.StateTree, expected: Felt252, found: Felt252)
    -> Fault
  {
    Fault(
      .rejected,
      "state/initial-root",
      "the batch starts from another state",
      at: tree.rawValue,
      expected: "\(expected)",
      found: "\(found)"
    )
  }

  /// The data leads to another root than the proven one.
  package static func stateFinalRoot(_ tree: Spot.StateTree, expected: Felt252, found: Felt252)
    -> Fault
  {
    Fault(
      .rejected,
      "state/final-root",
      "the data leads to another root than was proven",
      at: tree.rawValue,
      expected: "\(expected)",
      found: "\(found)"
    )
  }

  /// A vault was published that holds what it held before.
  package static func unchangedVault(_ id: Spot.VaultID) -> Fault {
    Fault(.rejected, "state/unchanged-vault", "a vault was published that didn't change", at: id)
  }

  /// What the operator lists is not what was in the trees or was published.
  package static func stateContent(_ fault: Spot.ContentFault) -> Fault {
    fault.fault("state")
  }

  /// The trees cannot take the changes.
  package static func stateTree(_ error: TreeError) -> Fault {
    Fault(.rejected, "state/tree", "the trees cannot take the changes", found: "\(error)")
  }
}
