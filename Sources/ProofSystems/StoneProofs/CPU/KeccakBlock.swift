import StarkAIR

/// The rows of 16 keccak instances, which share their words in diluted form.
///
/// A block has 2¹⁶ entries, `step` rows apart. An entry belongs to one bit of one lane of the
/// states in one round, for all 16 instances at once:
///
///     entry = 1024·bit + 32·lane + round,    lane = 5·y + x
///
/// with 64 bits, 25 lanes in 32 places and 25 states in 32 places: state 24 is the output. Every
/// word is *diluted*: its 16 bits, one for each instance, are in every fourth position. So up to
/// 15 words can be added without a carry from one instance into the next, and the sum of a few
/// words determines the binary digits of every instance's own sum. That the words are diluted is
/// proved elsewhere: their cells belong to the diluted pool.
struct KeccakBlock {
  /// Rows from one instance to the next, a sixteenth of the block.
  let instanceHeight: Int

  init(ratio: Int) {
    instanceHeight = ratio
  }

  var height: Int { 16 * instanceHeight }

  /// Rows from one entry to the next.
  var step: Int { instanceHeight / 4096 }

  /// Rows from one 200-bit word to the next where all words of a block lie side by side.
  var wordStep: Int { step / 8 }

  /// Rows from one of the 16 memory cells of an instance to the next.
  var cellStep: Int { instanceHeight / 16 }

  /// The place of an entry in its block; differences of places serve as relative indices.
  static func entry(bit: Int = 0, lane: Int = 0, round: Int = 0) -> Int {
    1024 * bit + 32 * lane + round
  }

  /// The given entries of every block.
  func rows(
    bits: some Sequence<Int>,
    lanes: some Sequence<Int>,
    rounds: Range<Int>
  ) -> RowSet {
    .every(
      height,
      offsets: bits.flatMap { bit in
        lanes.flatMap { lane in
          rounds.map { step * Self.entry(bit: bit, lane: lane, round: $0) }
        }
      }
    )
  }

  /// The given entries of each of the 64 bits.
  func rowsOfAllBits(lanes: some Sequence<Int>, rounds: Range<Int>) -> RowSet {
    .every(
      step * Self.entry(bit: 1),
      offsets: lanes.flatMap { lane in
        rounds.map { step * Self.entry(lane: lane, round: $0) }
      }
    )
  }

  /// The entries of lane 0 for the first `bitCount` bits, as the shorter of two products.
  ///
  /// The vanishing polynomial of all 64 bits takes one factor for each round. For more than half
  /// of the bits it is cheaper to start from that and to except the others.
  func domain(firstBits bitCount: Int, rounds: Range<Int>) -> ConstraintDomain {
    guard bitCount > 32 else {
      return ConstraintDomain(rows(bits: 0..<bitCount, lanes: [0], rounds: rounds))
    }
    let all = rowsOfAllBits(lanes: [0], rounds: rounds)
    guard bitCount < 64 else { return ConstraintDomain(all) }
    return ConstraintDomain(all, except: rows(bits: bitCount..<64, lanes: [0], rounds: rounds))
  }
}
