package import StarkAlgebra

/// What a proof states, once its public input has been found to be a statement about a Cairo run.
///
/// The proof itself is somebody else's concern: together they say that the program, started as
/// described, ran to its end and put out `output`. The public input alone says nothing.
package struct CairoStatement: Sendable {
  package let layoutName: String
  package let stepCount: UInt64
  package let segments: CairoSegments
  package let memory: PublicMemory
  package let program: ProgramIdentity
  /// The words of the output segment, wherever their cells were listed.
  package let output: [Felt252]
  /// Where pages of public memory begin and stop in `output`, ascending and distinct.
  private let pageCuts: [Int]
  /// The checks that could not be made; there is one at least if the program is unidentified.
  package let uncheckedItems: [UncheckedItem]
  /// The words that verifiers on Starknet hash to identify the program; nil if they would not.
  package let shownProgram: ShownProgram?

  /// Checks `input` against what the layout allows and finds out which program ran.
  ///
  /// Some checks hold for every run: the shape of public memory, of the segments, and that the
  /// output is public. Those of the program hold for runs that the standard start-up code began,
  /// whose six words at address 1 must be public to tell. Without them the program is unidentified
  /// and the statement incomplete, which a caller has to allow expressly.
  ///
  /// Costs about one Pedersen hash a word of the program, and as many as it has builtins, and four,
  /// for each list of builtins that fits.
  package init(
    checking input: CairoPublicInput,
    limits: CairoLimits,
    trusting trusted: TrustedBootloaders = .published,
    counts: inout OperationCounts
  ) throws(StatementRejection) {
    layoutName = input.layoutName
    stepCount = input.stepCount
    do {
      segments = try CairoSegments(of: input, limits: limits)
    } catch {
      throw .segments(error)
    }
    do {
      memory = try PublicMemory(cells: input.publicMemory, capacity: limits.publicMemoryCapacity)
    } catch {
      throw .publicMemory(error)
    }
    do {
      output = try memory.values(from: segments.output.begin, to: segments.output.stop)
    } catch {
      throw .outputCellMissing(address: error.address)
    }
    pageCuts = CairoStatement.pageCuts(of: memory, in: segments.output, wordCount: output.count)
    guard let start = StartUpCode(in: memory) else {
      program = .unidentified
      uncheckedItems = CairoStatement.uncheckedWithoutStartUpCode(
        frameHolds: FrameCells(below: segments.execution.begin).hold(in: memory)
      )
      shownProgram = ShownProgram(in: memory, segments: segments)
      return
    }
    let run: StandardRun
    do {
      run = try StandardRun(from: start, memory: memory, segments: segments)
    } catch {
      throw .program(error)
    }
    guard let found = run.program else {
      program = .unidentified
      uncheckedItems = run.unchecked
      shownProgram = nil
      return
    }
    let identified: IdentifiedProgram
    do {
      identified = try IdentifiedProgram(
        words: found.words,
        assignments: found.assignments,
        layoutBuiltins: limits.builtins,
        output: output,
        trusting: trusted,
        counts: &counts
      )
    } catch {
      throw .bootloader(error)
    }
    program = .identified(identified)
    shownProgram = ShownProgram(identified, memory: memory, segments: segments)
    if case .bootloader(let run) = identified.role, !run.hasTrustedConfiguration {
      uncheckedItems = [.bootloaderConfiguration]
    } else {
      uncheckedItems = []
    }
  }

  private static func uncheckedWithoutStartUpCode(frameHolds: Bool) -> [UncheckedItem] {
    UncheckedItem.allCases.filter { item in
      switch item {
      case .frame: !frameHolds
      case .bootloaderConfiguration: false
      default: true
      }
    }
  }
}

extension CairoStatement {
  /// The sizes of the pieces into which pages of public memory cut `range`, indices into `output`.
  ///
  /// Words of page 0 before, between or after the pages are pieces too. The fact of a program, or
  /// of a bootloader's task, is a tree over the pieces of its output. Costs a search among the
  /// pages and the pieces found, so that all tasks together take no product of tasks and pages.
  package func pageSizes(ofOutput range: Range<Int>) -> [Int] {
    var sizes: [Int] = []
    var start = range.lowerBound
    var next = pageCuts.partitioningIndex { $0 > start }
    while next < pageCuts.count, pageCuts[next] < range.upperBound {
      sizes.append(pageCuts[next] - start)
      start = pageCuts[next]
      next += 1
    }
    return sizes + [range.upperBound - start]
  }

  private static func pageCuts(
    of memory: PublicMemory,
    in output: MemorySegment,
    wordCount: Int
  ) -> [Int] {
    let cuts = memory.continuousPages.flatMap { page -> [Int] in
      let (offset, isBefore) = page.start.subtractingReportingOverflow(output.begin)
      guard !isBefore, let start = Int(exactly: offset), start < wordCount else { return [] }
      return [start, start + page.values.count]
    }
    return Set(cuts).sorted()
  }
}

extension [Int] {
  /// The first index from which on `belongs` holds, which it does for a tail of the array.
  fileprivate func partitioningIndex(where belongs: (Int) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if belongs(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
