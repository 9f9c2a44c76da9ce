import StarkAIR

extension CPUConstraintBuilder {
  /// Adds the 11 constraints of the `bitwise` builtin.
  ///
  /// An instance is five consecutive memory cells x, y, x ∧ y, x ⊕ y, x ∨ y for x, y < 2²⁵¹. The
  /// first four form the strip `var_pool`, a quarter of `ratio` apart.
  ///
  /// Each of the four is cut into 16 *diluted* words d_ij, which hold 16 bits each in every fourth
  /// position, 0, 4, …, 60. They are interleaved:
  ///
  ///     value = Σ_{i,j<4} d_ij·2^(64i + j)
  ///
  /// Diluted words are added without a carry from one bit into the next. That a word is diluted is
  /// proved elsewhere: its cell belongs to the diluted pool.
  mutating func addBitwise(ratio: Int) {
    addBitwiseMemory(ratio: ratio)
    addBitwiseWords(ratio: ratio)
  }

  /// Adds the 4 constraints on the addresses of the five cells.
  private mutating func addBitwiseMemory(ratio: Int) {
    let stripAddress = column("bitwise/var_pool/addr")
    let orAddress = column("bitwise/x_or_y/addr")[0]
    let quarter = ratio / 4

    // The segment begins where the public input says.
    add(
      "bitwise/init_var_pool_addr",
      on: ConstraintDomain(.first),
      stripAddress[0] - CPUParameter.bitwiseBegin.expression
    )

    // The strip's four cells are consecutive, the fifth cell follows them and the next instance
    // follows the fifth. A gap in the segment would be a cell that nothing is proved about.
    add(
      "bitwise/step_var_pool_addr",
      on: ConstraintDomain(.every(quarter), except: .every(ratio, offsets: [3 * quarter])),
      stripAddress[1] - (stripAddress[0] + 1)
    )
    add(
      "bitwise/x_or_y_addr",
      on: ConstraintDomain(.every(ratio)),
      orAddress - (stripAddress[3] + 1)
    )
    add(
      "bitwise/next_var_pool_addr",
      on: ConstraintDomain(.every(ratio), except: .last(step: ratio)),
      stripAddress[4] - (orAddress + 1)
    )
  }

  /// Adds the 7 constraints that the values are what their names say.
  private mutating func addBitwiseWords(ratio: Int) {
    let word = column("bitwise/diluted_var_pool")
    let and = column("bitwise/x_and_y")
    let xor = column("bitwise/x_xor_y")
    let instances = ConstraintDomain(.every(ratio))

    // Each value of the strip is the number that its 16 diluted words spell. The operations below
    // are on the words; without this they would be on words that have nothing to do with memory.
    let chunks = (0..<4).map { chunk in
      Expression.polynomial((0..<4).map { word[4 * chunk + $0] }, at: 2)
    }
    let spelled = Expression.polynomial(chunks, at: .powerOfTwo(64))
    add(
      "bitwise/partition",
      on: ConstraintDomain(.every(ratio / 4)),
      spelled - column("bitwise/var_pool/value")[0]
    )

    // x ∨ y = (x ∧ y) + (x ⊕ y), as no bit is set in both.
    add(
      "bitwise/or_is_and_plus_xor",
      on: instances,
      column("bitwise/x_or_y/value")[0]
        - (column("bitwise/x_and_y/value")[0] + column("bitwise/x_xor_y/value")[0])
    )

    // In every bit x + y = (x ⊕ y) + 2·(x ∧ y), for each of the 16 words. The three free bits
    // between two positions keep the sums apart, so sum bit and carry bit are unique.
    let words = ConstraintDomain(.every(ratio, offsets: (0..<16).map { $0 * ratio / 64 }))
    add(
      "bitwise/addition_is_xor_with_and",
      on: words,
      column("bitwise/x")[0] + column("bitwise/y")[0] - (xor[0] + 2 * and[0])
    )

    // Words 12…15 hold bits 192 and up: word 12 + i the bits 192 + i, 196 + i, …, 252 + i. Shifted
    // by one position x ∨ y still is a diluted word, so bit 252 + i is clear in x and y; shifted
    // by two for i = 3, bit 251 as well. Thus x, y < 2²⁵¹ < p. Otherwise the bits could spell
    // value + p, another number for the same field element, with other results.
    for index in 0..<4 {
      let or = and[12 + index] + xor[12 + index]
      let shift: Expression = index == 3 ? 256 : 16
      add(
        "bitwise/unique_unpacking\(192 + index)",
        on: instances,
        or * shift - column("bitwise/trim_unpacking\(192 + index)")[0]
      )
    }
  }
}
