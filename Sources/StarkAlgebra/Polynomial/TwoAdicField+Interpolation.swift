extension TwoAdicField {
  /// f(point) for the polynomial f of degree < m with f(ωʲ) = values[j], where ω generates the
  /// subgroup of order m = `values.count`, a power of two.
  ///
  /// Costs about 2m multiplications and no inversion; the point may lie in the subgroup.
  @inlinable
  package static func interpolate(
    _ values: [Self],
    at point: Self,
    counts: inout OperationCounts
  ) -> Self {
    interpolate(columns: [values], at: point, counts: &counts)[0]
  }

  /// The values at `point` of the polynomials that interpolate `columns` over the subgroup of order
  /// m, where every column has m = 2ᵏ values in the order 1, ω, ω², ….
  ///
  /// Split f(x) = e(x²) + x·o(x²). The polynomial e + point·o has half the degree and takes the
  /// wanted value at point². Since −ωʲ = ω^(j + m/2), twice its value at ω²ʲ is
  ///
  ///     (vⱼ + vⱼ₊ₘ⸝₂) + point·ω⁻ʲ·(vⱼ − vⱼ₊ₘ⸝₂)
  ///
  /// so that k foldings leave m·f(point). With ω⁻ʲ = −ω^(m/2 − j) the factors are the ascending
  /// powers of ω, and the columns share them. Cost: m multiplications, and m more for each column.
  @inlinable
  package static func interpolate(
    columns: [[Self]],
    at point: Self,
    counts: inout OperationCounts
  ) -> [Self] {
    guard let count = columns.first?.count else { return [] }
    precondition(
      count.nonzeroBitCount == 1 && columns.allSatisfy { $0.count == count },
      "columns must have one length, a power of two"
    )
    var columns = columns
    var root = rootOfUnity(log2Order: count.trailingZeroBitCount)
    var point = point
    var scale = one
    var half = count / 2
    while half > 0 {
      var factor = point
      for j in (0..<half).reversed() {
        factor = factor * root
        for index in columns.indices {
          let left = columns[index][j]
          let right = columns[index][j + half]
          columns[index][j] = left + right + factor * (right - left)
        }
      }
      root = root.squared()
      point = point.squared()
      scale = scale * Self.half
      half /= 2
    }
    counts.multiplications += count * (columns.count + 1)
    return columns.map { $0[0] * scale }
  }
}
