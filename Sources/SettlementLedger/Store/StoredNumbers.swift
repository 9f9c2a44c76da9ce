package import Foundation
package import StarkAlgebra

/// How numbers are kept.
///
/// SQLite has signed 64-bit integers and floating point, and nothing wider. So whatever fits Int64
/// by its meaning (balances, funding indices, counts) is an INTEGER, and every other number a BLOB
/// of fixed length, most significant byte first: it is exact, and blobs compare like the numbers
/// they stand for, so that indices and ORDER BY work. Nothing is ever REAL but bits of security.
extension FixedWidthInteger where Self: UnsignedInteger {
  /// The bytes of the number, most significant first.
  package var stored: Data { Data((0..<Self.bitWidth / 8).reversed().map { byte($0) }) }

  /// The number with these bytes; nil if they are not as many as it takes.
  package init?(stored data: Data) {
    guard data.count == Self.bitWidth / 8 else { return nil }
    self = data.reduce(0) { $0 << 8 | Self($1) }
  }

  private func byte(_ index: Int) -> UInt8 { UInt8(truncatingIfNeeded: self >> Self(8 * index)) }
}

extension Int128 {
  /// The bytes of the number + 2¹²⁷, which compare like the number.
  package var stored: Data { (UInt128(bitPattern: self) ^ 1 << 127).stored }

  package init?(stored data: Data) {
    guard let word = UInt128(stored: data) else { return nil }
    self.init(bitPattern: word ^ 1 << 127)
  }
}

extension Bytes32 {
  package var stored: Data { Data(array) }

  package init?(stored data: Data) {
    guard data.count == 32 else { return nil }
    let bytes = [UInt8](data)
    self.init(bytes.span)
  }
}

extension Felt252 {
  package var stored: Data { bytes.stored }

  package init?(stored data: Data) {
    guard let bytes = Bytes32(stored: data) else { return nil }
    self.init(bytes.integer)
  }
}
