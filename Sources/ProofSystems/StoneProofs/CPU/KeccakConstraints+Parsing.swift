import StarkAIR

extension CPUConstraintBuilder {
  /// Adds the 57 constraints that the words in memory spell the states of rounds 0 and 24.
  ///
  /// The bits of a state are numbered n = 64·lane + bit; word w < 8 is made of the 200 from n =
  /// 200w on. Words come from 16 instances and 2 sides, the input and the output, which makes 32
  /// slots k = 2·instance + side. Slots take the place of rounds in the entries. The instances of a
  /// side are joined one by one:
  ///
  ///     I_w[k + 2] = 16·I_w[k] + word w of slot k + 2        the joined words
  ///     e_n[k + 2] = 16·e_n[k] + bit n of slot k + 2         the joined bits
  ///     I_w[k]     = Σ_{n<200} 2ⁿ·e_{200w + n}[k]
  ///
  /// so e_n[30] and e_n[31] are the diluted words of all 16 inputs and outputs. The column
  /// `cumulative_sum` holds the number that the bits from n on spell, c_n = e_n + 2·c_{n+1}. As the
  /// bits are bits, words in memory are proved to be less than 2²⁰⁰.
  mutating func addKeccakParsing(_ block: KeccakBlock) {
    addKeccakReshaping(block)
    addKeccakWordJoining(block)
    addKeccakLastBits(block)
    addKeccakOtherBits(block)
  }

  private var parsing: String { "keccak/keccak/parse_to_diluted" }

  /// Adds the 32 constraints that copy the words from memory to the beginning of the block.
  ///
  /// Two steps keep the mask small. A word without its copy would be the prover's choice: the
  /// computation is then right, but for another input or output than that in memory.
  private mutating func addKeccakReshaping(_ block: KeccakBlock) {
    let memoryValue = column("keccak/input_output/value")
    let intermediate = column("\(parsing)/reshaped_intermediate")
    let reshaped = column("\(parsing)/final_reshaped_input")

    // The 16 cells of an instance side by side:  intermediate[8·side + w] = word w of the side.
    for side in 0..<2 {
      for word in 0..<8 {
        add(
          "\(parsing)/reshape_intermediate\(side)_w\(word)",
          on: ConstraintDomain(.every(block.instanceHeight)),
          memoryValue[8 * side + word] - intermediate[8 * side + word]
        )
      }
    }

    // Those of all instances side by side:  reshaped[8·slot + w] = word w of the slot. An instance
    // is 2¹⁵ entries of these columns.
    let firstWords = ConstraintDomain(
      .every(block.height, offsets: (0..<16).map { $0 * block.wordStep })
    )
    for instance in 0..<16 {
      add(
        "\(parsing)/reshape_final\(instance)",
        on: firstWords,
        intermediate[32768 * instance] - reshaped[16 * instance]
      )
    }
  }

  /// Adds the 17 constraints that the sums at the words' first bits spell the joined words I_w.
  private mutating func addKeccakWordJoining(_ block: KeccakBlock) {
    let reshaped = column("\(parsing)/final_reshaped_input")
    let sum = column("\(parsing)/cumulative_sum")
    let end = KeccakBlock.entry(lane: 25)

    // In every slot nothing is left after the last bit, 1599. Otherwise the sums have a part that
    // no bit accounts for.
    add(
      "\(parsing)/start_accumulation",
      on: ConstraintDomain(block.rows(bits: [0], lanes: [0], rounds: 0..<32)),
      sum[end]
    )

    /// I_w[row's slot + slot] = c_{200w} − 2²⁰⁰·c_{200(w+1)}: the sum at the word's first bit less
    /// the later words' part. Bit 200w = 64·3w + 8w of the state is bit 8w of lane 3w.
    func joined(_ word: Int, slot: Int) -> Expression {
      let begin = KeccakBlock.entry(bit: 8 * word, lane: 3 * word)
      let next = word < 7 ? KeccakBlock.entry(bit: 8 * word + 8, lane: 3 * word + 3) : end
      return sum[begin + slot] - sum[next + slot] * .powerOfTwo(200)
    }

    let firstSlots = ConstraintDomain(block.rows(bits: [0], lanes: [0], rounds: 0..<2))
    let laterSlots = ConstraintDomain(block.rows(bits: [0], lanes: [0], rounds: 0..<30))
    for word in 0..<8 {
      // The first instance's joined words are its words. Eight words take the rows of one entry, so
      // in the row of slot 1 `reshaped[w]` is word w of the output.
      add(
        "\(parsing)/init_first_invocation\(word)",
        on: firstSlots,
        reshaped[word] - joined(word, slot: 0)
      )

      // Every later instance is joined to those before:  I_w[k+2] = 16·I_w[k] + word.
      add(
        "\(parsing)/init_other_invocations\(word)",
        on: laterSlots,
        reshaped[16 + word] + 16 * joined(word, slot: 0) - joined(word, slot: 2)
      )
    }
  }

  /// Adds the 4 constraints on bit 63 of every lane, which bit 0 of the next lane follows.
  private mutating func addKeccakLastBits(_ block: KeccakBlock) {
    let sum = column("\(parsing)/cumulative_sum")
    let state = column("keccak/keccak/state")
    let last = KeccakBlock.entry(bit: 63)
    let nextLane = KeccakBlock.entry(lane: 1)

    /// e_n[row's slot + slot] = c_n − 2·c_{n+1} for bit 63 of the row's lane.
    func joinedBit(_ slot: Int) -> Expression { sum[last + slot] - 2 * sum[nextLane + slot] }

    func lanes(slots: Range<Int>) -> ConstraintDomain {
      ConstraintDomain(block.rows(bits: [0], lanes: 0..<25, rounds: slots))
    }

    // The first instance's joined bits are its bits: 0 or 1. Other digits would spell the same word
    // in another way, and the permutation would run on digits of the prover's choice.
    add(
      "\(parsing)/extract_bit_first_invocation1",
      on: lanes(slots: 0..<2),
      joinedBit(0).isBit
    )

    // Every later instance joins a bit:  e_n[k+2] − 16·e_n[k] is 0 or 1.
    add(
      "\(parsing)/extract_bit_other_invocations1",
      on: lanes(slots: 0..<30),
      (joinedBit(2) - 16 * joinedBit(0)).isBit
    )

    // The joined bits of all instances are the diluted states: those of the inputs state 0, those
    // of the outputs state 24. The rounds in between are the other stages' business.
    add("\(parsing)/to_diluted0_p1", on: lanes(slots: 0..<1), joinedBit(30) - state[last])
    add("\(parsing)/to_diluted1_p1", on: lanes(slots: 0..<1), joinedBit(31) - state[last + 24])
  }

  /// Adds the 4 constraints on the bits 0…62 of every lane: as for bit 63, but within the lane.
  ///
  /// The first two include lane 25, which is none of the state's. The sum starts there with zero,
  /// and zeros all along satisfy them.
  private mutating func addKeccakOtherBits(_ block: KeccakBlock) {
    let sum = column("\(parsing)/cumulative_sum")
    let state = column("keccak/keccak/state")
    let nextBit = KeccakBlock.entry(bit: 1)

    /// e_n[row's slot + slot] = c_n − 2·c_{n+1} for the row's bit and lane.
    func joinedBit(_ slot: Int) -> Expression { sum[slot] - 2 * sum[nextBit + slot] }

    /// What to except from all lanes of all bits to keep the first `laneCount` of bits 0…62.
    func others(laneCount: Int, slots: Range<Int>) -> [RowSet] {
      [
        block.rowsOfAllBits(lanes: laneCount..<32, rounds: slots),
        block.rows(bits: [63], lanes: 0..<laneCount, rounds: slots),
      ]
    }

    let lane = block.step * KeccakBlock.entry(lane: 1)
    add(
      "\(parsing)/extract_bit_first_invocation0",
      on: ConstraintDomain(
        .every(lane, offsets: [0, block.step]),
        except: others(laneCount: 26, slots: 0..<2)
      ),
      joinedBit(0).isBit
    )
    let lastSlots = RowSet.every(lane, offsets: [30 * block.step, 31 * block.step])
    add(
      "\(parsing)/extract_bit_other_invocations0",
      on: ConstraintDomain(
        .every(block.step),
        except: [lastSlots] + others(laneCount: 26, slots: 0..<30)
      ),
      (joinedBit(2) - 16 * joinedBit(0)).isBit
    )
    let lanes = ConstraintDomain(.every(lane), except: others(laneCount: 25, slots: 0..<1))
    add("\(parsing)/to_diluted0_p0", on: lanes, joinedBit(30) - state[0])
    add("\(parsing)/to_diluted1_p0", on: lanes, joinedBit(31) - state[24])
  }
}
