import StarkAlgebra

/// What public memory tells about a run that the standard start-up code began.
///
/// A cell that is public must hold what such a run puts there. One that isn't makes a check
/// impossible, which `unchecked` records.
struct StandardRun {
  /// The program, if every one of the checks could be made.
  let program: Program?
  /// The checks that could not be made, in their order; empty exactly if there is `program`.
  let unchecked: [UncheckedItem]

  /// The words of a program, and the lists of builtins that `main` may have been given.
  struct Program {
    let words: [Felt252]
    let assignments: [[Builtin]]
  }

  init(
    from start: StartUpCode,
    memory: PublicMemory,
    segments: CairoSegments
  ) throws(ProgramRejection) {
    try StandardRun.checkCounters(of: segments.program)
    let stack = try StartUpStack(from: start, segments: segments)
    var unchecked: [UncheckedItem] = []
    if try !stack.frame.check(in: memory) { unchecked.append(.frame) }
    let words = memory.valuesIfPublic(stack.programWords)
    if words == nil { unchecked.append(.bytecode) }
    let arguments = memory.valuesIfPublic(stack.arguments)
    if arguments == nil { unchecked.append(.builtinArguments) }
    let results = memory.valuesIfPublic(stack.results)
    if results == nil { unchecked.append(.builtinResults) }
    try stack.checkPurposes(in: memory, output: segments.output)

    var assignments: [[Builtin]]?
    if let arguments, let results {
      assignments =
        try BuiltinArguments(arguments: arguments, results: results, segments: segments)
        .assignments
    }
    if unchecked.isEmpty, let words, let assignments {
      program = Program(words: words, assignments: assignments)
    } else {
      program = nil
    }
    self.unchecked = unchecked
  }

  /// Refuses a run that enters elsewhere than at the start-up code or ends outside its loop.
  ///
  /// Entered elsewhere, a program runs from an instruction that its author never meant to be first.
  private static func checkCounters(of program: MemorySegment) throws(ProgramRejection) {
    guard program.begin == StartUpCode.initialProgramCounter else {
      throw .initialProgramCounter(program.begin)
    }
    guard program.stop == StartUpCode.finalProgramCounter else {
      throw .finalProgramCounter(program.stop)
    }
  }
}

extension PublicMemory {
  /// The values at `addresses`, or nil if one of them isn't public.
  fileprivate func valuesIfPublic(_ addresses: Range<UInt64>) -> [Felt252]? {
    try? values(from: addresses.lowerBound, to: addresses.upperBound)
  }
}
