import StarkCairo

extension CPUConstraintBuilder {
  /// Adds all components of the layout in the order of Stone's coefficients.
  package mutating func addComponents() {
    addCPU()
    addInitialAndFinal()
    addMemory()
    addPublicMemory()
    addRangeCheckUnits()
    if let unit = layout.dilutedUnit { addDilutedUnits(unit: unit) }
    addComponent(.pedersen, skipping: 25) {
      $0.addPedersen(ratio: $1, repetitions: $0.layout.pedersenRepetitions)
    }
    addComponent(.rangeCheck, skipping: 3) { $0.addRangeCheck(ratio: $1) }
    addComponent(.ecdsa, skipping: 41) { $0.addECDSA(ratio: $1) }
    addComponent(.bitwise, skipping: 11) { $0.addBitwise(ratio: $1) }
    addComponent(.ecOp, skipping: 33) { $0.addECOp(ratio: $1) }
    addComponent(.keccak, skipping: 149) { $0.addKeccak(ratio: $1) }
    addComponent(.poseidon, skipping: 31) { $0.addPoseidon(ratio: $1) }
    addComponent(.rangeCheck96, skipping: 3) { $0.addRangeCheck96(ratio: $1) }
    addComponent(.addMod, skipping: 38) { $0.addAddMod(ratio: $1) }
    addComponent(.mulMod, skipping: 31) { $0.addMulMod(ratio: $1) }
  }

  /// Adds a builtin that the layout uses; `count` is its number of constraints.
  ///
  /// A builtin that the layout has but does not use, as only `dynamic` can, keeps its coefficients:
  /// there the powers of the challenge do not depend on what is in use.
  private mutating func addComponent(
    _ builtin: Builtin,
    skipping count: Int,
    add: (inout CPUConstraintBuilder, Int) -> Void
  ) {
    if let ratio = layout.ratios[builtin] {
      add(&self, ratio)
    } else if layout.segments.contains(.builtin(builtin)) {
      skip(count)
    }
  }
}
