import StarkAIR

extension CPUConstraintBuilder {
  /// Adds the 149 constraints of the `keccak` builtin.
  ///
  /// An instance is 16 consecutive memory cells, the state of 1600 bits before and after the 24
  /// rounds of Keccak-f[1600] (FIPS 202), each as eight words of 200 bits. Sixteen instances make
  /// a block and are computed together, bit by bit, in diluted words: `KeccakBlock`. The stages
  /// are, in the order of their constraints:
  ///
  /// 1. the words in memory and the diluted states of rounds 0 and 24 are the same bits,
  /// 2. θ first half: the parity of each column of the state, and the parities rotated by a bit,
  /// 3. θ second half with ρ and π: the parities are added and the bits moved,
  /// 4. χ and ι: the nonlinear step and the round constant give the next round's state.
  mutating func addKeccak(ratio: Int) {
    let block = KeccakBlock(ratio: ratio)
    addKeccakMemory(block)
    addKeccakParsing(block)
    addKeccakParities(block)
    addKeccakThetaRhoPi(block)
    addKeccakChiIota(block)
  }

  /// Adds the 2 constraints on the addresses of the instances' cells.
  private mutating func addKeccakMemory(_ block: KeccakBlock) {
    let address = column("keccak/input_output/addr")

    // The segment begins where the public input says, and all its cells are consecutive. A cell
    // that no instance covers could hold anything and pass for a part of an output.
    add(
      "keccak/init_input_output_addr",
      on: ConstraintDomain(.first),
      address[0] - CPUParameter.keccakBegin.expression
    )
    add(
      "keccak/addr_input_output_step",
      on: ConstraintDomain(.every(block.cellStep), except: .last(step: block.cellStep)),
      address[1] - (address[0] + 1)
    )
  }
}
