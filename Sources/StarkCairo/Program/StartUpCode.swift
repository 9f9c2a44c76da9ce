import StarkAlgebra

/// The six words that Cairo's compiler puts before a program that is to be proven.
///
///     1  ap += n          0x40780017fff7fff, n
///     3  call rel k       0x1104800180018000, k
///     5  jmp rel 0        0x10780017fff7fff, 0
///
/// n is the number of builtins, whose pointers lie at the first n cells of the stack: `main`, at
/// address 3 + k, takes them as arguments. When it returns, the run stays in the loop at address 5,
/// which is what lets a trace be padded to a power of two. (cairo-lang, `cairo_verifier.cairo`.)
struct StartUpCode {
  static let wordCount = 6
  static let initialProgramCounter: UInt64 = 1
  static let finalProgramCounter: UInt64 = 5
  private static let advance = Felt252(0x0407_8001_7fff_7fff)
  private static let call = Felt252(0x1104_8001_8001_8000)
  private static let jump = Felt252(0x0107_8001_7fff_7fff)

  /// n.
  let builtinCount: Felt252

  /// The start-up code at address 1 of `memory`, or nil if there is other code or not all is
  /// public.
  init?(in memory: PublicMemory) {
    guard
      memory[1] == StartUpCode.advance,
      let builtinCount = memory[2],
      memory[3] == StartUpCode.call,
      memory[4] != nil,
      memory[5] == StartUpCode.jump,
      memory[6] == .zero
    else { return nil }
    self.builtinCount = builtinCount
  }

  /// The start-up code at the begin of `words`, or nil if there is other code.
  init?(_ words: [Felt252]) {
    guard
      words.count >= StartUpCode.wordCount,
      words[0] == StartUpCode.advance,
      words[2] == StartUpCode.call,
      words[4] == StartUpCode.jump,
      words[5] == .zero
    else { return nil }
    builtinCount = words[1]
  }

  /// The start-up code before a program whose `main`, which takes so many builtins, is at
  /// `mainOffset`: the call at offset 2 jumps there over the rest of the code.
  static func words(builtinCount: Int, mainOffset: UInt64) -> [Felt252] {
    let distance = Felt252(mainOffset) + Felt252(UInt64(wordCount - 2))
    return [advance, Felt252(UInt64(builtinCount)), call, distance, jump, .zero]
  }
}
