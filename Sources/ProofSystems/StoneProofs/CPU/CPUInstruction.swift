import StarkAIR

/// The cells of one executed instruction, by the names of the Cairo paper (§4, §9).
///
/// An instruction takes 16 entries of the opcode column. Entry i holds the flags from the i-th on,
/// f̃ᵢ = Σ_{j≥i} 2^(j−i)·fⱼ, so that flag i is f̃ᵢ − 2·f̃ᵢ₊₁ and entry 0 is the whole flag word.
struct CPUInstruction {
  let opcode: VirtualColumn
  /// The rows between two instructions' starts divided by 16.
  let step: Int
  let pc, ap, fp: VirtualColumn
  let word: Expression
  /// The offsets of the three operands, biased by 2¹⁵ to make them unsigned.
  let dstOffset, op0Offset, op1Offset: Expression
  let dst, op0, op1: MemoryColumn
  /// op0·op1 and the result that the instruction computes.
  let product, result: Expression
  /// The helpers of conditional jumps: flagJumpIfNonzero·dst and that times the result.
  let jumpCondition, jumpConditionTimesResult: Expression

  init(_ builder: CPUConstraintBuilder) {
    opcode = builder.column("cpu/decode/opcode_range_check/column")
    step = builder.layout.cpuComponentStep
    pc = builder.column("cpu/decode/pc")
    ap = builder.column("cpu/registers/ap")
    fp = builder.column("cpu/registers/fp")
    word = builder.column("cpu/decode/instruction")[0]
    dstOffset = builder.column("cpu/decode/off0")[0]
    op0Offset = builder.column("cpu/decode/off1")[0]
    op1Offset = builder.column("cpu/decode/off2")[0]
    dst = builder.memoryColumn("cpu/operands/mem_dst")
    op0 = builder.memoryColumn("cpu/operands/mem_op0")
    op1 = builder.memoryColumn("cpu/operands/mem_op1")
    product = builder.column("cpu/operands/ops_mul")[0]
    result = builder.column("cpu/operands/res")[0]
    jumpCondition = builder.column("cpu/update_registers/update_pc/tmp0")[0]
    jumpConditionTimesResult = builder.column("cpu/update_registers/update_pc/tmp1")[0]
  }

  /// Flag `index` of the instruction.
  private func flag(_ index: Int) -> Expression { opcode[index] - 2 * opcode[index + 1] }

  /// dst and op0 are addressed from fp, not from ap.
  var dstFromFp: Expression { flag(0) }
  var op0FromFp: Expression { flag(1) }

  /// op1 is the immediate after the instruction, or is addressed from fp or ap.
  var op1Immediate: Expression { flag(2) }
  var op1FromFp: Expression { flag(3) }
  var op1FromAp: Expression { flag(4) }

  /// The result is op0 + op1 or op0·op1.
  var resultAdd: Expression { flag(5) }
  var resultMultiply: Expression { flag(6) }

  /// The next pc is the result, pc + result, or depends on whether dst is zero.
  var jumpAbsolute: Expression { flag(7) }
  var jumpRelative: Expression { flag(8) }
  var jumpIfNonzero: Expression { flag(9) }

  /// ap grows by the result or by one.
  var apAdd: Expression { flag(10) }
  var apAddOne: Expression { flag(11) }

  var call: Expression { flag(12) }
  var ret: Expression { flag(13) }
  var assertEqual: Expression { flag(14) }

  // In each group at most one flag is set; these stand for "none of the group".

  /// op1 is addressed from the value of op0.
  var op1FromOp0: Expression { 1 - op1Immediate - op1FromFp - op1FromAp }
  /// The result is op1 itself, and defined: a conditional jump has none.
  var resultIsOp1: Expression { 1 - resultAdd - resultMultiply - jumpIfNonzero }
  /// The next pc is that of the next instruction in memory.
  var pcRegular: Expression { 1 - jumpAbsolute - jumpRelative - jumpIfNonzero }
  /// fp stays.
  var fpRegular: Expression { 1 - call - ret }

  /// The address after the instruction, which takes two words with an immediate.
  var nextInstruction: Expression { pc[0] + op1Immediate + 1 }
}
