/// A list of different instructions with a hash index, to find equal ones in a few nanoseconds.
///
/// A program is compiled once for one evaluation, and the keyed hash of `Dictionary` would take
/// longer than all multiplications that sharing saves. The expressions are our own, so nobody can
/// make them collide on purpose.
struct InstructionTable {
  private(set) var instructions: [Instruction] = []
  /// Open addressing: indices of instructions or −1, at most half of a power of two in use.
  private var slots = [Int](repeating: -1, count: 1024)

  /// The index of `instruction`, and whether it was appended just now.
  mutating func index(of instruction: Instruction) -> (index: Int, isNew: Bool) {
    var slot = InstructionTable.hash(instruction) & (slots.count - 1)
    while slots[slot] >= 0 {
      if instructions[slots[slot]] == instruction { return (slots[slot], false) }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = instructions.count
    instructions.append(instruction)
    if 2 * instructions.count > slots.count { grow() }
    return (instructions.count - 1, true)
  }

  private mutating func grow() {
    slots = [Int](repeating: -1, count: 2 * slots.count)
    for (index, instruction) in instructions.enumerated() {
      var slot = InstructionTable.hash(instruction) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = index
    }
  }

  /// A multiplicative hash whose high bits depend on all of the instruction.
  private static func hash(_ instruction: Instruction) -> Int {
    let word = instruction.left &* 8 &+ Int(instruction.operation.rawValue)
    let mixed = (word &* 0x9e37_79b9_7f4a_7c1) ^ (instruction.right &* 0x2545_f491_4f6c_dd1d)
    return ((mixed ^ mixed >> 29) &* 0x1656_67b1_9e37_79f9) >> 24
  }
}
