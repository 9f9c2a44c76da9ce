package import StarkFaults

extension Perpetual {
  /// The first of two values' fields that differ.
  package struct FieldDifference: Equatable, Sendable {
    /// The path of the field.
    package let field: String
    package let expected: String
    package let found: String
  }
}

extension Fault {
  /// The batch starts from another state than the one it is replayed on.
  package static func previousState(_ difference: Perpetual.FieldDifference) -> Fault {
    Fault(
      .rejected,
      "replay/previous-state",
      "the batch starts from another state",
      at: difference.field,
      expected: difference.expected,
      found: difference.found
    )
  }

  /// The trees have not the height that the configuration says.
  package static func treeHeight(expected: Int, found: Int) -> Fault {
    Fault(
      .rejected,
      "replay/tree-height",
      "the configuration has another tree height than the state",
      expected: "\(expected)",
      found: "\(found)"
    )
  }

  /// A transaction or a signed price breaks a rule.
  package static func brokenRule(
    _ violation: Perpetual.RuleViolation,
    at place: Perpetual.ReplayPlace
  ) -> Fault {
    Fault(
      .rejected,
      "replay/" + violation.rule.rawValue,
      violation.rule.summary,
      at: place,
      expected: violation.expected,
      found: violation.found,
      detail: violation.starkExError
    )
  }

  /// The final funding table has an asset that the configuration hasn't.
  package static func fundedAssetUnknown(_ asset: Perpetual.SyntheticAssetID) -> Fault {
    Fault(
      .rejected,
      "replay/funded-asset",
      "an asset with a funding index is not in the configuration",
      found: "\(asset)"
    )
  }

  /// The file says something that doesn't follow.
  package static func replayContradiction(_ contradiction: Perpetual.FieldDifference) -> Fault {
    Fault(
      .rejected,
      "replay/contradiction",
      "the batch says something that does not follow from it",
      at: contradiction.field,
      expected: contradiction.expected,
      found: contradiction.found
    )
  }

  /// The proven output is another one.
  package static func replayOutput(_ difference: Perpetual.FieldDifference) -> Fault {
    Fault(
      .rejected,
      "replay/output",
      "the proven output is another one",
      at: difference.field,
      expected: difference.expected,
      found: difference.found
    )
  }
}
