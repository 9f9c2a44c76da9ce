package import StarkAlgebra

/// Folding rows of 2^s neighbouring values in bit-reversed order, for one s.
///
/// In bit-reversed order the points of a row are o·ρᵢ, i < 2^s, where ρᵢ = ω^rev(i) for ω of order
/// 2^s and o is the row's own offset; neighbours are x and −x. One halving with challenge a maps
/// f(x), f(−x) to
///
///     f′(x²) = f(x) + f(−x) + a·(f(x) − f(−x))/x
///
/// which is twice f_even(x²) + a·f_odd(x²). The next halving uses a², o² and the same ρ at half
/// the indices. Hence with c = a/o a row costs one multiplication for c, s − 1 squarings of it,
/// and for each pair of values one or two multiplications.
package struct CosetFolding<Element: TwoAdicField>: Sendable {
  /// s.
  package let step: Int
  /// ρ_{2j}⁻¹ for j < 2^(s−1), shared by all halvings.
  private let inverseTwiddles: [Element]
  /// ρᵢ for i < 2^s.
  private let points: [Element]

  package init(step: Int) {
    precondition(step >= 1, "folding joins at least two values")
    self.step = step
    let root = Element.rootOfUnity(log2Order: step)
    var powers: [Element] = [.one]
    while powers.count < 1 << step { powers.append(powers[powers.count - 1] * root) }
    points = powers.indices.map { powers[bitReversed($0, width: step)] }
    let mask = powers.count - 1
    inverseTwiddles = (0..<powers.count / 2).map { pair in
      powers[(powers.count - bitReversed(2 * pair, width: step)) & mask]
    }
  }

  /// The field multiplications of setting up and of `fold` for `rowCount` rows.
  package func multiplicationCount(rowCount: Int) -> Int {
    let pairs = (1 << step) - 1
    // Of the pairs of a halving the first has twiddle 1.
    return (1 << step) + rowCount * (2 * pairs - step + 2 * step)
  }

  /// o⁻¹ for the row in which the point with inverse `inversePoint` is value `index`.
  @inlinable
  package func inverseOffset(ofPointWithInverse inversePoint: Element, at index: Int) -> Element {
    inversePoint * point(index)
  }

  /// ρ_index.
  @usableFromInline
  package func point(_ index: Int) -> Element { points[index] }

  /// The folded value of the row of 2^s values from `start`, which are overwritten.
  ///
  /// `inverseOffset` is o⁻¹.
  package func fold(
    _ values: inout [Element],
    at start: Int,
    challenge: Element,
    inverseOffset: Element
  ) -> Element {
    var c = challenge * inverseOffset
    var count = 1 << step
    while count > 1 {
      count /= 2
      for pair in 0..<count {
        let even = values[start + 2 * pair]
        let odd = values[start + 2 * pair + 1]
        let slope = pair == 0 ? even - odd : (even - odd) * inverseTwiddles[pair]
        values[start + pair] = even + odd + c * slope
      }
      if count > 1 { c = c.squared() }
    }
    return values[start]
  }
}
