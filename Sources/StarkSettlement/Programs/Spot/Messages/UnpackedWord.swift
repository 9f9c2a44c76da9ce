package import StarkAlgebra

/// The fields of a packed element, read from the lowest bits upwards.
package struct UnpackedWord: Sendable {
  /// What has not been read yet.
  package private(set) var rest: UInt256

  package init(_ element: Felt252) { rest = element.integer }

  /// The next field, of 1 to 64 bits.
  package mutating func take(_ bits: Int) -> UInt64 {
    let field = bits == 64 ? rest.w0 : rest.w0 & ((1 << UInt64(bits)) - 1)
    rest = rest >> bits
    return field
  }

  /// Whether nothing is left but zeros.
  package var isEmpty: Bool { rest == .zero }
}
