package import StarkAlgebra

/// Fields side by side in one element, the first in the highest bits.
///
/// Packing is done in the field as StarkEx's programs do it, which leave the range of some fields
/// to other checks: one that is too wide spills into the others in the same way here.
package struct PackedWord: Sendable {
  package private(set) var element = Felt252.zero

  package init() {}

  /// Appends a field of `bits` bits: element ← element·2^bits + field.
  package mutating func append(element field: Felt252, bits: Int) {
    for _ in 0..<bits { element = element.doubled }
    element = element + field
  }

  package mutating func append(_ field: UInt64, bits: Int) {
    append(element: Felt252(field), bits: bits)
  }
}
