package import StarkAlgebra

/// A program for the machine: the words from address 1.
package struct CairoProgram: Hashable, Sendable {
  package let words: [Felt252]

  /// The address at which the standard start-up code ends in an endless loop.
  package static let finalPc: UInt64 = 5

  /// The standard start-up code, then `main`.
  ///
  ///     ap += 0
  ///     call main
  ///     jmp rel 0
  package init(main: [Felt252]) {
    let registers: CairoInstruction.Flags = [.dstFromFp, .op0FromFp, .op1Immediate]
    words =
      CairoProgram.assemble(registers.union(.apAdd), -1, -1, immediate: 0)
      + CairoProgram.assemble([.op1Immediate, .jumpRelative, .call], 0, 1, immediate: 4)
      + CairoProgram.assemble(registers.union(.jumpRelative), -1, -1, immediate: 0)
      + main
  }

  /// Squares 3 a number of times, with every kind of operand and result.
  ///
  ///     [ap] = count, ap++
  ///     [ap] = 3, ap++
  ///     loop:
  ///     [ap] = [ap − 2] + (−1), ap++
  ///     [ap] = [ap − 2] · [ap − 2], ap++
  ///     jmp loop if [ap − 2] ≠ 0
  ///     [ap] = [[fp − 2] − 1], ap++
  ///     [ap] = [fp + 1], ap++
  ///     ret
  package static func squaring(count: UInt64) -> CairoProgram {
    let store: CairoInstruction.Flags = [.assertEqual, .apAddOne]
    let constant = store.union([.op0FromFp, .op1Immediate])
    let loop =
      assemble(store.union([.op1Immediate, .resultAdd]), 0, -2, immediate: .zero - .one)
      + assemble(store.union([.op1FromAp, .resultMultiply]), 0, -2, -2)
    let back = Felt252.zero - Felt252(UInt64(loop.count))
    return CairoProgram(
      main: assemble(constant, 0, -1, immediate: Felt252(count))
        + assemble(constant, 0, -1, immediate: 3)
        + loop
        + assemble([.op0FromFp, .op1Immediate, .jumpIfNonzero], -2, -1, immediate: back)
        + assemble(store.union(.op0FromFp), 0, -2, -1)
        + assemble(store.union([.op0FromFp, .op1FromFp]), 0, -1, 1)
        + assemble([.dstFromFp, .op0FromFp, .op1FromFp, .jumpAbsolute, .ret], -2, -1, -1)
    )
  }

  private static func assemble(
    _ flags: CairoInstruction.Flags,
    _ dst: Int,
    _ op0: Int,
    _ op1: Int
  ) -> [Felt252] {
    [Felt252(CairoInstruction(flags, dst: dst, op0: op0, op1: op1).word)]
  }

  private static func assemble(
    _ flags: CairoInstruction.Flags,
    _ dst: Int,
    _ op0: Int,
    immediate: Felt252
  ) -> [Felt252] {
    assemble(flags, dst, op0, 1) + [immediate]
  }
}
