import StarkAIR
import StarkAlgebra

extension CPUConstraintBuilder {
  /// Adds the constraints on the addresses of a permutation's six cells: 6, or 3 if they are older.
  ///
  /// Returns the values in memory of the three inputs and the three outputs. The address rules
  /// leave no cell of the segment out; a cell that no instance covers could hold anything and pass
  /// for an output.
  mutating func addPoseidonMemory(
    ratio: Int
  ) -> (inputs: [Expression], outputs: [Expression]) {
    if hasColumn("poseidon/input_output/addr") {
      addPoseidonStrip(ratio: ratio)
    } else {
      addPoseidonElements(ratio: ratio)
    }
  }

  /// Adds the 6 constraints of the addressing by element: input and output of each in one column.
  ///
  /// Entry 0 of element i is input i, entry 1 output i; with the inputs before the outputs in
  /// memory, output i is three cells after input i and the next instance's input three after that.
  private mutating func addPoseidonElements(
    ratio: Int
  ) -> (inputs: [Expression], outputs: [Expression]) {
    let half = ratio / 2
    let elements = (0..<3).map { memoryColumn("poseidon/param_\($0)/input_output") }

    for (element, cells) in elements.enumerated() {
      // Element i begins i cells into the segment.
      let begin = CPUParameter.poseidonBegin.expression + .constant(Felt252(UInt64(element)))
      add(
        "poseidon/param_\(element)/init_input_output_addr",
        on: ConstraintDomain(.first),
        cells.address[0] - begin
      )

      // Its entries are every third cell.
      add(
        "poseidon/param_\(element)/addr_input_output_step",
        on: ConstraintDomain(.every(half), except: .last(step: half)),
        cells.address[1] - (cells.address[0] + 3)
      )
    }
    return (elements.map { $0.value[0] }, elements.map { $0.value[1] })
  }

  /// Adds the 3 constraints of Stone version 1's addressing: a strip of eight entries, six used.
  ///
  /// Entries 0…2 are the inputs, 3…5 the outputs.
  private mutating func addPoseidonStrip(
    ratio: Int
  ) -> (inputs: [Expression], outputs: [Expression]) {
    let strip = memoryColumn("poseidon/input_output")
    let cellStep = ratio / 8

    // The segment begins where the public input says.
    add(
      "poseidon/init_input_output_addr",
      on: ConstraintDomain(.first),
      strip.address[0] - CPUParameter.poseidonBegin.expression
    )

    // The six cells are consecutive.
    let unusedSteps = [5 * cellStep, 6 * cellStep, 7 * cellStep]
    add(
      "poseidon/addr_input_output_step_inner",
      on: ConstraintDomain(.every(cellStep), except: .every(ratio, offsets: unusedSteps)),
      strip.address[1] - (strip.address[0] + 1)
    )

    // The next instance follows the sixth.
    add(
      "poseidon/addr_input_output_step_outter",
      on: ConstraintDomain(.every(ratio), except: .last(step: ratio)),
      strip.address[8] - (strip.address[5] + 1)
    )
    return ((0..<3).map { strip.value[$0] }, (3..<6).map { strip.value[$0] })
  }
}
