extension Perpetual {
  /// An amount that the program takes: 0 ..< 2⁶⁴.
  ///
  /// Not everywhere does the program have a number for one that is out of range.
  static func amount(
    _ amount: Int128,
    _ error: StarkExError? = nil
  ) throws(RuleViolation) -> UInt64 {
    guard let checked = UInt64(exactly: amount) else {
      throw RuleViolation(.amountRange, error, expected: "0 to 2^64 - 1", found: "\(amount)")
    }
    return checked
  }

  /// Checks that two positions of one transaction differ.
  static func checkDistinct(
    _ a: UInt64,
    _ b: UInt64,
    _ error: StarkExError?
  ) throws(RuleViolation) {
    guard a != b else {
      throw RuleViolation(.samePosition, error, expected: "two positions", found: "\(a) twice")
    }
  }
}
