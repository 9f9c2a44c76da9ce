package import StarkAlgebra

/// That a key has signed a message.
///
/// With the generator G, the points ±Q at the abscissa `key`, w = s⁻¹ mod n, the claim holds if
///
///     1 ≤ s < n,  1 ≤ r < 2²⁵¹,  0 < m < 2²⁵¹,  1 ≤ w < 2²⁵¹,
///     r is the abscissa of w·m·G + w·r·Q or of w·m·G − w·r·Q,
///
/// where abscissas are compared as field elements, not modulo n. Source: specification of
/// settlement, 3.1; the ECDSA builtin of Cairo.
package struct SignatureClaim: Hashable, Sendable {
  /// The abscissa of the public key.
  package let key: Felt252
  package let message: Felt252
  package let signature: StarkSignature

  package init(key: Felt252, message: Felt252, signature: StarkSignature) {
    self.key = key
    self.message = message
    self.signature = signature
  }

  /// Checks the claim.
  ///
  /// - Throws: the first condition that fails, in the order of `SignatureFault`.
  package func check() throws(SignatureFault) {
    let scalars = try scalars()
    // s is not 0, and n is prime.
    guard let inverse = scalars.s.inverse() else { throw .sOutOfRange }
    try check(scalars, inverse: inverse)
  }

  /// r, s and the message as scalars.
  struct Scalars {
    let r, s, message: StarkScalar
  }

  /// The numbers of the claim, if they are in their ranges.
  func scalars() throws(SignatureFault) -> Scalars {
    guard let s = StarkScalar(signature.s), s != .zero else { throw .sOutOfRange }
    guard let r = SignatureClaim.scalar(signature.r) else { throw .rOutOfRange }
    guard let message = SignatureClaim.scalar(message) else { throw .messageOutOfRange }
    return Scalars(r: r, s: s, message: message)
  }

  /// Checks the rest of the claim, given s⁻¹.
  func check(_ scalars: Scalars, inverse: StarkScalar) throws(SignatureFault) {
    guard inverse.integer.bitWidth <= 251 else { throw .inverseOutOfRange }
    let ofGenerator = GeneratorMultiples.multiple(by: inverse * scalars.message)
    let ofKey = ProjectiveAbscissa(of: inverse * scalars.r, timesPointAt: key)
    guard let ofKey else { throw .keyOffCurve }
    let isSigned = ProjectiveAbscissa(ofGenerator).sumOrDifference(with: ofKey, isAt: signature.r)
    guard isSigned else { throw .mismatch }
  }

  /// The scalar of an element in 1 ..< 2²⁵¹, which is less than n.
  private static func scalar(_ element: Felt252) -> StarkScalar? {
    let integer = element.integer
    guard integer != .zero, integer.bitWidth <= 251 else { return nil }
    return StarkScalar(integer)
  }
}
