import StarkAIR

extension CPUConstraintBuilder {
  /// Adds the 11 constraints that the S-box inputs x_0…x_82 of the partial rounds join the halves.
  ///
  /// `addPoseidon` gives the recurrence. It needs three predecessors, so the first three inputs and
  /// the three elements after the last round have equations of their own, the margins. Each of
  /// them is what remains after the same elimination of the two elements without an S-box. Were
  /// one of the eleven missing, a prover could choose the value it fixes and steer the output.
  mutating func addPoseidonPartialRounds(
    full: [CubedColumn],
    partial0: CubedColumn,
    partial1: CubedColumn,
    ratio: Int
  ) {
    let name = "poseidon/poseidon"
    let instances = ConstraintDomain(.every(ratio))

    // x_61, x_62, x_63 are in both columns: the recurrence goes on in the second one.
    for index in 0..<3 {
      add(
        "\(name)/copy_partial_rounds0_i\(index)",
        on: instances,
        partial0[61 + index] - partial1[index]
      )
    }

    // x_0, x_1, x_2 from the last full round of the first half, entry 3.
    let cubes = full.map { $0.cube(3) }
    add(
      "\(name)/margin_full_to_partial0",
      on: instances,
      partial0[0]
        - (cubes[0] + cubes[1] - 2 * cubes[2]
          + .constant(PoseidonMarginConstants.fullToPartial0))
    )
    add(
      "\(name)/margin_full_to_partial1",
      on: instances,
      partial0[1]
        - (10 * cubes[2] - 4 * cubes[1] + 4 * partial0[0] - 2 * partial0.cube(0)
          + .constant(PoseidonMarginConstants.fullToPartial1))
    )
    add(
      "\(name)/margin_full_to_partial2",
      on: instances,
      partial0[2]
        - (8 * cubes[2] + 4 * partial0[0] + 6 * partial0.cube(0)
          + 2 * partial0[1] - 2 * partial0.cube(1)
          + .constant(PoseidonMarginConstants.fullToPartial2))
    )

    // x_3…x_63: the recurrence, wherever its four terms are entries of one instance.
    let tail0 = (61..<64).map { $0 * ratio / 64 }
    add(
      "\(name)/partial_round0",
      on: ConstraintDomain(.every(ratio / 64), except: .every(ratio, offsets: tail0)),
      partial0[3] - (predicted(partial0) + CPUParameter.poseidonPartialRoundKey0.expression)
    )

    // x_64…x_82, entries 3…21 of the second column.
    let tail1 = (19..<32).map { $0 * ratio / 32 }
    add(
      "\(name)/partial_round1",
      on: ConstraintDomain(.every(ratio / 32), except: .every(ratio, offsets: tail1)),
      partial1[3] - (predicted(partial1) + CPUParameter.poseidonPartialRoundKey1.expression)
    )

    // The first full round of the second half, entry 4, from x_80, x_81, x_82.
    let (x81, x82) = (partial1[20], partial1[21])
    let (cube80, cube81, cube82) = (partial1.cube(19), partial1.cube(20), partial1.cube(21))
    add(
      "\(name)/margin_partial_to_full0",
      on: instances,
      full[0][4]
        - (16 * cube80 + 8 * x81 + 16 * cube81 + 6 * x82 + cube82
          + .constant(PoseidonMarginConstants.partialToFull0))
    )
    add(
      "\(name)/margin_partial_to_full1",
      on: instances,
      full[1][4]
        - (4 * cube81 + 2 * x82 + cube82
          + .constant(PoseidonMarginConstants.partialToFull1))
    )
    add(
      "\(name)/margin_partial_to_full2",
      on: instances,
      full[2][4]
        - (8 * cube80 + 4 * x81 + 6 * cube81 + 2 * x82 - 2 * cube82
          + .constant(PoseidonMarginConstants.partialToFull2))
    )
  }

  /// The recurrence without its key:  8·x_0³ + 4·x_1 + 6·x_1³ + 2·x_2 − 2·x_2³.
  private func predicted(_ x: CubedColumn) -> Expression {
    8 * x.cube(0) + 4 * x[1] + 6 * x.cube(1) + 2 * x[2] - 2 * x.cube(2)
  }
}
