import StarkAIR

extension CPUConstraintBuilder {
  /// Adds the 27 constraints that one instruction after another is executed.
  ///
  /// They are the transition function of the Cairo machine (Cairo paper §4.5, §9): decoding, the
  /// operands' addresses, the result, the registers of the next step, and what `call`, `ret` and
  /// `assert_eq` demand. That the words at the addresses are those of memory is the business of the
  /// memory component, that offsets are below 2¹⁶ that of the range-check units.
  mutating func addCPU() {
    let instruction = CPUInstruction(self)
    addDecoding(instruction)
    addOperands(instruction)
    addRegisterUpdates(instruction)
    addOpcodes(instruction)
  }

  /// The first rows of all instructions.
  private var instructions: RowSet { .every(16 * layout.cpuComponentStep) }

  /// Those that have a successor in the trace.
  private var transitions: ConstraintDomain {
    ConstraintDomain(instructions, except: .last(step: 16 * layout.cpuComponentStep))
  }

  /// Adds the 7 constraints that flags and offsets are those of the instruction word.
  private mutating func addDecoding(_ cpu: CPUInstruction) {
    let height = 16 * cpu.step
    let lastFlag = RowSet.every(height, offsets: [15 * cpu.step])

    // Fifteen flags are bits. With other values every "if" below could be taken half-way.
    add(
      "cpu/decode/opcode_range_check/bit",
      on: ConstraintDomain(.every(cpu.step), except: lastFlag),
      cpu.dstFromFp.isBit
    )
    // There is no sixteenth flag, so the column of flags spells the bits of a 15-bit number.
    add("cpu/decode/opcode_range_check/zero", on: ConstraintDomain(lastFlag), cpu.opcode[0])

    // The word is flags and offsets, each below 2¹⁶: it has only this one decoding. Otherwise the
    // prover executes other instructions than those in memory.
    let biasedOffsets = [cpu.dstOffset, cpu.op0Offset, cpu.op1Offset, cpu.opcode[0]]
    add(
      "cpu/decode/opcode_range_check_input",
      on: ConstraintDomain(instructions),
      cpu.word - .polynomial(biasedOffsets, at: .powerOfTwo(16))
    )

    // In each group at most one flag is set, as "none" is a bit as well. With two set, sums such
    // as that of op1's base would mix the alternatives.
    let groups = [
      ("cpu/decode/flag_op1_base_op0_bit", cpu.op1FromOp0),
      ("cpu/decode/flag_res_op1_bit", cpu.resultIsOp1),
      ("cpu/decode/flag_pc_update_regular_bit", cpu.pcRegular),
      ("cpu/decode/fp_update_regular_bit", cpu.fpRegular),
    ]
    for (name, none) in groups {
      add(name, on: ConstraintDomain(instructions), none.isBit)
    }
  }

  /// Adds the 5 constraints that the operands come from where the instruction says.
  private mutating func addOperands(_ cpu: CPUInstruction) {
    let rows = ConstraintDomain(instructions)
    let (pc, ap, fp) = (cpu.pc[0], cpu.ap[0], cpu.fp[0])
    let bias = Expression.powerOfTwo(15)
    let (op0, op1) = (cpu.op0.value[0], cpu.op1.value[0])

    // Without any of the three the prover reads or writes memory of its choice.
    let dstBase = cpu.dstFromFp * fp + (1 - cpu.dstFromFp) * ap
    add(
      "cpu/operands/mem_dst_addr",
      on: rows,
      cpu.dst.address[0] + bias - (dstBase + cpu.dstOffset)
    )
    let op0Base = cpu.op0FromFp * fp + (1 - cpu.op0FromFp) * ap
    add(
      "cpu/operands/mem0_addr",
      on: rows,
      cpu.op0.address[0] + bias - (op0Base + cpu.op0Offset)
    )
    let op1Base =
      cpu.op1Immediate * pc + cpu.op1FromAp * ap + cpu.op1FromFp * fp + cpu.op1FromOp0 * op0
    add(
      "cpu/operands/mem1_addr",
      on: rows,
      cpu.op1.address[0] + bias - (op1Base + cpu.op1Offset)
    )

    // The product has a cell of its own to keep the next constraint quadratic.
    add("cpu/operands/ops_mul", on: rows, cpu.product - op0 * op1)

    // The result is what the flags say. A conditional jump has none: its cell stays free, and
    // update_pc uses it as the inverse of dst.
    add(
      "cpu/operands/res",
      on: rows,
      (1 - cpu.jumpIfNonzero) * cpu.result
        - (cpu.resultAdd * (op0 + op1)
          + cpu.resultMultiply * cpu.product
          + cpu.resultIsOp1 * op1)
    )
  }

  /// Adds the 6 constraints that pc, ap and fp of the next step follow from this one.
  private mutating func addRegisterUpdates(_ cpu: CPUInstruction) {
    let (pc, ap, fp) = (cpu.pc[0], cpu.ap[0], cpu.fp[0])
    let (nextPc, nextAp, nextFp) = (cpu.pc[1], cpu.ap[1], cpu.fp[1])
    let dst = cpu.dst.value[0]

    // t₀ = jumpIfNonzero·dst and t₁ = t₀·result, cells of their own for the degree's sake.
    add(
      "cpu/update_registers/update_pc/tmp0",
      on: transitions,
      cpu.jumpCondition - cpu.jumpIfNonzero * dst
    )
    add(
      "cpu/update_registers/update_pc/tmp1",
      on: transitions,
      cpu.jumpConditionTimesResult - cpu.jumpCondition * cpu.result
    )

    // Jumps go where they say, and a conditional jump with dst ≠ 0 goes to pc + op1.
    let unconditional =
      cpu.pcRegular * cpu.nextInstruction
      + cpu.jumpAbsolute * cpu.result
      + cpu.jumpRelative * (pc + cpu.result)
    add(
      "cpu/update_registers/update_pc/pc_cond_negative",
      on: transitions,
      (1 - cpu.jumpIfNonzero) * nextPc
        + cpu.jumpCondition * (nextPc - (pc + cpu.op1.value[0]))
        - unconditional
    )
    // With dst = 0 a conditional jump falls through: then t₁ − jumpIfNonzero is −1. With dst ≠ 0
    // the prover satisfies this by result = dst⁻¹.
    add(
      "cpu/update_registers/update_pc/pc_cond_positive",
      on: transitions,
      (cpu.jumpConditionTimesResult - cpu.jumpIfNonzero) * (nextPc - cpu.nextInstruction)
    )

    // ap grows as the flags say; a call pushes two words.
    add(
      "cpu/update_registers/update_ap/ap_update",
      on: transitions,
      nextAp - (ap + cpu.apAdd * cpu.result + cpu.apAddOne + 2 * cpu.call)
    )
    // fp stays, is restored from dst by `ret`, or is the top of the stack after `call`.
    add(
      "cpu/update_registers/update_fp/fp_update",
      on: transitions,
      nextFp - (cpu.fpRegular * fp + cpu.ret * dst + cpu.call * (ap + 2))
    )
  }

  /// Adds the 9 constraints of the opcodes `call`, `ret` and `assert_eq`.
  private mutating func addOpcodes(_ cpu: CPUInstruction) {
    let rows = ConstraintDomain(instructions)
    let dst = cpu.dst.value[0]
    let bias = Expression.powerOfTwo(15)

    // A call saves fp in [ap] and the return address in [ap + 1]; otherwise the function returns
    // to a place and a frame of the prover's choice.
    add("cpu/opcodes/call/push_fp", on: rows, cpu.call * (dst - cpu.fp[0]))
    add(
      "cpu/opcodes/call/push_pc",
      on: rows,
      cpu.call * (cpu.op0.value[0] - cpu.nextInstruction)
    )
    // dst is [ap] and op0 is [ap + 1]: the offsets are 0 and 1, and both bases are ap.
    add("cpu/opcodes/call/off0", on: rows, cpu.call * (cpu.dstOffset - bias))
    add("cpu/opcodes/call/off1", on: rows, cpu.call * (cpu.op0Offset - (bias + 1)))
    // The sum of bits is zero only if each is. The constants cancel for a call.
    add(
      "cpu/opcodes/call/flags",
      on: rows,
      cpu.call * (2 * cpu.call + 2 - (cpu.dstFromFp + cpu.op0FromFp + 4))
    )

    // A return reads the caller's fp from [fp − 2] and jumps to [fp − 1], where a call left them.
    add("cpu/opcodes/ret/off0", on: rows, cpu.ret * (cpu.dstOffset + 2 - bias))
    add("cpu/opcodes/ret/off2", on: rows, cpu.ret * (cpu.op1Offset + 1 - bias))
    // A sum of four bits is four only if each is one: an absolute jump to op1, from fp.
    add(
      "cpu/opcodes/ret/flags",
      on: rows,
      cpu.ret
        * (cpu.jumpAbsolute + cpu.dstFromFp + cpu.op1FromFp + cpu.resultIsOp1 - 4)
    )

    // What an assertion asserts.
    add(
      "cpu/opcodes/assert_eq/assert_eq",
      on: rows,
      cpu.assertEqual * (dst - cpu.result)
    )
  }
}
