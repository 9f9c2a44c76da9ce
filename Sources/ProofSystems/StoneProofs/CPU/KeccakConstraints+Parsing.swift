import StarkAIR

extension CPUConstraintBuilder {
  /// Adds the 57 constraints that the words in memory spell the states of rounds 0 and 24.
  ///
  /// The bits of a state are numbered 64·lane + bit, and word w < 8 has the 200 from 200·w on.
  /// Words come from 16 instances on 2 sides, the input and the output; `slot` = 2·instance + side
  /// is used in the place of the round. The bits of several instances are joined into diluted
  /// words as they are taken from memory:
  ///
  ///     word joined up to slot k:   I_w[k] = Σ_{i ≤ k, i ≡ k mod 2} 16^((k−i)/2)·word_w of slot i
  ///     bits joined up to slot k:   e[k], with  I_w[k] = Σ_{n<200} 2^n·e[k] of state bit 200w + n
  ///
  /// so slots 30 and 31 have the diluted words of all 16 instances. The column `cumulative_sum`
  /// holds, at the entry of every state bit, the number that this bit and all higher ones spell.
  mutating func addKeccakParsing(_ block: KeccakBlock) {
    addKeccakReshaping(block)
    addKeccakWordJoining(block)
    addKeccakLastBits(block)
    addKeccakOtherBits(block)
  }

  private var parsing: String { "keccak/keccak/parse_to_diluted" }

  /// Adds the 32 constraints that carry the words from memory to the beginning of the block.
  ///
  /// A missing one would leave a word of the computation free of what memory says.
  private mutating func addKeccakReshaping(_ block: KeccakBlock) {
    let memoryValue = column("keccak/input_output/value")
    let intermediate = column("\(parsing)/reshaped_intermediate")
    let reshaped = column("\(parsing)/final_reshaped_input")

    // The 16 cells of an instance are copied side by side:  intermediate[8·side + w] = word w.
    for side in 0..<2 {
      for word in 0..<8 {
        add(
          "\(parsing)/reshape_intermediate\(side)_w\(word)",
          on: ConstraintDomain(.every(block.instanceHeight)),
          memoryValue[8 * side + word] - intermediate[8 * side + word]
        )
      }
    }

    // The 16 words of every instance are copied to the block's first rows:
    // reshaped[16·instance + i] = word i of the instance. 2¹⁵ entries of this column are one
    // instance.
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

  /// Adds the 17 constraints that the sums at the words' borders spell the joined words I_w.
  private mutating func addKeccakWordJoining(_ block: KeccakBlock) {
    let reshaped = column("\(parsing)/final_reshaped_input")
    let sum = column("\(parsing)/cumulative_sum")
    let end = KeccakBlock.entry(lane: 25)

    // Nothing is left of any slot after the last bit, the one before lane 25.
    add(
      "\(parsing)/start_accumulation",
      on: ConstraintDomain(block.rows(bits: [0], lanes: [0], rounds: 0..<32)),
      sum[end]
    )

    /// I_w relative to the slot of the row: the sum at the word's first bit less what belongs to
    /// later words. Word w begins at state bit 200w = 64·3w + 8w, bit 8w of lane 3w.
    func joined(_ word: Int, slot: Int) -> Expression {
      let begin = KeccakBlock.entry(bit: 8 * word, lane: 3 * word)
      let next = word < 7 ? KeccakBlock.entry(bit: 8 * word + 8, lane: 3 * word + 3) : end
      return sum[begin + slot] - sum[next + slot] * .powerOfTwo(200)
    }

    let firstSlots = ConstraintDomain(block.rows(bits: [0], lanes: [0], rounds: 0..<2))
    let laterSlots = ConstraintDomain(block.rows(bits: [0], lanes: [0], rounds: 0..<30))
    for word in 0..<8 {
      // The first instance's words. Eight words are one entry, so the row of slot 1 reads the
      // output.
      add(
        "\(parsing)/init_first_invocation\(word)",
        on: firstSlots,
        reshaped[word] - joined(word, slot: 0)
      )

      // Every later instance is joined below the ones before:  I_w[k+2] = 16·I_w[k] + word.
      add(
        "\(parsing)/init_other_invocations\(word)",
        on: laterSlots,
        reshaped[16 + word] + 16 * joined(word, slot: 0) - joined(word, slot: 2)
      )
    }
  }

  /// Adds the 4 constraints on bit 63 of every lane, whose next bit is bit 0 of the next lane.
  private mutating func addKeccakLastBits(_ block: KeccakBlock) {
    let sum = column("\(parsing)/cumulative_sum")
    let state = column("keccak/keccak/state")
    let last = KeccakBlock.entry(bit: 63)
    let nextLane = KeccakBlock.entry(lane: 1)

    /// The joined bit 63 of the row's lane, `slot` slots on.
    func joinedBit(_ slot: Int) -> Expression { sum[last + slot] - 2 * sum[nextLane + slot] }

    func lanes(slots: Range<Int>) -> ConstraintDomain {
      ConstraintDomain(block.rows(bits: [0], lanes: 0..<25, rounds: slots))
    }

    // In the first instance the joined bit is the bit itself: 0 or 1.
    add(
      "\(parsing)/extract_bit_first_invocation1",
      on: lanes(slots: 0..<2),
      joinedBit(0).isBit
    )

    // Every later instance adds a bit below:  e[k+2] − 16·e[k] is 0 or 1. Other digits would spell
    // the same words with other states, so that the permutation runs on chosen bits.
    add(
      "\(parsing)/extract_bit_other_invocations1",
      on: lanes(slots: 0..<30),
      (joinedBit(2) - 16 * joinedBit(0)).isBit
    )

    // The bits of all 16 instances are the diluted input, round 0, and the output, round 24.
    add("\(parsing)/to_diluted0_p1", on: lanes(slots: 0..<1), joinedBit(30) - state[last])
    add("\(parsing)/to_diluted1_p1", on: lanes(slots: 0..<1), joinedBit(31) - state[last + 24])
  }

  /// Adds the 4 constraints on the bits 0…62 of every lane: as for bit 63, within the lane.
  ///
  /// The bits of lane 25, where the sum starts from zero, are included in the first two, which
  /// costs a prover nothing and keeps the row sets short.
  private mutating func addKeccakOtherBits(_ block: KeccakBlock) {
    let sum = column("\(parsing)/cumulative_sum")
    let state = column("keccak/keccak/state")
    let nextBit = KeccakBlock.entry(bit: 1)

    /// The joined bit of the row's bit and lane, `slot` slots on.
    func joinedBit(_ slot: Int) -> Expression { sum[slot] - 2 * sum[nextBit + slot] }

    /// Rows of the given lanes except in bit 63, as all rows without those of other lanes.
    func rows(_ all: RowSet..., lanes: Range<Int>, slots: Range<Int>) -> ConstraintDomain {
      ConstraintDomain(
        all[0],
        except: all.dropFirst() + [
          block.rowsOfAllBits(lanes: lanes.upperBound..<32, rounds: slots),
          block.rows(bits: [63], lanes: lanes, rounds: slots),
        ]
      )
    }

    let lane = 32 * block.step
    add(
      "\(parsing)/extract_bit_first_invocation0",
      on: rows(.every(lane, offsets: [0, block.step]), lanes: 0..<26, slots: 0..<2),
      joinedBit(0).isBit
    )
    add(
      "\(parsing)/extract_bit_other_invocations0",
      on: rows(
        .every(block.step),
        .every(lane, offsets: [30 * block.step, 31 * block.step]),
        lanes: 0..<26,
        slots: 0..<30
      ),
      (joinedBit(2) - 16 * joinedBit(0)).isBit
    )
    let firstSlots = rows(.every(lane), lanes: 0..<25, slots: 0..<1)
    add("\(parsing)/to_diluted0_p0", on: firstSlots, joinedBit(30) - state[0])
    add("\(parsing)/to_diluted1_p0", on: firstSlots, joinedBit(31) - state[24])
  }
}
