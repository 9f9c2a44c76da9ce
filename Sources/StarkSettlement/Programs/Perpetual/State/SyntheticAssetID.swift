package import StarkAlgebra

extension Perpetual {
  /// The number of a synthetic asset, below 2¹²⁰; positions and tables are sorted by it.
  package struct SyntheticAssetID: Hashable, Comparable, Sendable {
    package let value: UInt128

    package static let bitCount = 120

    /// Nil for 2¹²⁰ and more.
    package init?(_ value: UInt128) {
      guard value >> Self.bitCount == 0 else { return nil }
      self.value = value
    }

    package init?(_ element: Felt252) {
      guard let value = UInt128(element) else { return nil }
      self.init(value)
    }

    package var element: Felt252 { Felt252(value) }

    package static func < (a: Self, b: Self) -> Bool { a.value < b.value }
  }
}

extension Perpetual.SyntheticAssetID: CustomStringConvertible {
  /// `0x` and the hexadecimal digits.
  package var description: String { "0x" + String(value, radix: 16) }
}
