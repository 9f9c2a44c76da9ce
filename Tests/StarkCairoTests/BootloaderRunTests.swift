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

  @Test("a bootloader is recognised by the hash that binds its builtins, and by no other (core 1)")
  func recognition() throws {
    let run = ToyRun(output: [1, 3, 100, 7])
    let standalone = try #require(try run.statement().program.identified)
    #expect(standalone.role == .standalone)
    let code = ProgramCode(builtins: [.output, .pedersen], words: standalone.words)
    var counts = OperationCounts()
    for convention in ProgramHash.allCases {
      let hash = convention(code, counts: &counts)
      let known = KnownBootloader(name: "toy", hash: hash, format: .simple)
      let statement = try run.statement(trusting: TrustedBootloaders(programs: [known]))
      #expect(statement.uncheckedItems.isEmpty)
      let program = try #require(statement.program.identified)
      guard convention == .task else {
        #expect(program.role == .standalone)
        continue
      }
      guard case .bootloader(let report) = program.role else {
        Issue.record("not recognised")
        continue
      }
      #expect(report.bootloader == known)
      #expect(report.tasks.map(\.output) == [[7]])
      // The same words with a range check in the place of Pedersen are another program.
      var other = run
      other.passRangeCheck()
      let forged = try other.statement(trusting: TrustedBootloaders(programs: [known]))
      #expect(forged.program.identified?.role == .standalone)
    }
  }

  @Test("what a trusted bootloader puts out must be tasks")
  func unreadable() throws {
    let hash = try #require(try ToyRun().statement().program.identified?.name).hash
    let trusted = TrustedBootloaders(
      programs: [KnownBootloader(name: "toy", hash: hash, format: .simple)])
    #expect(throws: StatementRejection.bootloader(.trailingWords(count: 1))) {
      try ToyRun(output: [1, 2, 3, 4]).statement(trusting: trusted)
    }
  }

  /// The items that the statement of a bootloader with this output leaves open, if `configurations`
  /// are trusted with it.
  private func unchecked(
    _ output: [Felt252],
    _ format: KnownBootloader.Format,
    _ configurations: Set<BootloaderConfiguration> = [],
    ofAnother: Set<BootloaderConfiguration> = []
  ) throws -> [UncheckedItem] {
    var run = ToyRun(output: output)
    let stop = 20 + UInt64(output.count)
    run.move(.builtin(.output), begin: 20, stop: stop)
    run.set(18, to: Felt252(stop))
    let hash = try #require(try run.statement().program.identified?.name).hash
    let programs = [
      KnownBootloader(name: "other", hash: 1, format: format, configurations: ofAnother),
      KnownBootloader(name: "toy", hash: hash, format: format, configurations: configurations),
    ]
    return try run.statement(trusting: TrustedBootloaders(programs: programs)).uncheckedItems
  }

  @Test("a configuration is trusted with the bootloader it was pinned with, and no other (core 8)")
  func pairs() throws {
    let configuration = BootloaderConfiguration(simpleBootloader: 5, supportedVerifiers: 6)
    #expect(try unchecked([5, 6, 0], .configured) == [.bootloaderConfiguration])
    #expect(try unchecked([5, 6, 0], .configured, [configuration]).isEmpty)
    #expect(
      try unchecked([5, 6, 0], .configured, ofAnother: [configuration])
        == [.bootloaderConfiguration]
    )
    for output: [Felt252] in [[4, 6, 0], [5, 7, 0]] {
      #expect(try unchecked(output, .configured, [configuration]) == [.bootloaderConfiguration])
    }
  }

  @Test("a configuration that takes nobody's word is complete, whatever else it says (case 12)")
  func emptyList() throws {
    let none = BootloaderConfiguration.noVerifiers
    #expect(
      none.description == "0x49ee3eba8c1600700ee1b87eb599f16716b0b1022947733551fde4050ca6804"
    )
    for simple: Felt252 in [0, 5] {
      #expect(try unchecked([simple, none, 0], .configured).isEmpty)
      // The bootloader with three words could be told of a program that names any other.
      #expect(try unchecked([simple, 0, none, 0], .applicative).isEmpty)
      #expect(
        try unchecked([simple, 9, none, 0], .applicative) == [.bootloaderConfiguration]
      )
    }
    #expect(try unchecked([0, none + 1, 0], .configured) == [.bootloaderConfiguration])
  }

  @Test("tasks that make reports of their own are read as a tree, to a bounded depth")
  func tree() throws {
    let trusted = TrustedBootloaders(
      programs: [
        KnownBootloader(name: "outer", hash: 1, format: .simple),
        KnownBootloader(name: "inner", hash: 50, format: .configured),
      ],
      verifiers: [60]
    )
    // A bootloader of two tasks, a verifier, and a program with an output that looks like either.
    let inner: [Felt252] = [0, 7, 2, 3, 100, 8, 2, 200]
    var output: [Felt252] = [3, Felt252(UInt64(inner.count + 2)), 50]
    output += inner
    output += [4, 60, 70, 71, 4, 61, 1, 2]
    let run = try BootloaderRun(of: trusted.programs[0], output: output, trusting: trusted)
    guard case .run(let report) = run.tasks[0].report else {
      Issue.record("the inner bootloader is not recognised")
      return
    }
    #expect(report.bootloader.name == "inner")
    #expect(report.tasks.map(\.programHash) == [100, 200])
    for task in report.tasks {
      #expect(Array(output[task.outputOffset...].prefix(task.output.count)) == task.output)
    }
    #expect(!report.hasTrustedConfiguration)
    #expect(
      run.tasks[1].report
        == .proof(BootloaderTask.VerifiedInside(programHash: 70, outputHash: 71))
    )
    #expect(run.tasks[2].report == nil)

    // Each level wraps the one before as the only task of the simple bootloader.
    var nested: [Felt252] = [0]
    for _ in 0..<100 { nested = [1, Felt252(UInt64(nested.count + 2)), 1] + nested }
    var level: BootloaderRun? =
      try BootloaderRun(of: trusted.programs[0], output: nested, trusting: trusted)
    var depth = 0
    while let run = level {
      level = if case .run(let next)? = run.tasks.first?.report { next } else { nil }
      depth += 1
    }
    #expect(depth == BootloaderRun.maximumDepth + 1)
  }

  @Test("every published hash is a field element, and none is listed twice")
  func publishedTable() {
    let published = TrustedBootloaders.published
    #expect(published.programs.count == TrustedBootloaders.publishedCounts.programs)
    #expect(Set(published.programs.map(\.hash)).count == published.programs.count)
    #expect(published.verifiers.count == TrustedBootloaders.publishedCounts.verifiers)
    #expect(published.programs.flatMap(\.configurations).count == 3)
    for program in published.programs {
      for configuration in program.configurations {
        #expect((configuration.applicativeBootloader != nil) == (program.format == .applicative))
      }
      #expect(program.format != .simple || program.configurations.isEmpty)
    }
  }
}
