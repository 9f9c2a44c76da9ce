package import StarkSettlement

/// Why the operator takes a transaction into no batch.
package struct OperatorRefusal: Error, Equatable {
  /// The number StarkEx's program has for it; nil if it has none.
  package let code: StarkExError?

  static func program(_ code: StarkExError) -> OperatorRefusal { OperatorRefusal(code: code) }

  /// A rule of the program that has no number.
  static let unnumbered = OperatorRefusal(code: nil)
}
