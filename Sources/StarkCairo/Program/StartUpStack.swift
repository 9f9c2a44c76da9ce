import StarkAlgebra

/// Where a run from the standard start-up code keeps what it makes public.
///
///     [1, ap₀ − 2)        the program          [ap₀ − 2, ap₀)   the frame cells
///     [ap₀, ap₀ + n)      main's arguments     [ap₁ − n, ap₁)   main's results
///
/// with ap₀ and ap₁ the initial and the final ap.
struct StartUpStack {
  let programWords: Range<UInt64>
  let frame: FrameCells
  let arguments: Range<UInt64>
  let results: Range<UInt64>

  /// The places for the n of `start`; between arguments and results lie the two cells of a call.
  ///
  /// `segments` end the program, final pc 5 and all, below the frame cells, so that the program has
  /// room for the six words of the start-up code.
  init(from start: StartUpCode, segments: CairoSegments) throws(ProgramRejection) {
    let builtinCount = start.builtinCount.integer
    guard builtinCount <= UInt256(UInt64(Builtin.allCases.count)) else {
      throw .builtinCount(start.builtinCount)
    }
    let count = builtinCount.w0
    let execution = segments.execution
    guard execution.stop - execution.begin >= 2 * count + 2 else { throw .executionTooShort }
    programWords = StartUpCode.initialProgramCounter..<execution.begin - 2
    frame = FrameCells(below: execution.begin)
    arguments = execution.begin..<execution.begin + count
    results = execution.stop - count..<execution.stop
  }

  /// Refuses public cells that are neither program nor stack nor output, and pages beyond the
  /// output.
  ///
  /// A cell more would be harmless to the AIR. But whoever reads the cells by position, as
  /// contracts and other verifiers do, could be shown something else than what is verified here.
  func checkPurposes(
    in memory: PublicMemory,
    output: MemorySegment
  ) throws(ProgramRejection) {
    let known = [programWords, arguments, results, output.begin..<output.stop]
    for cell in memory.mainPage where !frame.contain(cell.address) {
      guard known.contains(where: { $0.contains(cell.address) }) else {
        throw .unexplainedCell(address: cell.address)
      }
    }
    for page in memory.continuousPages {
      guard output.begin <= page.start, page.last < output.stop else {
        throw .pageOutsideOutput(number: page.number)
      }
    }
  }
}
