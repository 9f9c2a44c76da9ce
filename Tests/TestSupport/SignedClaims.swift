package import StarkSettlement
import StarkAlgebra

/// Claims that hold, by one key.
package enum SignedClaims {
  /// The first `count` of them, nil only if the curve is broken.
  ///
  /// Claim i is of the message 3i + 1, with the ephemeral scalar k = i + 10: r is the abscissa of
  /// k·G and s = (m + r·d)/k for the secret key d.
  package static func first(_ count: Int) -> [SignatureClaim]? {
    let secret = StarkScalar(0x5ec2e7)
    guard let key = GeneratorMultiples.multiple(by: secret).affine else { return nil }
    var claims: [SignatureClaim] = []
    for index in 0..<UInt64(count) {
      let ephemeral = StarkScalar(index + 10)
      let message = StarkScalar(3 * index + 1)
      guard let point = GeneratorMultiples.multiple(by: ephemeral).affine,
        let r = StarkScalar(point.x.integer),
        let inverse = ephemeral.inverse(),
        let element = Felt252(message.integer)
      else { return nil }
      let s = ((message + r * secret) * inverse).integer
      let signature = StarkSignature(r: point.x, s: s)
      claims.append(SignatureClaim(key: key.x, message: element, signature: signature))
    }
    return claims
  }
}
