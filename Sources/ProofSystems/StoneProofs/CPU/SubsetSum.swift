import StarkAIR

extension CPUConstraintBuilder {
  /// Adds the 8 constraints of a sum of curve points selected by the bits of a scalar, or 9.
  ///
  /// An instance has 256 entries, `step` rows apart. Entry k holds the scalar shifted right by k
  /// bits, the partial sum S_k and, if bit k is set, the slope λ of the chord through S_k and Q_k:
  ///
  ///     β_k     = selector[k] − 2·selector[k + 1]
  ///     S_{k+1} = S_k + β_k·Q_k
  ///     S_255   = S_0 + Σ_k β_k·Q_k
  ///
  /// `addend` is Q_k relative to entry k. The caller fixes S_0 and the scalar `selector[0]`.
  ///
  /// The chord formula fails when S_k and Q_k have the same x: the slope is then any number and
  /// with it the next sum any point of the prover's choice. `provesDistinctX` adds the constraint
  /// that rules this out. It is needed wherever the prover influences the points. The Pedersen
  /// hash does without: its points are fixed and nobody knows a relation between them, so
  /// an input that reaches the case would be a solved discrete logarithm.
  mutating func addSubsetSum(
    _ name: String,
    of addend: CurvePointExpression,
    bitCount: Int,
    step: Int,
    provesDistinctX: Bool
  ) {
    let selector = column("\(name)/selector")
    let sum = curvePointColumn("\(name)/partial_sum")
    let slope = column("\(name)/slope")[0]

    let lastEntry = RowSet.every(256 * step, offsets: [255 * step])
    let additions = ConstraintDomain(.every(step), except: lastEntry)

    let bit = selector[0] - 2 * selector[1]
    let (current, next) = (sum[0], sum[1])

    // Every digit is 0 or 1. With others a scalar has many spellings, and the formulas below mean
    // nothing for them.
    add("\(name)/booleanity_test", on: additions, bit.isBit)

    // Nothing is left of the scalar after its highest bit, so the bits spell `selector[0]`.
    add(
      "\(name)/bit_extraction_end",
      on: ConstraintDomain(.every(256 * step, offsets: [bitCount * step])),
      selector[0]
    )

    // Nor in the last entry, so that the surplus bits from `bitCount` on are zero: they spell
    // nothing, and they are too few to wrap around p. With a free last entry to make up for them, a
    // prover could set them and have their points added.
    add("\(name)/zeros_tail", on: ConstraintDomain(lastEntry), selector[0])

    // Bit set: λ is the slope of the chord through the partial sum and the addend. With any other
    // slope, next is any point. Bit clear: λ = 0 satisfies this constraint and the two below.
    add(
      "\(name)/add_points/slope",
      on: additions,
      bit * (current.y - addend.y) - slope * (current.x - addend.x)
    )

    // Bit set: the chord meets the curve in a third point, whose x is λ² − x − x_Q.
    add(
      "\(name)/add_points/x",
      on: additions,
      slope.squared - bit * (current.x + addend.x + next.x)
    )

    // Bit set: the sum is that third point mirrored in the x axis.
    add(
      "\(name)/add_points/y",
      on: additions,
      bit * (current.y + next.y) - slope * (current.x - next.x)
    )

    if provesDistinctX {
      // x − x_Q has an inverse, so it is not zero and the slope is unique.
      add(
        "\(name)/add_points/x_diff_inv",
        on: additions,
        column("\(name)/x_diff_inv")[0] * (current.x - addend.x) - 1
      )
    }

    // Bit clear: the sum stays. The formulas above put no condition on it in this case.
    add("\(name)/copy_point/x", on: additions, (1 - bit) * (next.x - current.x))
    add("\(name)/copy_point/y", on: additions, (1 - bit) * (next.y - current.y))
  }
}
