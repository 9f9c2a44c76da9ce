package import StarkAlgebra

/// A hash that names a Cairo program: the Pedersen hash of its bytecode with the names of its
/// builtins, or one of the other ways to hash it where the verifier takes them.
public struct ProgramHash: Hashable, Sendable {
  package let value: Felt252

  package init(_ value: Felt252) {
    self.value = value
  }

  /// The hash with these hexadecimal digits, with or without `0x` before them.
  ///
  /// Nil if there is no digit, anything but digits, or a number that is no field element.
  public init?(hexadecimal digits: String) {
    guard let integer = UInt256(hexadecimal: digits), let value = Felt252(integer) else {
      return nil
    }
    self.value = value
  }
}

extension ProgramHash: CustomStringConvertible {
  /// `0x` and the hexadecimal digits without leading zeros.
  public var description: String { value.integer.description }
}
