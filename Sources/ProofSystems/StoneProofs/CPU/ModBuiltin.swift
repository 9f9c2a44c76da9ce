import StarkAIR

extension CPUConstraintBuilder {
  /// Adds the 30 constraints that `add_mod` and `mul_mod` share.
  ///
  /// An instance is seven consecutive memory cells: the modulus in four words p0…p3, the address
  /// `values_ptr` of a table of values, the address `offsets_ptr` of a table of operations and the
  /// number n of operations left. It performs one operation: the next three cells at `offsets_ptr`
  /// are the places of its operands a, b, c in the table of values, four words each. The segment
  /// is filled with batches of n instances with the same modulus and values, for which n counts
  /// down to 1.
  ///
  /// A word holds 96 bits. That it does is not proved here and nor is c < p: the program must
  /// check its words, with `range_check96` for instance.
  mutating func addModBuiltin(_ name: String, ratio: Int, begin: CPUParameter) {
    addModInstances(name, ratio: ratio, begin: begin)
    addModOperands(name, ratio: ratio)
  }

  /// Adds the 15 constraints on the instances' seven cells.
  private mutating func addModInstances(_ name: String, ratio: Int, begin: CPUParameter) {
    let inputs = ["p0", "p1", "p2", "p3", "values_ptr", "offsets_ptr", "n"]
    let cells = inputs.map { memoryColumn("\(name)/\($0)") }
    let (offsetsPointer, remaining) = (cells[5].value, cells[6].value)
    let instances = ConstraintDomain(.every(ratio))
    let steps = ConstraintDomain(.every(ratio), except: .last(step: ratio))

    // The segment begins where the public input says.
    add(
      "\(name)/init_p0_address",
      on: ConstraintDomain(.first),
      cells[0].address[0] - begin.expression
    )

    // The seven cells are consecutive:  addr(cell i) = addr(cell i − 1) + 1.
    for index in inputs.indices.dropFirst() {
      add(
        "\(name)/step_\(inputs[index])_addr",
        on: instances,
        cells[index].address[0] - (cells[index - 1].address[0] + 1)
      )
    }

    // The next instance follows without a gap, so no operation that the program counts on is
    // left out.
    add(
      "\(name)/step_p0_addr",
      on: steps,
      cells[0].address[1] - (cells[6].address[0] + 1)
    )

    // Within a batch, that is unless n = 1, modulus and table of values stay. The program writes
    // the first instance only; the others are the prover's, who would choose another modulus.
    let withinBatch = remaining[0] - 1
    for index in 0..<5 {
      add(
        "\(name)/step_\(inputs[index])_value",
        on: steps,
        (cells[index].value[1] - cells[index].value[0]) * withinBatch
      )
    }

    // Within a batch the next instance performs the next operation, three cells on.
    add(
      "\(name)/step_offsets_ptr_value",
      on: steps,
      (offsetsPointer[1] - (offsetsPointer[0] + 3)) * withinBatch
    )

    // Within a batch n counts down, so a batch that begins with n takes n instances.
    add("\(name)/step_n_value", on: steps, (remaining[1] + 1 - remaining[0]) * withinBatch)
  }

  /// Adds the 15 constraints that the operands' words are those the operation points to.
  ///
  /// They fix addresses; the memory permutation then fixes the values.
  private mutating func addModOperands(_ name: String, ratio: Int) {
    let operands = ["a", "b", "c"]
    let offsets = operands.map { memoryColumn("\(name)/\($0)_offset") }
    let offsetsPointer = column("\(name)/offsets_ptr/value")[0]
    let valuesPointer = column("\(name)/values_ptr/value")[0]
    let instances = ConstraintDomain(.every(ratio))

    // The three cells of the operation are consecutive from `offsets_ptr` on.
    add("\(name)/a_offset0", on: instances, offsets[0].address[0] - offsetsPointer)
    add(
      "\(name)/b_offset",
      on: instances,
      offsets[1].address[0] - (offsets[0].address[0] + 1)
    )
    add(
      "\(name)/c_offset",
      on: instances,
      offsets[2].address[0] - (offsets[1].address[0] + 1)
    )

    for (operand, offset) in zip(operands, offsets) {
      let words = (0..<4).map { column("\(name)/\(operand)\($0)/addr")[0] }

      // The operand's first word is at values_ptr + offset.
      add(
        "\(name)/\(operand)0_value_ind0",
        on: instances,
        words[0] - (offset.value[0] + valuesPointer)
      )

      // The other three follow:  addr(word i) = addr(word i − 1) + 1.
      for index in 1..<4 {
        add(
          "\(name)/\(operand)\(index)_value",
          on: instances,
          words[index] - (words[index - 1] + 1)
        )
      }
    }
  }

  /// The polynomial of a four-word operand in memory, X(t) = Σ X_i·t^i; X(2⁹⁶) is its integer.
  func wordPolynomial(_ operand: String, at t: Expression) -> Expression {
    .polynomial((0..<4).map { column("\(operand)\($0)/value")[0] }, at: t)
  }
}
