/// What can be wrong with the input of an algebraic hash; byte hashes take any bytes.
package enum HashInputError: Error, Equatable, Sendable {
  /// Word `index` of the input, read big-endian, is not below p.
  case nonCanonicalWord(index: Int)
  /// The input is not a whole number of 32-byte words.
  case partialWord(byteCount: Int)
}

extension HashInputError {
  /// The refused input in words.
  package var words: String {
    switch self {
    case .nonCanonicalWord(let index): "word \(index) is not below the field's modulus"
    case .partialWord(let byteCount): "\(byteCount) bytes are no whole number of words"
    }
  }
}
