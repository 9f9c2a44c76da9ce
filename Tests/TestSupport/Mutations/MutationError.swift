/// Why a mutation cannot be made: a mistake in the mutation, never in a verifier.
package enum MutationError: Error, Equatable, Sendable {
  case notJSON(offset: Int)
  case noSuchValue(pointer: String)
  /// An edit of the corpus that is not understood.
  case unknownEdit(String)
  /// The proof has no such bytes.
  case noSuchBytes(Range<Int>, byteCount: Int)
  case notHexadecimal(String)
  /// The text to be replaced does not occur.
  case noSuchText(String)
  case unreadableFile(String)
}
