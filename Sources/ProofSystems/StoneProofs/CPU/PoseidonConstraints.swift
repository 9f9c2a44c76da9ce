import StarkAIR
import StarkHashes

extension CPUConstraintBuilder {
  /// Adds the constraints of the `poseidon` builtin: 31, or 28 with the older addressing.
  ///
  /// An instance is six consecutive memory cells, three inputs and the three outputs of the
  /// permutation Hades: 4 full rounds, 83 partial rounds, 4 full rounds on a state of three field
  /// elements. A round adds its key, applies the S-box x³ (to all three elements, or in a partial
  /// round to the last one alone) and multiplies with the matrix
  ///
  ///     M = (3  1  1)
  ///         (1 −1  1)
  ///         (1  1 −2)
  ///
  /// The trace holds the S-box inputs. Full rounds: all three elements, entries 0…3 before and
  /// 4…7 after the partial rounds. Partial rounds: the last element x_0, …, x_82 alone; the other
  /// two are eliminated from three rounds in a row, which leaves
  ///
  ///     x_{i+3} = 8·x_i³ + 4·x_{i+1} + 6·x_{i+1}³ + 2·x_{i+2} − 2·x_{i+2}³ + key_i
  ///
  /// with a linear combination key_i of round keys. x_0…x_63 are the 64 entries of
  /// `partial_rounds_state0`, x_61…x_82 the first 22 of 32 in `partial_rounds_state1`.
  mutating func addPoseidon(ratio: Int) {
    let instances = ConstraintDomain(.every(ratio))
    let name = "poseidon/poseidon"
    let full = (0..<3).map { cubedColumn("\(name)/full_rounds_state\($0)") }
    let partial0 = cubedColumn("\(name)/partial_rounds_state0")
    let partial1 = cubedColumn("\(name)/partial_rounds_state1")

    let (inputs, outputs) = addPoseidonMemory(ratio: ratio)
    addPoseidonSquares(full: full, partial0: partial0, partial1: partial1, ratio: ratio)

    // The first S-boxes' inputs are the inputs in memory with the first key added. Otherwise the
    // output could be that of any other input.
    for element in 0..<3 {
      let key = Expression.constant(Poseidon.roundKey(round: 0, element: element))
      add(
        "\(name)/add_first_round_key\(element)",
        on: instances,
        inputs[element] + key - full[element][0]
      )
    }

    addPoseidonFullRounds(full, outputs: outputs, ratio: ratio)
    addPoseidonPartialRounds(full: full, partial0: partial0, partial1: partial1, ratio: ratio)
  }

  /// Adds the 5 constraints that the squares next to S-box inputs are squares.
  ///
  /// A free square would make the S-box's output free and so every output reachable.
  private mutating func addPoseidonSquares(
    full: [CubedColumn],
    partial0: CubedColumn,
    partial1: CubedColumn,
    ratio: Int
  ) {
    let name = "poseidon/poseidon"

    for element in 0..<3 {
      add(
        "\(name)/full_rounds_state\(element)_squaring",
        on: ConstraintDomain(.every(ratio / 8)),
        full[element][0].squared - full[element].square[0]
      )
    }
    add(
      "\(name)/partial_rounds_state0_squaring",
      on: ConstraintDomain(.every(ratio / 64)),
      partial0[0].squared - partial0.square[0]
    )
    // Entries 22 and up hold no round; other columns may use these rows.
    let unused = (22..<32).map { $0 * ratio / 32 }
    add(
      "\(name)/partial_rounds_state1_squaring",
      on: ConstraintDomain(.every(ratio / 32), except: .every(ratio, offsets: unused)),
      partial1[0].squared - partial1.square[0]
    )
  }

  /// Adds the 6 constraints of the full rounds:  next = M·(cubes) + key.
  private mutating func addPoseidonFullRounds(
    _ full: [CubedColumn],
    outputs: [Expression],
    ratio: Int
  ) {
    let name = "poseidon/poseidon"
    let keys = [
      CPUParameter.poseidonFullRoundKey0, .poseidonFullRoundKey1, .poseidonFullRoundKey2,
    ]

    /// M times the S-box outputs of entry `index`.
    func mixed(_ index: Int) -> [Expression] {
      let cubes = full.map { $0.cube(index) }
      return [
        3 * cubes[0] + cubes[1] + cubes[2],
        cubes[0] - cubes[1] + cubes[2],
        cubes[0] + cubes[1] - 2 * cubes[2],
      ]
    }

    // One full round leads to the next within each half: from every entry but 3, which leads into
    // the partial rounds, and 7, which leads to the output. A state that does not follow from the
    // one before it would be the prover's choice.
    let withinHalf = ConstraintDomain(
      .every(ratio / 8),
      except: .every(ratio / 2, offsets: [3 * ratio / 8])
    )
    let nextInputs = mixed(0)
    for element in 0..<3 {
      add(
        "\(name)/full_round\(element)",
        on: withinHalf,
        full[element][1] - (nextInputs[element] + keys[element].expression)
      )
    }

    // The last full round gives the output in memory. No key follows it.
    let results = mixed(7)
    for element in 0..<3 {
      add(
        "\(name)/last_full_round\(element)",
        on: ConstraintDomain(.every(ratio)),
        outputs[element] - results[element]
      )
    }
  }
}
