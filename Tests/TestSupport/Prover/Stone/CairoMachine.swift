package import StarkAlgebra

/// The Cairo machine without builtins, stepping through a program.
///
/// It knows the ways in which this prover's programs use it: an unknown dst takes the result it is
/// compared with, any other unknown cell is zero.
package struct CairoMachine: Sendable {
  /// One executed instruction with all that its constraints mention.
  package struct Step: Sendable {
    package let pc, ap, fp: UInt64
    package let instruction: CairoInstruction
    package let dst, op0, op1: Access
    package let result: Felt252
  }

  /// A cell of memory.
  package struct Access: Hashable, Sendable {
    package let address: UInt64
    package let value: Felt252
  }

  package private(set) var memory: [UInt64: Felt252]
  package private(set) var pc, ap, fp: UInt64

  /// A machine before its first step, ap and fp equal.
  package init(memory: [UInt64: Felt252], pc: UInt64, ap: UInt64) {
    self.memory = memory
    self.pc = pc
    self.ap = ap
    fp = ap
  }

  /// Executes the instruction at pc.
  package mutating func step() -> Step {
    let instruction = CairoInstruction(word: read(pc).integer.w0)
    let flags = instruction.flags
    let next = pc + instruction.size
    let dstAddress = address(flags.contains(.dstFromFp) ? fp : ap, instruction.offsets[0])
    let op0Address = address(flags.contains(.op0FromFp) ? fp : ap, instruction.offsets[1])
    if flags.contains(.call) {
      memory[dstAddress] = Felt252(fp)
      memory[op0Address] = Felt252(next)
    }
    let op0 = read(op0Address)
    let op1Base =
      flags.contains(.op1Immediate)
      ? pc
      : flags.contains(.op1FromFp) ? fp : flags.contains(.op1FromAp) ? ap : op0.integer.w0
    let op1Address = address(op1Base, instruction.offsets[2])
    let op1 = read(op1Address)
    var result =
      flags.contains(.resultAdd)
      ? op0 + op1 : flags.contains(.resultMultiply) ? op0 * op1 : op1
    if flags.contains(.assertEqual), memory[dstAddress] == nil { memory[dstAddress] = result }
    let dst = read(dstAddress)
    // A conditional jump has no result; its constraints want 1/dst in the place of one.
    if flags.contains(.jumpIfNonzero) { result = dst.inverse() ?? .zero }

    let step = Step(
      pc: pc,
      ap: ap,
      fp: fp,
      instruction: instruction,
      dst: Access(address: dstAddress, value: dst),
      op0: Access(address: op0Address, value: op0),
      op1: Access(address: op1Address, value: op1),
      result: result
    )
    updateRegisters(after: step, next: next)
    return step
  }

  private mutating func updateRegisters(after step: Step, next: UInt64) {
    let flags = step.instruction.flags
    let pcElement = Felt252(pc)
    if flags.contains(.jumpAbsolute) {
      pc = step.result.integer.w0
    } else if flags.contains(.jumpRelative) {
      pc = (pcElement + step.result).integer.w0
    } else if flags.contains(.jumpIfNonzero), step.dst.value != .zero {
      pc = (pcElement + step.op1.value).integer.w0
    } else {
      pc = next
    }
    if flags.contains(.call) {
      ap += 2
      fp = ap
    } else {
      if flags.contains(.apAdd) { ap += step.result.integer.w0 }
      if flags.contains(.apAddOne) { ap += 1 }
      if flags.contains(.ret) { fp = step.dst.value.integer.w0 }
    }
  }

  private func address(_ base: UInt64, _ offset: Int) -> UInt64 {
    UInt64(Int(base) + offset)
  }

  /// The value at `address`, which becomes zero if it had none.
  private mutating func read(_ address: UInt64) -> Felt252 {
    let value = memory[address] ?? .zero
    memory[address] = value
    return value
  }
}
