package import StarkAlgebra

/// An element of the STARK field, an integer in [0, p) with p = 2²⁵¹ + 17·2¹⁹² + 1.
public struct FieldElement: Hashable, Sendable {
  package let value: Felt252

  package init(_ value: Felt252) {
    self.value = value
  }

  /// The element with these hexadecimal digits, with or without `0x` before them.
  ///
  /// Nil if there is no digit, anything but digits, or a number of p and more.
  public init?(hexadecimal digits: String) {
    guard let integer = UInt256(hexadecimal: digits), let value = Felt252(integer) else {
      return nil
    }
    self.value = value
  }

  /// The integer as 32 bytes, most significant first.
  public var bytes: [UInt8] { value.bytes.array }
}

extension FieldElement: CustomStringConvertible {
  /// `0x` and the hexadecimal digits without leading zeros.
  public var description: String { value.description }
}
