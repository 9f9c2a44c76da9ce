extension Felt252: TwoAdicField {
  /// 192: p − 1 = 2¹⁹²·(2⁵⁹ + 17).
  @inlinable
  package static var twoAdicity: Int { 192 }

  /// 3^((p − 1)/2^log2Order); 3 generates the multiplicative group.
  @usableFromInline
  package static func rootOfUnity(log2Order: Int) -> Felt252 {
    precondition((0...twoAdicity).contains(log2Order), "order of a root of unity out of range")
    return rootsOfUnity[log2Order]
  }

  /// The roots of order 2⁰, 2¹, …, 2¹⁹², each the square of the next.
  private static let rootsOfUnity: [Felt252] = {
    var descending = [Felt252(3).power(topLimb)]
    for index in 0..<twoAdicity { descending.append(descending[index].squared()) }
    return descending.reversed()
  }()

  /// (p + 1)/2.
  @inlinable
  package static var half: Felt252 {
    Felt252(
      limbs: 0xffff_ffff_ffff_fff1,
      0xffff_ffff_ffff_ffff,
      0xffff_ffff_ffff_ffff,
      0x07ff_ffff_ffff_ff00
    )
  }
}
