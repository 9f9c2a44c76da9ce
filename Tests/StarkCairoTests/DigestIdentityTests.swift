import StarkAlgebra
import StarkCairo
import Testing

/// For every digest that is used as an identity: each input of the verdict is changed in turn, and
/// the digest changes, or what is said of the run.
@Suite("Identities cover what gives a run its meaning")
struct DigestIdentityTests {
  /// All that a statement says, by which callers decide.
  private struct Said: Equatable {
    var names: [ProgramName] = []
    var rule: BuiltinRule?
    var role: IdentifiedProgram.Role?
    var output: [Felt252] = []
    var unchecked: [UncheckedItem] = []
    var shown: Felt252?
    var pages: [Int] = []
    var rejection: StatementRejection?
  }

  private static func said(_ run: ToyRun, _ trusted: TrustedBootloaders) -> Said {
    do {
      let statement = try run.statement(trusting: trusted)
      let program = statement.program.identified
      return Said(
        names: program?.names ?? [],
        rule: program?.builtinRule,
        role: program?.role,
        output: statement.output,
        unchecked: statement.uncheckedItems,
        shown: statement.shownProgram?.programHash,
        pages: statement.pageSizes(ofOutput: statement.output.indices)
      )
    } catch {
      return Said(rejection: error)
    }
  }

  @Test("each public cell, segment and page of a run changes what is said of it")
  func everyInput() {
    let trusted = TrustedBootloaders(programs: [])
    let run = ToyRun()
    let original = Self.said(run, trusted)
    #expect(original.rejection == nil)
    for cell in run.input.publicMemory {
      var changed = run
      changed.set(cell.address, to: cell.value + 1)
      #expect(Self.said(changed, trusted) != original, "the value at \(cell.address)")
      changed = run
      changed.remove(cell.address)
      #expect(Self.said(changed, trusted) != original, "no cell at \(cell.address)")
      changed = run
      changed.remove(cell.address)
      changed.append(cell.address + 1000, cell.value, page: cell.page)
      #expect(Self.said(changed, trusted) != original, "another address than \(cell.address)")
    }
    for (name, segment) in run.input.segments {
      for (begin, stop) in [(segment.begin + 1, segment.stop), (segment.begin, segment.stop + 1)] {
        // The segment that isn't passed is empty wherever it begins; its place is no part of the
        // run.
        guard name != .builtin(.rangeCheck) || begin > stop else { continue }
        var changed = run
        changed.move(name, begin: begin, stop: stop)
        #expect(Self.said(changed, trusted) != original, "\(name.text) at \(begin)…\(stop)")
      }
    }
    var changed = run
    changed.passRangeCheck()
    #expect(Self.said(changed, trusted) != original, "the builtin that is passed")
    changed = run
    changed.input.publicMemory = run.input.publicMemory.map {
      PublicMemoryCell(address: $0.address, value: $0.value, page: 0)
    }
    #expect(Self.said(changed, trusted) != original, "the pages of the output")
  }

  @Test("each part of what is trusted changes what is said of a bootloader's run")
  func everyTrust() throws {
    let configuration = BootloaderConfiguration(simpleBootloader: 5, supportedVerifiers: 6)
    var run = ToyRun(output: [5, 6, 1, 2])
    run.append(24, 9)
    run.move(.builtin(.output), begin: 20, stop: 25)
    run.move(.builtin(.pedersen), begin: 25, stop: 31)
    run.move(.builtin(.rangeCheck), begin: 40, stop: 40)
    run.set(12, to: 25)
    run.set(18, to: 25)
    run.set(19, to: 31)
    run.input.publicMemory = run.input.publicMemory.map {
      PublicMemoryCell(address: $0.address, value: $0.value, page: 0)
    }
    let hash = try #require(try run.statement().program.identified?.name).hash
    func said(
      hash: Felt252,
      _ format: KnownBootloader.Format,
      _ configurations: Set<BootloaderConfiguration>
    ) -> Said {
      let known = KnownBootloader(
        name: "toy",
        hash: hash,
        format: format,
        configurations: configurations
      )
      return Self.said(run, TrustedBootloaders(programs: [known]))
    }
    let original = said(hash: hash, .configured, [configuration])
    #expect(original.unchecked.isEmpty && original.rejection == nil)
    #expect(said(hash: hash + 1, .configured, [configuration]) != original)
    #expect(said(hash: hash, .applicative, [configuration]) != original)
    for other in [
      BootloaderConfiguration(simpleBootloader: 4, supportedVerifiers: 6),
      BootloaderConfiguration(simpleBootloader: 5, supportedVerifiers: 7),
      BootloaderConfiguration(
        simpleBootloader: 5,
        applicativeBootloader: 0,
        supportedVerifiers: 6
      ),
    ] {
      #expect(said(hash: hash, .configured, [other]).unchecked == [.bootloaderConfiguration])
    }
    for address in 20...24 as ClosedRange<UInt64> {
      var changed = run
      changed.set(address, to: 77)
      let known = KnownBootloader(
        name: "toy",
        hash: hash,
        format: .configured,
        configurations: [configuration]
      )
      let found = Self.said(changed, TrustedBootloaders(programs: [known]))
      #expect(found != original, "the word at \(address)")
    }
  }

  @Test("a fact covers the program, every word of the output, and how it lies on pages")
  func facts() throws {
    var counts = OperationCounts()
    let output: [Felt252] = [1, 2, 3]
    func fact(_ hash: Felt252, _ output: [Felt252], _ topology: FactTopology) throws -> Bytes32 {
      ProgramFact.fact(
        programHash: hash,
        outputRoot: try topology.root(of: output, counts: &counts),
        counts: &counts
      )
    }
    let single = FactTopology.singlePage(size: 3)
    let original = try fact(7, output, single)
    var others = [try fact(8, output, single)]
    for index in output.indices {
      var changed = output
      changed[index] += 1
      others.append(try fact(7, changed, single))
    }
    others.append(try fact(7, output + [0], .singlePage(size: 4)))
    others.append(try fact(7, [1, 2], .singlePage(size: 2)))
    others.append(try fact(7, output, .mainAndData(mainSize: 1, dataPageSizes: [2])))
    others.append(try fact(7, output, .mainAndData(mainSize: 2, dataPageSizes: [1])))
    #expect(!others.contains(original))
    #expect(Set(others.map { "\($0)" }).count == others.count)
  }

  @Test("the words that Starknet hashes lie where the run starts, one behind the other")
  func shownProgram() throws {
    /// A run without the standard start-up code that shows `cells` and an output of two words.
    func shown(_ cells: [(UInt64, Felt252)], pages: UInt32 = 0) throws -> ShownProgram? {
      var run = ToyRun()
      run.input.publicMemory = []
      for (address, value) in cells { run.append(address, value) }
      run.append(20, 5)
      run.append(21, 6, page: pages)
      run.move(.builtin(.output), begin: 20, stop: 22)
      run.move(.builtin(.pedersen), begin: 24, stop: 24)
      return try run.statement().shownProgram
    }
    let words: [(UInt64, Felt252)] = [(1, 11), (2, 12), (3, 13)]
    let original = try #require(try shown(words))
    #expect(original.words == [11, 12, 13] && original.mode == .cairo1)
    #expect(try shown([(1, 11), (2, 12), (4, 13)]) == nil)
    #expect(try shown([(2, 11), (3, 12), (4, 13)]) == nil)
    #expect(try shown([(2, 12), (1, 11), (3, 13)]) == nil)
    #expect(try shown(words, pages: 1) == nil)
    #expect(try shown([]) == nil)
    for index in words.indices {
      var changed = words
      changed[index].1 += 1
      #expect(try shown(changed)?.programHash != original.programHash)
    }
    let hashes = original.hashes(with: [5, 6])
    #expect(hashes.program == original.programHash)
    let other = original.hashes(with: [5, 7])
    #expect(other.output != hashes.output && other.fact != hashes.fact)
    let shorter = try #require(try shown(Array(words.dropLast())))
    #expect(shorter.hashes(with: [5, 6]).fact != hashes.fact)
  }
}
