package import StarkAlgebra

/// Numbers side by side in a field element, the first one highest.
///
/// The program packs by multiplication and addition in the field. A number wider than its place
/// runs into the one before, here as there; the rules refuse it later.
package struct PackedWord {
  package private(set) var element = Felt252.zero

  package init() {}

  /// Moves what is there up by `bitCount`, at most 127, and adds `number`.
  package mutating func append(_ number: Felt252, bitCount: Int) {
    element = element * Felt252(UInt128(1) << UInt128(bitCount)) + number
  }
}
