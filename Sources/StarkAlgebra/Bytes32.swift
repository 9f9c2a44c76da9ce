/// Thirty-two bytes: a digest, a Merkle node or an encoded field element.
///
/// The bytes are kept as four words loaded in little-endian order (word i holds bytes 8i…8i+7),
/// the form in which Keccak and Blake2s consume them. Read as an integer they are big-endian, as
/// everything in a Stone proof is.
@frozen
@usableFromInline
package struct Bytes32: Hashable, Sendable {
  @usableFromInline package var w0, w1, w2, w3: UInt64

  /// The four little-endian words, first bytes first.
  @inlinable
  package init(_ w0: UInt64, _ w1: UInt64, _ w2: UInt64, _ w3: UInt64) {
    self.w0 = w0
    self.w1 = w1
    self.w2 = w2
    self.w3 = w3
  }

  /// The big-endian encoding of `integer`.
  @inlinable
  package init(_ integer: UInt256) {
    self.init(
      integer.w3.byteSwapped,
      integer.w2.byteSwapped,
      integer.w1.byteSwapped,
      integer.w0.byteSwapped
    )
  }

  /// The bytes read as a big-endian integer.
  @inlinable
  package var integer: UInt256 {
    UInt256(w3.byteSwapped, w2.byteSwapped, w1.byteSwapped, w0.byteSwapped)
  }

  /// Thirty-two zero bytes.
  @inlinable
  package static var zero: Bytes32 { Bytes32(0, 0, 0, 0) }

  /// The 32 bytes that start at `offset`, or nil if `bytes` ends before them.
  @inlinable
  package init?(_ bytes: Span<UInt8>, at offset: Int = 0) {
    guard
      let w0 = bytes.littleEndianWord(at: offset),
      let w1 = bytes.littleEndianWord(at: offset + 8),
      let w2 = bytes.littleEndianWord(at: offset + 16),
      let w3 = bytes.littleEndianWord(at: offset + 24)
    else { return nil }
    self.init(w0, w1, w2, w3)
  }

  /// The bytes in order.
  package var array: [UInt8] {
    (0..<32).map { self[$0] }
  }

  /// Byte `index` in 0..<32.
  package subscript(index: Int) -> UInt8 {
    let word =
      switch index / 8 {
      case 0: w0
      case 1: w1
      case 2: w2
      default: w3
      }
    return UInt8(truncatingIfNeeded: word >> UInt64(8 * (index % 8)))
  }
}

extension Bytes32: CustomStringConvertible {
  /// The 64 hexadecimal digits, without a prefix.
  @usableFromInline
  package var description: String {
    var text = ""
    text.reserveCapacity(64)
    for byte in array { text.appendHexadecimal(byte) }
    return text
  }
}

extension String {
  /// Appends the two lowercase hexadecimal digits of `byte`.
  package mutating func appendHexadecimal(_ byte: UInt8) {
    for nibble in [byte >> 4, byte & 15] {
      append(Character(UnicodeScalar(nibble < 10 ? 48 + nibble : 87 + nibble)))
    }
  }
}
