/// What can be wrong with the input of an algebraic hash; byte hashes take any bytes.
package enum HashInputError: Error, Equatable, Sendable {
  /// Word `index` of the input, read big-endian, is not below p.
  case nonCanonicalWord(index: Int)
  /// The input is not a whole number of 32-byte words.
  case partialWord(byteCount: Int)
}
