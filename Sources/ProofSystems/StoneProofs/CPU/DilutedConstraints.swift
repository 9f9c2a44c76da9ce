import StarkAIR

extension CPUConstraintBuilder {
  /// Adds the 7 constraints that every cell of the diluted pool is a diluted number.
  ///
  /// A diluted number has 16 bits in every fourth position: Σ 2^(4i)·bᵢ. The pool is a permutation
  /// of a column that runs over all of them in ascending order, some repeatedly. That it does is
  /// shown by a value accumulated along the steps d of that column,
  ///
  ///     c ← c·(1 + z·d) + α·d²
  ///
  /// which a step d = 0 leaves unchanged, and whose end over the diluted numbers is known.
  mutating func addDilutedUnits(unit: Int) {
    let pool = column("diluted_pool")
    let permuted = column("diluted_check/permuted_values")
    let accumulated = column("diluted_check/cumulative_value")
    let last = RowSet.last(step: unit)
    let step = permuted[1] - permuted[0]

    // Otherwise the permuted column says nothing about the pool.
    addPermutation(
      PermutationArgument(
        name: "diluted_check/permutation",
        unit: unit,
        original: { pool[$0] },
        sorted: { permuted[$0] },
        challenge: CPUParameter.dilutedPermutationZ.expression,
        product: 1
      )
    )

    // The accumulation starts from 1 and the numbers from 0; with other starts the same end can
    // be reached by other steps.
    add("diluted_check/init", on: ConstraintDomain(.first), accumulated[0] - 1)
    add("diluted_check/first_element", on: ConstraintDomain(.first), permuted[0])

    add(
      "diluted_check/step",
      on: ConstraintDomain(.every(unit), except: last),
      accumulated[1]
        - (accumulated[0] * (1 + CPUParameter.dilutedZ.expression * step)
          + CPUParameter.dilutedAlpha.expression * step * step)
    )

    // The end as a polynomial in the challenges determines the sequence of nonzero steps, so it is
    // the one of the diluted numbers, except with probability about 2¹⁷/p.
    add(
      "diluted_check/last",
      on: ConstraintDomain(last),
      accumulated[0] - CPUParameter.dilutedFinal.expression
    )
  }
}
