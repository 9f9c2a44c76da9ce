package import StarkVerifier

extension Perpetual {
  /// Why a replayed batch is not what the program would have proven.
  package enum ReplayFault: Error, Equatable, Sendable {
    /// The program would not take the configuration.
    case configuration(ConfigurationFault)
    /// The batch starts from another state than the one it is replayed on.
    case previousState(FieldDifference)
    /// The trees have not the height that the configuration says.
    case treeHeight(expected: Int, found: Int)
    /// A transaction or a signed price breaks a rule.
    case rule(RuleViolation, at: ReplayPlace)
    /// The final funding table has an asset that the configuration hasn't.
    case fundedAssetUnknown(SyntheticAssetID)
    /// The file says something that doesn't follow.
    case contradiction(FieldDifference)
    /// The proven output is another one.
    case output(FieldDifference)
  }

  /// The first of two values' fields that differ.
  package struct FieldDifference: Equatable, Sendable {
    /// The path of the field.
    package let field: String
    package let expected: String
    package let found: String
  }
}

extension Perpetual.ReplayFault: SettlementFault {
  package var failure: Failure {
    switch self {
    case .configuration(let fault): fault.failure
    case .previousState(let difference):
      Failure(
        "replay/previous-state",
        "the batch starts from another state",
        at: difference.field,
        expected: difference.expected,
        found: difference.found
      )
    case .treeHeight(let expected, let found):
      Failure(
        "replay/tree-height",
        "the configuration has another tree height than the state",
        expected: "\(expected)",
        found: "\(found)"
      )
    case .rule(let violation, let place):
      Failure(
        "replay/" + violation.rule.rawValue,
        violation.rule.summary,
        at: "\(place)",
        expected: violation.expected,
        found: violation.found
      )
    case .fundedAssetUnknown(let asset):
      Failure(
        "replay/funded-asset",
        "an asset with a funding index is not in the configuration",
        found: "\(asset)"
      )
    case .contradiction(let contradiction):
      Failure(
        "replay/contradiction",
        "the batch says something that does not follow from it",
        at: contradiction.field,
        expected: contradiction.expected,
        found: contradiction.found
      )
    case .output(let difference):
      Failure(
        "replay/output",
        "the proven output is another one",
        at: difference.field,
        expected: difference.expected,
        found: difference.found
      )
    }
  }

  package var starkExError: StarkExError? {
    switch self {
    case .configuration(let fault): fault.starkExError
    case .rule(let violation, _): violation.starkExError
    default: nil
    }
  }
}
