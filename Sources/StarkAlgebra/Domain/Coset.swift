/// The points offset·ωⁱ, 0 ≤ i < 2^log2Size, where ω = `F.rootOfUnity(log2Order: log2Size)`.
///
/// With a non-zero offset they are distinct. Offset 1 gives the subgroup itself.
@usableFromInline
package struct Coset<F: TwoAdicField>: Equatable, Sendable {
  /// The point with index 0.
  @usableFromInline package let offset: F
  /// The binary logarithm of the number of points.
  @usableFromInline package let log2Size: Int
  /// ω, ω², ω⁴, …, ω^(2^(log2Size − 1)) = −1.
  @usableFromInline let ladder: [F]

  /// The coset of the subgroup of order 2^`log2Size`, which must be at most 2^`F.twoAdicity` and
  /// below 2⁶².
  @inlinable
  package init(offset: F = .one, log2Size: Int) {
    precondition((0...min(61, F.twoAdicity)).contains(log2Size), "size of a coset out of range")
    precondition(offset != .zero, "offset of a coset must not be zero")
    var ladder: [F] = []
    ladder.reserveCapacity(log2Size)
    var root = F.rootOfUnity(log2Order: log2Size)
    for _ in 0..<log2Size {
      ladder.append(root)
      root = root.squared()
    }
    self.init(offset: offset, ladder: ladder)
  }

  @inlinable
  init(offset: F, ladder: [F]) {
    self.offset = offset
    self.log2Size = ladder.count
    self.ladder = ladder
  }

  /// The number of points.
  @inlinable
  package var size: Int { 1 << log2Size }

  /// ω, the quotient of neighbouring points; 1 for a single point.
  @inlinable
  package var generator: F { ladder.first ?? .one }

  /// offset·ω^index for an index in 0..<size; one multiplication per set bit of the index.
  @inlinable
  package func element(_ index: Int) -> F {
    precondition(index >= 0 && index < size, "index of a coset point out of range")
    var element = offset
    var bits = index
    while bits != 0 {
      element = element * ladder[bits.trailingZeroBitCount]
      bits &= bits - 1
    }
    return element
  }

  /// The point at `position` when the coset is listed in bit-reversed order.
  ///
  /// Positions 2j and 2j + 1 hold a point and its negative, and their common square is at position
  /// j of `squared`.
  @inlinable
  package func element(bitReversed position: Int) -> F {
    element(StarkAlgebra.bitReversed(position, width: log2Size))
  }

  /// The coset of the squares of the points, half as large; nil for a single point.
  @inlinable
  package var squared: Coset? {
    guard log2Size > 0 else { return nil }
    return Coset(offset: offset.squared(), ladder: Array(ladder.dropFirst()))
  }

  /// x^size − offset^size, the polynomial that vanishes at exactly the points of the coset.
  @inlinable
  package func vanishing(at x: F) -> F {
    x.squared(times: log2Size) - offset.squared(times: log2Size)
  }
}
