package import StarkAlgebra
package import StarkVerifier

extension Spot {
  /// Why transactions don't lead from the state before a batch to what was proven.
  package enum ReplayFault: SettlementFault {
    /// A transaction breaks a rule of the exchange.
    case rule(Step, Rule)
    /// A signature is not one of that message by that key.
    case signature(Step)
    /// The state before the batch doesn't say what a transaction needs, or all of them together.
    case state(Step?, TreeError)
    /// The batch is one for trees of other heights.
    case heights(expected: Heights, found: Heights)
    /// The batch claims to start from another state.
    case initialRoot(StateTree, expected: Felt252, found: Felt252)
    /// The batch claims to end with another state than its transactions lead to.
    case finalRoot(StateTree, expected: Felt252, found: Felt252)
    /// What the batch lists of vaults and orders is not what was found in them.
    case content(ContentFault)
    /// The output of these transactions is not the proven one.
    case output(OutputDifference)

    init(_ error: ReplayError, at step: Step) {
      switch error {
      case .rule(let rule): self = .rule(step, rule)
      case .state(let error): self = .state(step, error)
      }
    }
  }
}

extension Spot.ReplayFault {
  package var failure: Failure {
    switch self {
    case .rule(let step, let rule): rule.failure(at: "\(step)")
    case .signature(let step):
      Failure("replay/signature", "the signature is not valid", at: "\(step)")
    case .state(let step, let error):
      Failure(
        "replay/state",
        "the previous state is not known where it is needed",
        at: step.map { "\($0)" },
        found: "\(error)"
      )
    case .heights(let expected, let found):
      Failure(
        "replay/heights",
        "the batch is for trees of other heights",
        expected: "\(expected.validium), \(expected.rollup)",
        found: "\(found.validium), \(found.rollup)"
      )
    case .initialRoot(let tree, let expected, let found):
      Failure(
        "replay/initial-root",
        "the batch starts from another state",
        at: tree.rawValue,
        expected: "\(expected)",
        found: "\(found)"
      )
    case .finalRoot(let tree, let expected, let found):
      Failure(
        "replay/final-root",
        "the transactions lead to another state than the batch says",
        at: tree.rawValue,
        expected: "\(expected)",
        found: "\(found)"
      )
    case .content(let fault): fault.failure("replay")
    case .output(let difference):
      Failure(
        "replay/output",
        "the transactions give another output than was proven",
        at: "\(difference.place)",
        expected: difference.expected.map { "\($0)" } ?? "the end",
        found: difference.found.map { "\($0)" } ?? "the end"
      )
    }
  }
}

extension Spot.Step: CustomStringConvertible {
  /// A place such as `transactions[4], party A`.
  package var description: String {
    "transactions[\(transaction)]" + (party.map { ", party \($0.rawValue)" } ?? "")
  }
}
