package import StarkAlgebra
package import StarkVerifier

extension Spot {
  /// Why data doesn't lead from the state before a batch to the proven one.
  package enum StateDifferenceFault: SettlementFault {
    /// The trees of the output are not as high as those of the state.
    case heights(expected: Heights, found: Heights)
    /// The output starts from another state.
    case initialRoot(StateTree, expected: Felt252, found: Felt252)
    /// The data leads to another root than the proven one.
    case finalRoot(StateTree, expected: Felt252, found: Felt252)
    /// A vault was published that holds what it held before.
    case unchangedVault(VaultID)
    /// What the operator lists is not what was in the trees or was published.
    case content(ContentFault)
    /// The trees cannot take the changes.
    case tree(TreeError)
  }
}

extension Spot.StateDifferenceFault {
  package var failure: Failure {
    switch self {
    case .heights(let expected, let found):
      Failure(
        "state/heights",
        "the trees have other heights",
        expected: "\(expected.validium), \(expected.rollup)",
        found: "\(found.validium), \(found.rollup)"
      )
    case .initialRoot(let tree, let expected, let found):
      Failure(
        "state/initial-root",
        "the batch starts from another state",
        at: tree.rawValue,
        expected: "\(expected)",
        found: "\(found)"
      )
    case .finalRoot(let tree, let expected, let found):
      Failure(
        "state/final-root",
        "the data leads to another root than was proven",
        at: tree.rawValue,
        expected: "\(expected)",
        found: "\(found)"
      )
    case .unchangedVault(let id):
      Failure("state/unchanged-vault", "a vault was published that didn't change", at: "\(id)")
    case .content(let fault): fault.failure("state")
    case .tree(let error):
      Failure("state/tree", "the trees cannot take the changes", found: "\(error)")
    }
  }
}
