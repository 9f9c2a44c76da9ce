import StarkAlgebra
import StarkCairo
import Testing

@Suite("Program hashes")
struct ProgramHashTests {
  static let code = ProgramCode(builtins: [.output, .pedersen], words: ToyRun.words)

  @Test(
    "each convention gives the value computed independently",
    arguments: [
      (ProgramHash.task, "74c982b0c1940483ac8154619f550e022bf231345cac20ffd19a92848dd9088"),
      (.compiled, "4773700b9a199b39f779f630dcdeb1c90e98840fdf166dccc9156899ec4d188"),
      (.bytecodePedersen, "52faec200aff3d66f023477b8398acbbac899e994ff8608c39833a1ad185dcc"),
      (.bytecodePoseidon, "336c5badc5f54558b2caf7a07dd5bcfea559387203c711cfe8a61486352d9b2"),
    ]
  )
  func values(convention: ProgramHash, digits: String) {
    var counts = OperationCounts()
    #expect(convention(Self.code, counts: &counts).integer == UInt256(hexadecimal: digits))
  }

  @Test("hashes are counted")
  func operationCounts() {
    var counts = OperationCounts()
    _ = ProgramHash.task(Self.code, counts: &counts)
    #expect(counts.pedersenHashes == 1 + 3 + 2 + 2 - 1)
    _ = Self.code.words.bytecodePedersen(counts: &counts)
    #expect(counts.pedersenHashes == 7 + 9)
    _ = Self.code.words.bytecodePoseidon(counts: &counts)
    #expect(counts.poseidonPermutations == 5)
  }

  @Test("a program answers to its hash by any convention and to no other")
  func conventions() throws {
    let program = try #require(try ToyRun().statement().program.identified)
    let code = ProgramCode(builtins: [.output, .pedersen], words: ToyRun.words)
    var counts = OperationCounts()
    let hashes = PinnedHashes(of: program, counts: &counts)
    for convention in ProgramHash.allCases {
      let hash = convention(code, counts: &counts)
      let match = try #require(hashes[hash])
      #expect(match.convention == convention)
      #expect(match.name?.builtins == (convention.bindsBuiltins ? code.builtins : nil))
      #expect(hashes[hash + 1] == nil)
    }
  }

  @Test("a program is hashed once by each convention, whatever its names are (core 7)")
  func hashedOnce() throws {
    var counts = OperationCounts()
    var run = ToyRun()
    run.passZeros()
    let statement = try CairoStatement(
      checking: run.input,
      limits: run.limits,
      counts: &counts
    )
    let program = try #require(statement.program.identified)
    #expect(program.names.count == 28)
    // One of the two own words with the other, then a header of six for each name.
    #expect(counts.pedersenHashes == 1 + 28 * 6)
    counts = OperationCounts()
    _ = PinnedHashes(of: program, counts: &counts)
    #expect(counts.pedersenHashes == 28 * (6 + 6) + ToyRun.words.count + 1)
    #expect(counts.poseidonPermutations == 5)
  }
}

extension ProgramHash {
  /// The hash of `code`, whose words nobody has hashed yet.
  func callAsFunction(_ code: ProgramCode, counts: inout OperationCounts) -> Felt252 {
    self(code, digest: ProgramDigest(of: code.words, counts: &counts), counts: &counts)
  }
}
