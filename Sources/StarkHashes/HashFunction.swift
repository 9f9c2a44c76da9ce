/// What can be wrong with the input of an algebraic hash; byte hashes take any bytes.
package enum HashInputError: Error, Equatable, Sendable {
  /// Word `index` of the input, read big-endian, is not below p.
  case nonCanonicalWord(index: Int)
  /// The input is not a whole number of 32-byte words.
  case partialWord(byteCount: Int)
}

/// The bytes of a digest that are kept; the others are zero.
package enum DigestMask: Hashable, Sendable {
  case none
  /// The first 20 bytes.
  case msb160
  /// The last 20 bytes.
  case lsb160
  /// The last 31 bytes.
  case lsb248
}
