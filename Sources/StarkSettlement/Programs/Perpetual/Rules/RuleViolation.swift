extension Perpetual {
  /// A rule that a transaction or a signed price breaks.
  ///
  /// The program has numbers for some of its errors. One without a number cannot be part of any
  /// proof; the numbered errors of an update are what an invalid forced action has to show.
  package struct RuleViolation: Error, Equatable, Sendable {
    package let rule: Rule
    package let starkExError: StarkExError?
    package let expected: String?
    package let found: String?

    init(
      _ rule: Rule,
      _ starkExError: StarkExError? = nil,
      expected: String? = nil,
      found: String? = nil
    ) {
      self.rule = rule
      self.starkExError = starkExError
      self.expected = expected
      self.found = found
    }
  }
}
