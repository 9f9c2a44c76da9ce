import StarkAlgebra
import StarkSettlement
import TestSupport

/// Signing and verifying in the plainest way: affine points with coordinates that are integers,
/// every operation reduced by GMP.
enum PlainSignatures {
  static let p = GMPOracle.modulus
  static let n = Integer(StarkCurve.order)
  static let generator: Point = Point(
    x: Integer(StarkCurve.generator.x.integer),
    y: Integer(StarkCurve.generator.y.integer)
  )

  struct Point: Equatable {
    let x, y: Integer
  }

  /// Whether the claim holds by the words of the specification, 3.1.
  static func holds(_ claim: SignatureClaim) -> Bool {
    let bound = Integer(1) << 251
    let s = Integer(claim.signature.s)
    let r = Integer(claim.signature.r.integer)
    let m = Integer(claim.message.integer)
    guard s > 0, s < n, r > 0, r < bound, m > 0, m < bound,
      let w = s.inverse(modulo: n), w < bound,
      let y = ordinate(at: claim.key)
    else { return false }
    let x = Integer(claim.key.integer)
    return [y, p - y].contains { y in
      let inner = sum(product(m, generator), product(r, Point(x: x, y: y)))
      return product(w, inner)?.x == r
    }
  }

  /// The signature of the message by the secret key with the given ephemeral scalar.
  static func signature(of message: Integer, secret: Integer, ephemeral: Integer) -> (
    r: Integer, s: Integer
  )? {
    guard let r = product(ephemeral, generator)?.x,
      let inverse = ephemeral.inverse(modulo: n),
      let s = ((message + r * secret) * inverse).reduced(modulo: n)
    else { return nil }
    return (r, s)
  }

  /// scalar·P, nil for the neutral element.
  static func product(_ scalar: Integer, _ point: Point?) -> Point? {
    var result: Point?
    for bit in (0..<scalar.bitWidth).reversed() {
      result = sum(result, result)
      if (scalar >> bit).reduced(modulo: 2) == 1 { result = sum(result, point) }
    }
    return result
  }

  private static func sum(_ first: Point?, _ second: Point?) -> Point? {
    guard let first else { return second }
    guard let second else { return first }
    let (rise, run) =
      first == second
      ? (3 * first.x * first.x + 1, 2 * first.y) : (second.y - first.y, second.x - first.x)
    guard let inverse = run.reduced(modulo: p)?.inverse(modulo: p),
      let x = (rise * inverse * rise * inverse - first.x - second.x).reduced(modulo: p),
      let y = (rise * inverse * (first.x - x) - first.y).reduced(modulo: p)
    else { return nil }
    return Point(x: x, y: y)
  }

  private static func ordinate(at x: Felt252) -> Integer? {
    (x * x * x + x + StarkCurve.beta).squareRoot().map { Integer($0.integer) }
  }
}
