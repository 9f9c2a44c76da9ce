package import StarkAlgebra

/// Numbers side by side in a field element, the first one highest.
///
/// StarkEx's programs pack by multiplication and addition in the field. A number wider than its
/// place runs into the one before, here as there; other checks refuse it.
package struct PackedWord: Sendable {
  package private(set) var element = Felt252.zero

  package init() {}

  /// Moves what is there up by `bits`, at most 127, and adds `number`.
  package mutating func append(element number: Felt252, bits: Int) {
    element = element * Felt252(UInt128(1) << UInt128(bits)) + number
  }

  /// Moves what is there up by `bits`, at most 127, and adds `number`.
  package mutating func append(_ number: UInt64, bits: Int) {
    append(element: Felt252(number), bits: bits)
  }
}
