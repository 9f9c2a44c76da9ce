import StarkAIR

extension CPUConstraintBuilder {
  /// Adds the 10 constraints of χ and ι, which give the state of the next round.
  ///
  /// For lanes x, y, z that follow one another in a row of the state,
  ///
  ///     next(x) = after(x) ⊕ (¬after(y) ∧ after(z)) ⊕ round constant
  ///
  /// All of it is one sum of diluted words, from 0 to 6 for each bit:
  ///
  ///     2·after(x) + ¬after(y) + after(z) + 2·constant = aux0 + 2·next(x) + 4·aux2
  ///
  /// ¬after(y) + after(z) has the conjunction as its carry, which is added to the two other terms
  /// of weight two; the digit of weight two is the next state. All four columns are in the diluted
  /// pool, so the digits are unique. A bit without its constraint would be the prover's choice, and
  /// the outputs with it.
  mutating func addKeccakChiIota(_ block: KeccakBlock) {
    let name = "keccak/keccak"
    let state = column("\(name)/state")
    let after = column("\(name)/after_theta_rho_pi")
    let aux0 = column("\(name)/chi_iota_aux0")
    let aux2 = column("\(name)/chi_iota_aux2")
    let rounds = 0..<24
    let ones: Expression = 0x1111_1111_1111_1111

    /// The sum less its digits, without constant, for bit `bit` and lanes relative to the row.
    func chi(_ x: Int, _ y: Int, _ z: Int, bit: Int = 0) -> Expression {
      let x = KeccakBlock.entry(bit: bit, lane: x)
      let y = KeccakBlock.entry(bit: bit, lane: y)
      let z = KeccakBlock.entry(bit: bit, lane: z)
      let nextRound = KeccakBlock.entry(round: 1)
      return 2 * after[x] + (ones - after[y]) + after[z]
        - (aux0[x] + 2 * state[x + nextRound] + 4 * aux2[x])
    }

    // ι: lane 0 has a constant in the bits 2^j − 1. The periodic columns hold it times two, for
    // every instance of the block.
    let constants: [(bit: Int, key: CPUParameter)] = [
      (0, .keccakRoundKey0), (1, .keccakRoundKey1), (3, .keccakRoundKey3), (7, .keccakRoundKey7),
      (15, .keccakRoundKey15), (31, .keccakRoundKey31), (63, .keccakRoundKey63),
    ]
    for (bit, key) in constants {
      add(
        "\(name)/chi_iota\(bit)",
        on: ConstraintDomain(block.rows(bits: [0], lanes: [0], rounds: rounds)),
        key.expression + chi(0, 1, 2, bit: bit)
      )
    }

    // x = 0, 1, 2 in every row of the state, except for the bits above.
    let rowStarts = stride(from: 0, to: 25, by: 5)
    add(
      "\(name)/chi0",
      on: ConstraintDomain(
        block.rowsOfAllBits(lanes: rowStarts.flatMap { $0..<($0 + 3) }, rounds: rounds),
        except: block.rows(bits: constants.map(\.bit), lanes: [0], rounds: rounds)
      ),
      chi(0, 1, 2)
    )

    // x = 4 and x = 3, whose successors start over at 0. The row is that of lane 5y.
    let wrapping = ConstraintDomain(block.rowsOfAllBits(lanes: rowStarts, rounds: rounds))
    add("\(name)/chi1", on: wrapping, chi(4, 0, 1))
    add("\(name)/chi2", on: wrapping, chi(3, 4, 0))
  }
}
