/// Why a proof file was not decoded.
package enum StoneFileError: Error, Equatable, Sendable {
  /// The bytes are not a proof file as Stone writes it.
  case malformed(MalformedProof)
  /// The file asks for something that Stone may know and this verifier does not.
  case unsupported(UnsupportedProof)
}
