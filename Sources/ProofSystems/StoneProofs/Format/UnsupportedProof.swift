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
}
