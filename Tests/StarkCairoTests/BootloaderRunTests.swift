import StarkAlgebra
import StarkCairo
import Testing

@Suite("Bootloaders")
struct BootloaderRunTests {
  static let simple = KnownBootloader(name: "simple", hash: 1, format: .simple)
  static let configured = KnownBootloader(name: "configured", hash: 1, format: .configured)

  @Test("tasks are split by their sizes, and an output may be empty")
  func tasks() throws {
    let run = try BootloaderRun(of: Self.simple, output: [3, 4, 100, 7, 8, 2, 200, 3, 300, 9])
    #expect(run.configuration == nil)
    #expect(run.tasks.map(\.programHash) == [100, 200, 300])
    #expect(run.tasks.map(\.output) == [[7, 8], [], [9]])
    #expect(run.tasks.map(\.outputOffset) == [3, 7, 9])
    #expect(try BootloaderRun(of: Self.simple, output: [0]).tasks.isEmpty)
  }

  @Test("a configured bootloader writes its configuration first")
  func configuration() throws {
    let run = try BootloaderRun(of: Self.configured, output: [5, 6, 1, 3, 100, 7])
    #expect(
      run.configuration == BootloaderConfiguration(simpleBootloader: 5, supportedVerifiers: 6)
    )
    #expect(run.tasks.map(\.output) == [[7]])
    #expect(run.tasks.map(\.outputOffset) == [5])
  }

  @Test("outputs that end elsewhere than their counts say are refused")
  func rejections() {
    func read(_ output: [Felt252]) throws(BootloaderRejection) -> BootloaderRun {
      try BootloaderRun(of: Self.simple, output: output)
    }
    #expect(throws: BootloaderRejection.headerMissing(wordCount: 0)) { try read([]) }
    #expect(throws: BootloaderRejection.headerMissing(wordCount: 2)) {
      try BootloaderRun(of: Self.configured, output: [5, 6])
    }
    #expect(throws: BootloaderRejection.headerMissing(wordCount: 1)) {
      try BootloaderRun(of: Self.configured, output: [5])
    }
    #expect(throws: BootloaderRejection.taskCount(2, wordCount: 3)) { try read([2, 3, 100, 7]) }
    #expect(throws: BootloaderRejection.taskCount(.zero - 1, wordCount: 2)) {
      try read([.zero - 1, 2, 100])
    }
    #expect(
      throws: BootloaderRejection.taskSize(task: 0, size: 4, remainingWordCount: 3)
    ) { try read([1, 4, 100, 7]) }
    #expect(
      throws: BootloaderRejection.taskSize(task: 0, size: 1, remainingWordCount: 3)
    ) { try read([1, 1, 100, 7]) }
    #expect(
      throws: BootloaderRejection.taskSize(task: 1, size: .zero, remainingWordCount: 0)
    ) { try read([2, 4, 100, 7, 8]) }
    #expect(throws: BootloaderRejection.trailingWords(count: 1)) { try read([1, 3, 100, 7, 8]) }
  }

  @Test("a bootloader is recognised by its hash, by any convention, and by nothing else")
  func recognition() throws {
    let run = ToyRun(output: [1, 3, 100, 7])
    let standalone = try #require(try run.statement().program.identified)
    #expect(standalone.role == .standalone)
    var counts = OperationCounts()
    for convention in ProgramHash.allCases {
      let known = KnownBootloader(
        name: "toy",
        convention: convention,
        hash: convention(standalone.code, counts: &counts),
        format: .simple
      )
      let statement = try run.statement(trusting: TrustedBootloaders(programs: [known]))
      #expect(statement.uncheckedItems.isEmpty)
      let program = try #require(statement.program.identified)
      guard case .bootloader(let report) = program.role else {
        Issue.record("not recognised")
        continue
      }
      #expect(report.bootloader == known)
      #expect(report.tasks.map(\.output) == [[7]])
    }
  }

  @Test("what a trusted bootloader puts out must be tasks")
  func unreadable() throws {
    let hash = try #require(try ToyRun().statement().program.identified).hash
    let trusted = TrustedBootloaders(
      programs: [KnownBootloader(name: "toy", hash: hash, format: .simple)])
    #expect(throws: StatementRejection.bootloader(.trailingWords(count: 1))) {
      try ToyRun(output: [1, 2, 3, 4]).statement(trusting: trusted)
    }
  }

  @Test("the tasks of a configured bootloader count only under a trusted configuration")
  func untrustedConfiguration() throws {
    let run = ToyRun(output: [5, 6, 0])
    var short = run
    short.move(.builtin(.output), begin: 20, stop: 23)
    short.set(18, to: 23)
    let hash = try #require(try short.statement().program.identified).hash
    var trusted = TrustedBootloaders(
      programs: [KnownBootloader(name: "toy", hash: hash, format: .configured)])
    #expect(
      try short.statement(trusting: trusted).uncheckedItems == [.bootloaderConfiguration]
    )
    trusted.configurations = [BootloaderConfiguration(simpleBootloader: 5, supportedVerifiers: 6)]
    #expect(try short.statement(trusting: trusted).uncheckedItems.isEmpty)
  }

  @Test("every published hash is a field element, and none is listed twice")
  func publishedTable() {
    let published = TrustedBootloaders.published
    #expect(published.programs.count == 10)
    #expect(Set(published.programs.map(\.hash)).count == published.programs.count)
    #expect(published.configurations.count == 2)
  }
}
