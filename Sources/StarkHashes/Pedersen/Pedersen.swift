package import StarkAlgebra

/// The Pedersen hash of StarkEx and Starknet over the STARK curve.
///
/// With x = x₀ + 2²⁴⁸·x₁ and y = y₀ + 2²⁴⁸·y₁, all four parts in their ranges,
///
///     hash(x, y) = abscissa of  S + x₀·P₁ + x₁·P₂ + y₀·P₃ + y₁·P₄
///
/// for five constant points whose coordinates are digits of π. Source: the Pedersen hash function
/// of the StarkEx documentation; Stone, `pedersen_hash_context`.
package enum Pedersen {
  /// The hash of two elements: at most 84 additions of constant points and one inversion.
  ///
  /// The terms are gathered before the first addition, so that the reads from a table that may not
  /// be in the cache yet overlap.
  ///
  /// The sum has no abscissa if it is the neutral element. Nobody can exhibit such inputs without
  /// solving a discrete logarithm between the constant points; their hash is 0 here.
  package static func hash(_ x: Felt252, _ y: Felt252) -> Felt252 {
    var terms: [AffinePoint] = []
    terms.reserveCapacity(84)
    PedersenTable.forEachTerm(of: x, input: 0) { terms.append($0) }
    PedersenTable.forEachTerm(of: y, input: 1) { terms.append($0) }
    var sum = XYZZPoint(shiftPoint)
    for term in terms { sum.add(term) }
    guard let inverse = sum.zz.inverse() else { return .zero }
    return sum.x * inverse
  }

  /// The hash of a list: h ← 0, then h ← hash(h, e) for each element, and hash(h, count) at last.
  ///
  /// Source: cairo-lang, `compute_hash_on_elements`; `elements.count` + 1 hashes.
  package static func hashChain(_ elements: Span<Felt252>) -> Felt252 {
    var chained = Felt252.zero
    for index in elements.indices {
      chained = hash(chained, elements[index])
    }
    return hash(chained, Felt252(UInt64(elements.count)))
  }

  /// The point S that the sum starts from.
  package static var shiftPoint: AffinePoint {
    AffinePoint(
      x: Felt252(
        limbs: 0x1ad6_9b41_a9ba_0b3a,
        0x6b69_f758_cd49_de91,
        0x16c7_27d5_f24b_5dc1,
        0x0463_d1e7_2d2e_bf34
      ),
      y: Felt252(
        limbs: 0xc5c9_927f_66d8_5eeb,
        0xaeae_3240_5429_0152,
        0x4298_f85b_038e_f6a8,
        0x0121_1aac_6ce5_72de
      )
    )
  }

  /// The constant point that bit `bit` in 0..<252 of `input` 0 or 1 stands for.
  ///
  /// P₁·2^bit for the first input's bits below 248, P₂·2^(bit − 248) for the others; P₃ and P₄ for
  /// the second input.
  package static func constantPoint(input: Int, bit: Int) -> AffinePoint {
    precondition(input == 0 || input == 1, "Pedersen has two inputs")
    precondition((0..<252).contains(bit), "a Pedersen input has 252 bits")
    return PedersenTable.point(input: input, entry: PedersenTable.entry(ofBit: bit))
  }
}
