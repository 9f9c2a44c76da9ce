package import StarkJSON

/// What a proof file asks for that this verifier does not know or does not accept.
///
/// Names are those of the file, cut after 64 scalars.
package enum UnsupportedProof: Error, Equatable, Sendable {
  case field(String)
  /// Challenges from an extension field; the STARK field is large enough without.
  case extensionField
  case layout(String)
  /// A hash that Stone does not name.
  case hash(role: StoneHashRole, name: String)
  /// A hash that is known, but not sound in this role.
  case hashInRole(role: StoneHashRole, hash: StoneHashName)
  /// A number above the greatest that `StoneLimits` gives for its place.
  case tooGreat(at: JSONLocation, maximum: UInt64, found: UInt64)
  /// A step of FRI that folds nothing, or more values than one row may have.
  case friStep(at: JSONLocation, allowed: ClosedRange<UInt64>, found: UInt64)
  case tooManyPages(at: JSONLocation, maximum: Int)
  /// JSON with more bytes, values, elements or levels than are read.
  case tooLarge(JSONError)
  /// A number in hexadecimal with upper-case digits or leading zeros, which Stone reads and does
  /// not write.
  case spelling(JSONError)
}
