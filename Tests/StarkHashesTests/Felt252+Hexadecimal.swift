import StarkAlgebra
import Testing

extension Felt252 {
  /// The element with the given hexadecimal digits, which must spell an integer below p.
  init(hexadecimal digits: String) throws {
    let integer = try #require(UInt256(hexadecimal: digits))
    self = try #require(Felt252(integer))
  }
}
