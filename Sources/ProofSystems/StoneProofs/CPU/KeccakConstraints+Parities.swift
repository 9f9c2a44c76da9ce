import StarkAIR

extension CPUConstraintBuilder {
  /// Adds the 15 constraints of the first half of θ: column parities, and these rotated by a bit.
  ///
  /// `parity0_x` at lane 0 of a bit and round is the diluted parity of column x, the lanes x,
  /// 5 + x, …, 20 + x. `rotated_parity_x` is the same for the next lower bit.
  mutating func addKeccakParities(_ block: KeccakBlock) {
    let name = "keccak/keccak"
    let state = column("\(name)/state")
    let rounds = 0..<24

    // The sum of a column's five bits is a number from 0 to 5. It is split into its three binary
    // digits, each a diluted word of its own, and the lowest is the parity:
    //
    //     Σ_y state(x, y) = parity0 + 2·parity1 + 4·parity2
    //
    // All are in the diluted pool, so the digits are unique. θ adds the parity to ten lanes: a free
    // one would flip bits of the next state at the prover's will.
    for x in 0..<5 {
      let bits = (0..<5).map { y in state[KeccakBlock.entry(lane: 5 * y + x)] }
      let digits = (0..<3).map { digit in column("\(name)/parity\(digit)_\(x)")[0] }
      add(
        "\(name)/parity\(x)",
        on: block.domain(firstBits: 64, rounds: rounds),
        bits[0] + bits[1] + bits[2] + bits[3] + bits[4] - .polynomial(digits, at: 2)
      )
    }

    for x in 0..<5 {
      let parity = column("\(name)/parity0_\(x)")
      let rotated = column("\(name)/rotated_parity\(x)")

      // A free rotated parity would flip bits just as well. Below bit 0 is bit 63.
      add(
        "\(name)/rotate_parity\(x)/n0",
        on: block.domain(firstBits: 1, rounds: rounds),
        rotated[0] - parity[KeccakBlock.entry(bit: 63)]
      )

      // Below bit b + 1 is bit b.
      add(
        "\(name)/rotate_parity\(x)/n1",
        on: block.domain(firstBits: 63, rounds: rounds),
        rotated[KeccakBlock.entry(bit: 1)] - parity[0]
      )
    }
  }
}
