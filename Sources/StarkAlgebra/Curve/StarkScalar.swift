/// An integer modulo n, the order of the STARK curve: what points are multiplied by.
///
/// The words hold x·2²⁵⁶ mod n (Montgomery form) and are canonical, so that equality of words is
/// equality of scalars. n has no form that would make a reduction cheap, and a signature needs few
/// products, so the code is the plain one.
@frozen
@usableFromInline
package struct StarkScalar: Hashable, Sendable {
  private let words: UInt256

  private init(words: UInt256) { self.words = words }

  /// The scalar with the plain value `integer`, or nil if integer ≥ n.
  package init?(_ integer: UInt256) {
    guard integer < StarkCurve.order else { return nil }
    self = StarkScalar(words: integer) * StarkScalar.radixSquared
  }

  /// The plain value in [0, n).
  package var integer: UInt256 { (self * StarkScalar(words: UInt256(1))).words }

  /// The words of 2⁵¹² mod n: multiplying by it brings a plain integer into Montgomery form.
  private static var radixSquared: StarkScalar {
    StarkScalar(
      words: UInt256(
        0x6021_b3f1_ea1c_688d,
        0x509c_f64d_14ce_60b9,
        0xbaf0_ab4c_f78b_babb,
        0x07d9_e57c_2333_766e
      )
    )
  }

  /// −n⁻¹ mod 2⁶⁴.
  private static var negatedInverseOfOrder: UInt64 { 0xbb6b_3c4c_e8bd_e631 }
}

extension StarkScalar: Field {
  @usableFromInline package static var zero: StarkScalar { StarkScalar(words: .zero) }

  /// One: the words of 2²⁵⁶ mod n.
  @usableFromInline package static var one: StarkScalar {
    StarkScalar(
      words: UInt256(
        0x5192_5a0b_f4fc_a74f,
        0xc75e_c4b4_6df1_6bee,
        0x0000_0000_0000_0008,
        0x07ff_ffff_ffff_fdf1
      )
    )
  }

  /// The scalar of a small integer.
  @usableFromInline
  package init(_ integer: UInt64) {
    self = StarkScalar(words: UInt256(integer)) * StarkScalar.radixSquared
  }

  @usableFromInline
  package static func + (x: StarkScalar, y: StarkScalar) -> StarkScalar {
    // Both are below n < 2²⁵², so the sum does not overflow and is below 2n.
    StarkScalar(words: reduced(x.words.addingReportingOverflow(y.words).sum))
  }

  @usableFromInline
  package static func - (x: StarkScalar, y: StarkScalar) -> StarkScalar {
    let (difference, isNegative) = x.words.subtractingReportingOverflow(y.words)
    guard isNegative else { return StarkScalar(words: difference) }
    return StarkScalar(words: difference.addingReportingOverflow(StarkCurve.order).sum)
  }

  /// The Montgomery product x·y·2⁻²⁵⁶ of the words, one word of x at a time.
  @usableFromInline
  package static func * (x: StarkScalar, y: StarkScalar) -> StarkScalar {
    var sum = PartialProduct()
    sum.add(x.words.w0, times: y.words)
    sum.add(x.words.w1, times: y.words)
    sum.add(x.words.w2, times: y.words)
    sum.add(x.words.w3, times: y.words)
    return StarkScalar(words: reduced(sum.low))
  }

  @usableFromInline
  package func squared() -> StarkScalar { self * self }

  /// x⁻¹, or nil for zero; by GMP, because one inversion serves many signatures.
  @usableFromInline
  package func inverse() -> StarkScalar? {
    Integer(integer).inverse(modulo: Integer(StarkCurve.order))
      .flatMap { UInt256($0) }
      .flatMap { StarkScalar($0) }
  }

  /// integer mod n for an integer below 2n.
  private static func reduced(_ integer: UInt256) -> UInt256 {
    let (difference, isBelow) = integer.subtractingReportingOverflow(StarkCurve.order)
    precondition(isBelow || difference < StarkCurve.order, "a scalar of 2n or more")
    return isBelow ? integer : difference
  }

  /// A number below 2n on the way to a Montgomery product.
  private struct PartialProduct {
    private(set) var low = UInt256.zero

    /// (low + digit·factor) / 2⁶⁴ modulo n, exact after a multiple of n has cleared the low word.
    ///
    /// If low < factor + n before, then it is so afterwards, because digit and m are at most 2⁶⁴ −
    /// 1: (low + digit·factor + m·n) / 2⁶⁴ < (factor + n)(1 + 2⁶⁴ − 1) / 2⁶⁴.
    @inline(always)
    mutating func add(_ digit: UInt64, times factor: UInt256) {
      precondition(
        low < factor.addingReportingOverflow(StarkCurve.order).sum,
        "a partial product of 2n or more"
      )
      var carry: UInt64 = 0
      let t0 = multiplyAdd(digit, factor.w0, low.w0, &carry)
      let t1 = multiplyAdd(digit, factor.w1, low.w1, &carry)
      let t2 = multiplyAdd(digit, factor.w2, low.w2, &carry)
      let t3 = multiplyAdd(digit, factor.w3, low.w3, &carry)
      let t4 = carry
      let order = StarkCurve.order
      let m = t0 &* StarkScalar.negatedInverseOfOrder
      carry = 0
      _ = multiplyAdd(m, order.w0, t0, &carry)
      let r0 = multiplyAdd(m, order.w1, t1, &carry)
      let r1 = multiplyAdd(m, order.w2, t2, &carry)
      let r2 = multiplyAdd(m, order.w3, t3, &carry)
      low = UInt256(r0, r1, r2, t4 + carry)
    }
  }
}

/// The low word of x·y + z + carry, whose high word becomes the carry; it cannot overflow.
@inline(always)
private func multiplyAdd(_ x: UInt64, _ y: UInt64, _ z: UInt64, _ carry: inout UInt64) -> UInt64 {
  let product = x.multipliedFullWidth(by: y)
  let (first, firstOverflow) = product.low.addingReportingOverflow(z)
  let (second, secondOverflow) = first.addingReportingOverflow(carry)
  carry = product.high + (firstOverflow ? 1 : 0) + (secondOverflow ? 1 : 0)
  return second
}
