import StarkAIR

extension CPUConstraintBuilder {
  /// Adds the 6 constraints that every cell of the range-check pool is in the public range.
  ///
  /// The pool is a permutation of a sorted column that runs from the range's minimum to its maximum
  /// without gaps. The verifier checks that the range lies within [0, 2¹⁶).
  mutating func addRangeCheckUnits() {
    let pool = column("range_check16_pool")
    let sorted = column("range_check16/sorted")
    let last = RowSet.last(step: layout.rangeCheckUnit)

    // Otherwise the sorted column says nothing about the pool.
    addPermutation(
      PermutationArgument(
        name: "range_check16/perm",
        unit: layout.rangeCheckUnit,
        original: { pool[$0] },
        sorted: { sorted[$0] },
        challenge: CPUParameter.rangeCheckZ.expression,
        product: 1
      )
    )

    // No steps but 0 and 1 between the two ends, which are known: nothing lies outside them.
    add(
      "range_check16/diff_is_bit",
      on: ConstraintDomain(.every(layout.rangeCheckUnit), except: last),
      (sorted[1] - sorted[0]).isBit
    )
    add(
      "range_check16/minimum",
      on: ConstraintDomain(.first),
      sorted[0] - CPUParameter.rangeCheckMinimum.expression
    )
    add(
      "range_check16/maximum",
      on: ConstraintDomain(last),
      sorted[0] - CPUParameter.rangeCheckMaximum.expression
    )
  }
}
