/// A set of trace rows with a short vanishing polynomial.
///
/// N is the trace length and g the generator of the trace domain; the set stands for the points
/// g^row.
package enum RowSet: Hashable, Sendable {
  /// Rows { o + i·period }, o in `offsets`: Z(x) = ∏ₒ (x^(N/period) − g^(o·N/period)).
  case every(Int, offsets: [Int])
  /// Row 0: Z(x) = x − 1.
  case first
  /// Row N − step, the last one of a column with that step: Z(x) = x − g^(−step).
  case last(step: Int)

  /// Rows 0, period, 2·period and so on.
  package static func every(_ period: Int) -> RowSet { .every(period, offsets: [0]) }
}

/// The rows a constraint holds on: all of `rows`, without those of any set in `excluded`.
///
/// The quotient of the constraint is value·∏ Z_excluded / Z_rows.
package struct ConstraintDomain: Hashable, Sendable {
  package let rows: RowSet
  package let excluded: [RowSet]

  package init(_ rows: RowSet, except excluded: RowSet...) {
    self.rows = rows
    self.excluded = excluded
  }

  package init(_ rows: RowSet, except excluded: [RowSet]) {
    self.rows = rows
    self.excluded = excluded
  }
}
