import StarkAIR

extension CPUConstraintBuilder {
  /// Adds the 3 constraints of the `range_check` builtin: the cells of its segment are < 2¹²⁸.
  ///
  /// One cell every `ratio` rows, cut into eight limbs of 16 bits.
  mutating func addRangeCheck(ratio: Int) {
    let limb = column("range_check_builtin/inner_range_check")
    addRangeCheck(
      "range_check_builtin",
      ratio: ratio,
      limbs: (0..<8).map { limb[$0] },
      begin: .rangeCheckBegin
    )
  }

  /// Adds the 3 constraints of the `range_check96` builtin: the cells of its segment are < 2⁹⁶.
  ///
  /// One cell every `ratio` rows, cut into six limbs of 16 bits.
  mutating func addRangeCheck96(ratio: Int) {
    addRangeCheck(
      "range_check96_builtin",
      ratio: ratio,
      limbs: (0..<6).map { column("range_check96_builtin/inner_range_check\($0)")[0] },
      begin: .rangeCheck96Begin
    )
  }

  /// Adds the 3 constraints that the cells of a segment have only as many bits as `limbs` hold.
  ///
  /// `limbs` are 16 bits each, the most significant first. That a limb is less than 2¹⁶ is proved
  /// elsewhere: its cell belongs to the range-check pool.
  private mutating func addRangeCheck(
    _ name: String,
    ratio: Int,
    limbs: [Expression],
    begin: CPUParameter
  ) {
    let cell = memoryColumn("\(name)/mem")

    // The cell is the number that its limbs spell; less than p, so the spelling does not wrap.
    let spelled = Expression.polynomial(limbs.reversed(), at: .powerOfTwo(16))
    add("\(name)/value", on: ConstraintDomain(.every(ratio)), spelled - cell.value[0])

    // The instances lie in consecutive cells, from the segment's first on. Otherwise a prover
    // checks one harmless cell over and over and leaves the cells that the program relies on out.
    add(
      "\(name)/addr_step",
      on: ConstraintDomain(.every(ratio), except: .last(step: ratio)),
      cell.address[1] - (cell.address[0] + 1)
    )
    add(
      "\(name)/init_addr",
      on: ConstraintDomain(.first),
      cell.address[0] - begin.expression
    )
  }
}
