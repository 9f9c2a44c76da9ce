package import StarkAlgebra
package import StarkFaults

extension Fault {
  static func replay(_ error: Spot.ReplayError, at step: Spot.Step) -> Fault {
    switch error {
    case .rule(let rule): .brokenRule(step, rule)
    case .state(let error): .replayState(step, error)
    }
  }

  /// A transaction breaks a rule of the exchange.
  package static func brokenRule(_ step: Spot.Step, _ rule: Spot.Rule) -> Fault {
    rule.fault(at: step.description)
  }

  /// A signature is not one of that message by that key.
  package static func invalidSignature(_ step: Spot.Step) -> Fault {
    Fault(.rejected, "replay/signature", "the signature is not valid", at: step)
  }

  /// The state before the batch doesn't say what a transaction needs, or all of them together.
  package static func replayState(_ step: Spot.Step?, _ error: TreeError) -> Fault {
    Fault(
      .rejected,
      "replay/state",
      "the previous state is not known where it is needed",
      at: step.map { "\($0)" },
      found: "\(error)"
    )
  }

  /// The batch is one for trees of other heights.
  package static func replayHeights(expected: Spot.Heights, found: Spot.Heights) -> Fault {
    Fault(
      .rejected,
      "replay/heights",
      "the batch is for trees of other heights",
      expected: "\(expected.validium), \(expected.rollup)",
      found: "\(found.validium), \(found.rollup)"
    )
  }

  /// The batch claims to start from another state.
  package static func replayInitialRoot(_ tree: Spot.StateTree, expected: Felt252, found: Felt252)
    -> Fault
  {
    Fault(
      .rejected,
      "replay/initial-root",
      "the batch starts from another state",
      at: tree.rawValue,
      expected: "\(expected)",
      found: "\(found)"
    )
  }

  /// The batch claims to end with another state than its transactions lead to.
  package static func replayFinalRoot(_ tree: Spot.StateTree, expected: Felt252, found: Felt252)
    -> Fault
  {
    Fault(
      .rejected,
      "replay/final-root",
      "the transactions lead to another state than the batch says",
      at: tree.rawValue,
      expected: "\(expected)",
      found: "\(found)"
    )
  }

  /// What the batch lists of vaults and orders is not what was found in them.
  package static func replayContent(_ fault: Spot.ContentFault) -> Fault {
    fault.fault("replay")
  }

  /// The output of these transactions is not the proven one.
  package static func replayOutput(_ difference: Spot.OutputDifference) -> Fault {
    Fault(
      .rejected,
      "replay/output",
      "the transactions give another output than was proven",
      at: "\(difference.place)",
      expected: difference.expected.map { "\($0)" } ?? "the end",
      found: difference.found.map { "\($0)" } ?? "the end"
    )
  }
}

extension Spot.Step: CustomStringConvertible {
  /// A place such as `transactions[4], party A`.
  package var description: String {
    "transactions[\(transaction)]" + (party.map { ", party \($0.rawValue)" } ?? "")
  }
}
