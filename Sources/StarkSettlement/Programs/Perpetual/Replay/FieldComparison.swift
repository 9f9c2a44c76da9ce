import StarkAlgebra

extension Perpetual {
  /// Compares values field by field and keeps the first difference.
  struct FieldComparison {
    private(set) var difference: FieldDifference?

    /// Compares what should be there with what is.
    mutating func compare<Value: Equatable>(
      _ field: @autoclosure () -> String,
      _ expected: Value,
      _ found: Value
    ) {
      guard difference == nil, expected != found else { return }
      difference = FieldDifference(
        field: field(),
        expected: Self.text(expected),
        found: Self.text(found)
      )
    }

    /// Compares two lists: their lengths, then element by element what `compare` compares.
    mutating func compare<Element: Equatable>(
      _ field: String,
      _ expected: [Element],
      _ found: [Element],
      _ compare: (inout FieldComparison, String, Element, Element) -> Void
    ) {
      self.compare(field + " count", expected.count, found.count)
      guard difference == nil, expected != found else { return }
      for (index, pair) in zip(expected, found).enumerated() where pair.0 != pair.1 {
        compare(&self, "\(field)[\(index)]", pair.0, pair.1)
      }
    }

    private static func text<Value>(_ value: Value) -> String {
      if let element = value as? Felt252 { "\(element.integer)" } else { "\(value)" }
    }
  }
}
