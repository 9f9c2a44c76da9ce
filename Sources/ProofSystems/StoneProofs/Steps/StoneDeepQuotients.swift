package import StarkAIR
package import StarkAlgebra

/// The DEEP quotient, the function whose low degree FRI tests.
///
///     deep(x) = Σⱼ βʲ·(f_cⱼ(x) − yⱼ)/(x − z·g^rⱼ) + Σᵢ β^(W+i)·(hᵢ(x) − y_(W+i))/(x − z²)
///
/// over the W mask cells (cⱼ, rⱼ) with claimed values yⱼ and the two composition columns. It is a
/// polynomial of degree < N only if every claimed value is the true one (DEEP-ALI; soundness term
/// in the soundness article). Terms with the same point share a denominator:
///
///     deep(x) = Σ_p (Σ_{j at p} βʲ·f_cⱼ(x) − Σ_{j at p} βʲ·yⱼ)/(x − p)
///
/// The fractions at one x are added up as one fraction, n/d + n′/d′ = (n·d′ + n′·d)/(d·d′), which
/// takes three multiplications a point; inverting every denominator would take four.
package struct StoneDeepQuotients {
  /// One term βʲ·f_column(x).
  private struct Term {
    let column: Int
    let coefficient: Felt252
  }

  /// All terms over one point.
  private struct Group {
    let point: Felt252
    /// Σ βʲ·yⱼ.
    var claimed: Felt252
    var terms: [Term]
  }

  private let groups: [Group]
  private let termCount: Int

  /// Sets up the quotient of one proof.
  ///
  /// `mask` counts columns over both traces, which are `columnCount` together; the composition
  /// columns follow them. `values` are the claimed ones: one per cell, then the two of the
  /// composition. `coefficient` is β, `point` z and `generator` g, of order N.
  package init(
    mask: [Cell],
    columnCount: Int,
    values: [Felt252],
    coefficient: Felt252,
    point: Felt252,
    generator: Felt252,
    counts: inout OperationCounts
  ) {
    precondition(values.count == mask.count + 2, "one value per cell and two of the composition")
    let rows = Set(mask.map(\.row)).sorted()
    var groups = StoneDeepQuotients.points(
      from: point,
      generator: generator,
      rows: rows,
      counts: &counts
    )
    .map { Group(point: $0, claimed: .zero, terms: []) }
    groups.append(Group(point: point.squared(), claimed: .zero, terms: []))
    var power = Felt252.one
    func add(_ value: Felt252, column: Int, to group: Int) {
      groups[group].claimed += power * value
      groups[group].terms.append(Term(column: column, coefficient: power))
      power *= coefficient
    }
    let groupOfRow = Dictionary(uniqueKeysWithValues: zip(rows, rows.indices))
    for (cell, value) in zip(mask, values) {
      guard let group = groupOfRow[cell.row] else {
        preconditionFailure("every row of the mask has a group")
      }
      add(value, column: cell.column, to: group)
    }
    for index in 0..<2 {
      add(values[mask.count + index], column: columnCount + index, to: groups.count - 1)
    }
    self.groups = groups
    termCount = values.count
    counts.multiplications += 2 * values.count + 1
  }

  /// The quotient at points x, one after the other.
  ///
  /// `cells` holds for each point the values of all columns, composition last, row-major.
  ///
  /// - Throws: that a point x is itself z·g^r or z², where the quotient is undefined.
  package func evaluate(
    at points: [Felt252],
    cells: [Felt252],
    counts: inout OperationCounts
  ) throws(StoneRejection) -> [Felt252] {
    let columnCount = cells.count / points.count
    var values: [Felt252] = []
    var denominators: [Felt252] = []
    values.reserveCapacity(points.count)
    denominators.reserveCapacity(points.count)
    for (index, x) in points.enumerated() {
      var sum = Felt252.zero
      var denominator = Felt252.one
      for group in groups {
        var numerator = -group.claimed
        for term in group.terms {
          numerator += term.coefficient * cells[index * columnCount + term.column]
        }
        let distance = x - group.point
        sum = sum * distance + numerator * denominator
        denominator *= distance
      }
      values.append(sum)
      denominators.append(denominator)
    }
    counts.multiplications += points.count * (termCount + 3 * groups.count + 1)
    guard Felt252.invertBatch(&denominators, counts: &counts) == nil else {
      throw .queryOnOutOfDomainPoint
    }
    return zip(values, denominators).map { $0 * $1 }
  }

  /// z·g^row for ascending `rows`, each from the one before it by the power of the gap.
  private static func points(
    from point: Felt252,
    generator: Felt252,
    rows: [Int],
    counts: inout OperationCounts
  ) -> [Felt252] {
    var squares = [generator]
    var gaps: [Int: Felt252] = [:]
    var current = point
    var row = 0
    return rows.map { next in
      let gap = next - row
      row = next
      let factor = gaps[gap] ?? power(gap, squares: &squares, counts: &counts)
      gaps[gap] = factor
      current *= factor
      counts.multiplications += 1
      return current
    }
  }

  /// g^exponent from `squares`, the powers g^(2^k), which grow as needed.
  private static func power(
    _ exponent: Int,
    squares: inout [Felt252],
    counts: inout OperationCounts
  ) -> Felt252 {
    var power = Felt252.one
    var bits = exponent
    while bits != 0 {
      while squares.count <= bits.trailingZeroBitCount {
        squares.append(squares[squares.count - 1].squared())
        counts.multiplications += 1
      }
      power *= squares[bits.trailingZeroBitCount]
      bits &= bits - 1
    }
    counts.multiplications += exponent.nonzeroBitCount
    return power
  }
}
