/// The STARK curve y² = x³ + α·x + β over `Felt252`, a group of prime order close to p.
///
/// Source: the constants StarkWare published with its Pedersen hash and ECDSA for StarkEx; α = 1,
/// and the digits of β are those of π.
package enum StarkCurve {
  /// The coefficient of x: 1.
  @inlinable
  package static var alpha: Felt252 { .one }

  /// The constant coefficient.
  package static let beta = Felt252(
    reducing: UInt256(
      0xf4cd_fcb9_9cee_9e89,
      0x609a_d26c_15c9_15c1,
      0x150e_596d_72f7_a8c5,
      0x06f2_1413_efbe_40de
    )
  )

  /// The number of points, a prime: every element but the neutral one generates the group.
  package static let order = UInt256(
    0x1e66_a241_adc6_4d2f,
    0xb781_126d_cae7_b232,
    0xffff_ffff_ffff_ffff,
    0x0800_0000_0000_0010
  )

  /// The generator that ECDSA signatures refer to.
  package static let generator = AffinePoint(
    x: Felt252(
      reducing: UInt256(
        0x3d72_3d8b_c943_cfca,
        0xdeac_fd9b_0d18_19e0,
        0x7bec_ed41_5a40_f0c7,
        0x01ef_15c1_8599_971b
      )
    ),
    y: Felt252(
      reducing: UInt256(
        0x2873_000c_36e8_dc1f,
        0xde53_ecd1_1abe_43a3,
        0xb7be_4801_df46_ec62,
        0x0056_6806_0aa4_9730
      )
    )
  )

  /// P, 2P, 4P, …, 2^(count − 1)·P for a point on the curve.
  ///
  /// Nine multiplications a doubling, then one shared inversion. No point of the list is the
  /// neutral element because the group order is odd.
  package static func doublings(of point: AffinePoint, count: Int) -> [AffinePoint] {
    precondition(point.isOnCurve, "doublings of a point off the curve")
    var current = XYZZPoint(point)
    var points: [XYZZPoint] = []
    points.reserveCapacity(count)
    for _ in 0..<count {
      points.append(current)
      current.double()
    }
    var inverses = points.map(\.zzz)
    let zeroIndex = Felt252.invertBatch(&inverses)
    precondition(zeroIndex == nil, "a doubling reached the neutral element")
    return zip(points, inverses).map { $0.affine(inverseZZZ: $1) }
  }
}
