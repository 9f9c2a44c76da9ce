import StarkAlgebra
import StarkCairo
import Testing

/// Hashes of words alone, which the prover can run with other builtins than the program's.
@Suite("The builtins under a hash of words")
struct BuiltinRuleTests {
  /// The rule for a run of a toy program, whose layout has output, pedersen and range_check.
  private func program(_ edit: (inout ToyRun) -> Void = { _ in }) throws -> IdentifiedProgram {
    var run = ToyRun()
    edit(&run)
    return try #require(try run.statement().program.identified)
  }

  @Test(
    "another segment under the same words is another program, and the words don't tell (core 1)"
  )
  func otherSegment() throws {
    let honest = try program()
    let forged = try program { $0.passRangeCheck() }
    #expect(honest.name?.builtins == [.output, .pedersen])
    #expect(forged.name?.builtins == [.output, .rangeCheck])
    #expect(honest.words == forged.words)
    #expect(honest.builtinRule == .chosen && forged.builtinRule == .chosen)
    var counts = OperationCounts()
    let hashes = [honest, forged].map { PinnedHashes(of: $0, counts: &counts) }
    for convention in ProgramHash.allCases {
      let code = ProgramCode(builtins: [.output, .pedersen], words: honest.words)
      let hash = convention(code, counts: &counts)
      #expect(hashes[0][hash]?.convention == convention)
      #expect((hashes[1][hash] == nil) == convention.bindsBuiltins)
    }
  }

  /// A run of a program that takes `passed`, in a layout of three builtins, all of them used.
  private func rule(passing passed: [Builtin]) throws -> BuiltinRule {
    let begins: [Builtin: UInt64] = [.output: 100, .pedersen: 110, .rangeCheck: 130]
    var run = ToyRun()
    let count = UInt64(passed.count)
    let start = 11 as UInt64
    let stop = start + 2 * count + 2
    run.input.publicMemory = []
    var words = ToyRun.words
    words[1] = Felt252(count)
    for (index, word) in words.enumerated() { run.append(UInt64(index + 1), word) }
    run.append(9, Felt252(start))
    run.append(10, 0)
    for (index, builtin) in passed.enumerated() {
      let pointer = begins[builtin].map { Felt252($0) } ?? .zero
      run.append(start + UInt64(index), pointer)
      run.append(stop - count + UInt64(index), pointer)
    }
    run.move(.execution, begin: start, stop: stop)
    for (builtin, begin) in begins { run.move(.builtin(builtin), begin: begin, stop: begin) }
    return try #require(try run.statement().program.identified).builtinRule
  }

  @Test("no builtin, all eleven, and all of the layout are rules; anything else is a choice")
  func rules() throws {
    #expect(try rule(passing: []) == .words)
    #expect(try rule(passing: Builtin.allCases) == .words)
    let layout: [Builtin] = [.output, .pedersen, .rangeCheck]
    #expect(try rule(passing: layout) == .layout(layout))
    #expect(try rule(passing: [.output]) == .chosen)
    #expect(try rule(passing: [.output, .rangeCheck]) == .chosen)
    #expect(try rule(passing: [.output, .pedersen, .ecdsa]) == .chosen)
    #expect(try rule(passing: layout + [.ecdsa]) == .chosen)
    #expect(try rule(passing: Builtin.allCases.dropLast()) == .chosen)
  }

  @Test("segments that coincide leave several names, each with its hash (core 4)")
  func coincidence() throws {
    let found = try program { run in
      // One pointer, to where both output and pedersen are empty.
      run.input.publicMemory = []
      var words = ToyRun.words
      words[1] = 1
      for (index, word) in words.enumerated() { run.append(UInt64(index + 1), word) }
      run.append(9, 11)
      run.append(10, 0)
      run.append(11, 24)
      run.append(19, 24)
      run.move(.builtin(.output), begin: 24, stop: 24)
      run.move(.builtin(.pedersen), begin: 24, stop: 24)
    }
    #expect(found.names.map(\.builtins) == [[.output], [.pedersen]])
    #expect(found.name == nil)
    var counts = OperationCounts()
    let hashes = PinnedHashes(of: found, counts: &counts)
    for name in found.names {
      let code = ProgramCode(builtins: name.builtins, words: found.words)
      #expect(name.hash == ProgramHash.task(code, counts: &counts))
      #expect(hashes[name.hash]?.name == name)
      #expect(hashes[ProgramHash.compiled(code, counts: &counts)]?.name == name)
    }
  }

  @Test("a known bootloader is told among several names, and has that one")
  func bootloaderAmongNames() throws {
    var run = ToyRun()
    run.passZeros()
    let names = try #require(try run.statement().program.identified).names
    // Its output is empty, so it reports nothing and can't be read.
    let trusted = TrustedBootloaders(
      programs: [KnownBootloader(name: "toy", hash: names[5].hash, format: .simple)])
    #expect(throws: StatementRejection.bootloader(.headerMissing(wordCount: 0))) {
      try run.statement(trusting: trusted)
    }
  }
}
