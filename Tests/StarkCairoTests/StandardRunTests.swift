import StarkAlgebra
import StarkCairo
import Testing

@Suite("Runs from the standard start-up code")
struct StandardRunTests {
  struct Mutation: CustomTestStringConvertible {
    let testDescription: String
    let rejection: StatementRejection
    let apply: @Sendable (inout ToyRun) -> Void

    init(
      _ testDescription: String,
      _ rejection: StatementRejection,
      apply: @escaping @Sendable (inout ToyRun) -> Void
    ) {
      self.testDescription = testDescription
      self.rejection = rejection
      self.apply = apply
    }
  }

  static let output = SegmentName.builtin(.output)
  static let pedersen = SegmentName.builtin(.pedersen)

  static let mutations = [
    Mutation("program moved", .program(.initialProgramCounter(2))) {
      $0.move(.program, begin: 2, stop: 6)
    },
    Mutation("final pc moved", .program(.finalProgramCounter(6))) {
      $0.move(.program, begin: 1, stop: 6)
    },
    Mutation(
      "execution moved up",
      .program(.frame(address: 10, expected: 12, found: 0))
    ) {
      $0.move(.execution, begin: 12, stop: 20)
    },
    Mutation("execution that stops later", .segments(.overlapping(.execution, output))) {
      $0.move(.execution, begin: 11, stop: 21)
    },
    Mutation("execution that stops earlier", .program(.unexplainedCell(address: 19))) {
      $0.move(.execution, begin: 11, stop: 19)
    },
    Mutation("execution without room for results", .program(.executionTooShort)) {
      $0.move(.execution, begin: 11, stop: 16)
    },
    Mutation("frame over the start-up code", .segments(.overlapping(.program, .execution))) {
      $0.move(.execution, begin: 8, stop: 20)
    },
    Mutation("another frame", .program(.frame(address: 9, expected: 11, found: 12))) {
      $0.set(9, to: 12)
    },
    Mutation("another return address", .program(.frame(address: 10, expected: 0, found: 3))) {
      $0.set(10, to: 3)
    },
    Mutation("more builtins than there are", .program(.builtinCount(12))) { $0.set(2, to: 12) },
    Mutation("minus one builtins", .program(.builtinCount(.zero - 1))) { $0.set(2, to: .zero - 1) },
    Mutation("an argument that is no segment", .program(.argument(index: 1, found: 25))) {
      $0.set(12, to: 25)
    },
    Mutation("arguments in another order", .program(.argument(index: 1, found: 20))) {
      $0.set(11, to: 24)
      $0.set(12, to: 20)
      $0.set(18, to: 30)
      $0.set(19, to: 24)
    },
    Mutation(
      "a result that isn't the stop",
      .program(.result(index: 1, builtin: .pedersen, found: 33))
    ) { $0.set(19, to: 33) },
    Mutation(
      "output that stops earlier than main says",
      .program(.pageOutsideOutput(number: 1))
    ) { $0.move(output, begin: 20, stop: 23) },
    Mutation("pedersen moved up", .segments(.overlapping(pedersen, .builtin(.rangeCheck)))) {
      $0.move(pedersen, begin: 25, stop: 31)
    },
    Mutation(
      "pedersen that stops later",
      .program(.result(index: 1, builtin: .pedersen, found: 30))
    ) { $0.move(pedersen, begin: 24, stop: 33) },
    Mutation("a segment used and never passed", .program(.segmentNotPassed(.rangeCheck))) {
      $0.move(.builtin(.rangeCheck), begin: 36, stop: 37)
    },
    Mutation("an output that main never got", .program(.segmentNotPassed(.output))) {
      $0.set(2, to: 1)
      $0.set(11, to: 24)
      $0.set(19, to: 30)
      $0.remove(12)
      $0.remove(18)
    },
    Mutation("an output cell missing", .outputCellMissing(address: 21)) { $0.remove(21) },
    Mutation("the last output cell missing", .outputCellMissing(address: 23)) { $0.remove(23) },
    Mutation("an output cell twice", .publicMemory(.repeatedAddress(20))) { $0.append(20, 1) },
    Mutation("an output cell with two values", .publicMemory(.conflictingValues(address: 20))) {
      $0.append(20, 9)
    },
    Mutation("an output of 2⁶⁴ words", .segments(.overlapping(output, pedersen))) {
      $0.move(output, begin: 20, stop: .max)
    },
    Mutation("an output far away", .outputCellMissing(address: .max - 4)) {
      $0.move(output, begin: .max - 4, stop: .max)
    },
    Mutation("a cell without a purpose", .program(.unexplainedCell(address: 15))) {
      $0.append(15, 5)
    },
    Mutation("a builtin's cell", .program(.unexplainedCell(address: 24))) { $0.append(24, 5) },
    Mutation("a page beyond the output", .program(.pageOutsideOutput(number: 2))) {
      $0.append(30, 5, page: 2)
    },
    Mutation("a page that begins before the output", .program(.pageOutsideOutput(number: 1))) {
      $0.input.publicMemory = $0.input.publicMemory.map {
        PublicMemoryCell(
          address: $0.address,
          value: $0.value,
          page: $0.address >= 19 ? 1 : 0
        )
      }
    },
    Mutation("a page in reverse", .publicMemory(.pageNotContinuous(number: 1, address: 22))) {
      $0.input.publicMemory.swapAt(
        $0.input.publicMemory.count - 1,
        $0.input.publicMemory.count - 2
      )
    },
  ]

  @Test("runs that contradict themselves are refused by name", arguments: mutations)
  func mutation(_ mutation: Mutation) {
    var run = ToyRun()
    mutation.apply(&run)
    #expect(throws: mutation.rejection) { try run.statement() }
  }

  @Test("the toy run is identified, and its output read over both pages")
  func accepted() throws {
    let statement = try ToyRun().statement()
    #expect(statement.uncheckedItems.isEmpty)
    #expect(statement.output == ToyRun.output)
    #expect(statement.pageSizes(ofOutput: 0..<4) == [2, 2])
    let program = try #require(statement.program.identified)
    #expect(program.role == .standalone)
    #expect(program.names.map(\.builtins) == [[.output, .pedersen]])
    #expect(program.words == ToyRun.words)
  }

  @Test("a changed output is another statement about the same program")
  func changedOutput() throws {
    let original = try ToyRun().statement()
    var run = ToyRun()
    run.set(21, to: 9)
    let changed = try run.statement()
    #expect(changed.output == [1, 9, 3, 4])
    #expect(changed.program == original.program)
  }

  @Test("every word of the program but the fixed ones changes its hashes", arguments: [4, 7, 8])
  func changedProgram(address: UInt64) throws {
    let original = try #require(try ToyRun().statement().program.identified)
    var run = ToyRun()
    run.set(address, to: 99)
    let changed = try #require(try run.statement().program.identified)
    var counts = OperationCounts()
    let builtins = original.names[0].builtins
    let codes = [original, changed].map { ProgramCode(builtins: builtins, words: $0.words) }
    for convention in ProgramHash.allCases {
      #expect(convention(codes[0], counts: &counts) != convention(codes[1], counts: &counts))
    }
    #expect(changed.name?.hash != original.name?.hash)
  }

  @Test("without one of the fixed words the program is unidentified", arguments: [1, 3, 5, 6])
  func changedStartUpCode(address: UInt64) throws {
    var run = ToyRun()
    run.set(address, to: 98)
    let statement = try run.statement()
    #expect(statement.program == .unidentified)
    #expect(
      statement.uncheckedItems
        == [.startUpCode, .bytecode, .builtinArguments, .builtinResults, .publicMemoryPurpose]
    )
  }

  @Test(
    "cells that are not public are checks that could not be made",
    arguments: [
      (7, [.bytecode]), (9, [.frame]), (10, [.frame]), (11, [.builtinArguments]),
      (12, [.builtinArguments]), (18, [.builtinResults]), (19, [.builtinResults]),
    ] as [(UInt64, [UncheckedItem])]
  )
  func missing(address: UInt64, items: [UncheckedItem]) throws {
    var run = ToyRun()
    run.remove(address)
    let statement = try run.statement()
    #expect(statement.program == .unidentified)
    #expect(statement.uncheckedItems == items)
    #expect(statement.output == ToyRun.output)
  }

  @Test("a run that shows nothing but its output keeps every program check open")
  func outputOnly() throws {
    var run = ToyRun()
    run.move(.program, begin: 3, stop: 4)
    for address in 1...19 { run.remove(UInt64(address)) }
    let statement = try run.statement()
    #expect(statement.program == .unidentified)
    #expect(
      statement.uncheckedItems
        == UncheckedItem.allCases.filter { $0 != .bootloaderConfiguration }
    )
  }

  @Test("pages cut the output wherever they begin and end, and only there")
  func pageSizes() throws {
    var run = ToyRun()
    run.input.publicMemory = run.input.publicMemory.map {
      PublicMemoryCell(address: $0.address, value: $0.value, page: $0.address == 21 ? 1 : 0)
    }
    let statement = try run.statement()
    #expect(statement.pageSizes(ofOutput: 0..<4) == [1, 1, 2])
    #expect(statement.pageSizes(ofOutput: 1..<2) == [1])
    #expect(statement.pageSizes(ofOutput: 2..<4) == [2])
    // Without start-up code pages may lie anywhere.
    run.set(1, to: 98)
    run.remove(3)
    run.append(3, 5, page: 2)
    run.append(.max, 6, page: 3)
    #expect(try run.statement().pageSizes(ofOutput: 0..<4) == [1, 1, 2])
  }

  @Test("an empty output shares its begin with the next builtin and is still told apart")
  func emptyOutput() throws {
    var run = ToyRun()
    run.move(Self.output, begin: 24, stop: 24)
    run.move(Self.pedersen, begin: 24, stop: 24)
    for address in 20...23 { run.remove(UInt64(address)) }
    for address in [11, 12, 18, 19] { run.set(UInt64(address), to: 24) }
    let program = try #require(try run.statement().program.identified)
    #expect(program.name?.builtins == [.output, .pedersen])
  }

  @Test("a builtin that the layout lacks is passed as zero, and its name is anybody's (core 4)")
  func absentBuiltin() throws {
    var run = ToyRun()
    run.passZeros()
    let program = try #require(try run.statement().program.identified)
    #expect(program.name == nil)
    // Two of the eight that the toy layout lacks.
    #expect(program.names.count == 28)
    #expect(program.names.first?.builtins == [.ecdsa, .bitwise])
    #expect(program.names.last?.builtins == [.addMod, .mulMod])
    #expect(Set(program.names.map(\.hash)).count == 28)
    #expect(program.builtinRule == .chosen)
  }
}

extension ProgramIdentity {
  /// The program, if it is identified.
  var identified: IdentifiedProgram? {
    if case .identified(let program) = self { program } else { nil }
  }
}
