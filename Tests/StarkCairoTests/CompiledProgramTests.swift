import StarkAlgebra
import StarkCairo
import StarkFaults
import Testing

@Suite("Compiled programs")
struct CompiledProgramTests {
  /// A file as `cairo-compile` writes it.
  static func file(
    words: [Felt252],
    main: Int,
    builtins: [String] = ["output", "pedersen"],
    identifiers: String? = nil,
    prime: String = "0x800000000000011000000000000000000000000000000000000000000000001"
  ) -> [UInt8] {
    let identifiers =
      identifiers
      ?? #""__main__.main": {"decorators": [], "pc": \#(main), "type": "function"}"#
    let text = """
      {"attributes": [], "builtins": \(builtins), "compiler_version": "0.12.3",
       "data": \(words.map { "\($0.integer)" }), "debug_info": {"file_contents": {}},
       "hints": {"0": [{"code": "memory[ap] = 1"}]}, "identifiers": {\(identifiers)},
       "main_scope": "__main__", "prime": "\(prime)", "reference_manager": {"references": []}}
      """
    return Array(text.utf8)
  }

  private func hashes(_ bytes: [UInt8]) throws -> [ProgramHash: Felt252] {
    var counts = OperationCounts()
    let hashes = try CompiledProgram(decoding: bytes).hashes(counts: &counts)
    return Dictionary(uniqueKeysWithValues: hashes.map { ($0.convention, $0.value) })
  }

  @Test("with start-up code have the four hashes of a run of theirs")
  func startUp() throws {
    let program = try CompiledProgram(decoding: Self.file(words: ToyRun.words, main: 6))
    #expect(program.hasStartUpCode)
    #expect(program.builtins == [.output, .pedersen])
    #expect(program.words == ToyRun.words)
    let run = try #require(try ToyRun().statement().program.identified)
    let hashes = try hashes(Self.file(words: ToyRun.words, main: 6))
    #expect(hashes.count == ProgramHash.allCases.count)
    var counts = OperationCounts()
    let pinned = PinnedHashes(of: run, counts: &counts)
    for (convention, hash) in hashes {
      #expect(pinned[hash]?.convention == convention)
    }
    #expect(hashes[.task] == run.name?.hash)
  }

  @Test("without it have the hash that a bootloader reports, and no other")
  func bare() throws {
    let words = Array(ToyRun.words.dropFirst(6))
    let hashes = try hashes(Self.file(words: words, main: 0))
    let expected = try self.hashes(Self.file(words: ToyRun.words, main: 6))[.task]
    #expect(hashes == [.task: expected])
    #expect(try self.hashes(Self.file(words: words, main: 1)) != hashes)
    #expect(try self.hashes(Self.file(words: words, main: 0, builtins: ["output"])) != hashes)
  }

  @Test("may name main by other names")
  func alias() throws {
    let identifiers = #"""
      "__main__.main": {"destination": "a.b", "type": "alias"},
      "a.b": {"destination": "a.c", "type": "alias"}, "a.c": {"pc": 6, "type": "function"}
      """#
    let bytes = Self.file(words: ToyRun.words, main: 0, identifiers: identifiers)
    #expect(try CompiledProgram(decoding: bytes).mainOffset == 6)
  }

  private static let circle = #"""
    "__main__.main": {"destination": "a", "type": "alias"},
    "a": {"destination": "__main__.main", "type": "alias"}
    """#

  @Test("are refused for what is wrong in them, each fault by its name")
  func faults() {
    func error(_ bytes: [UInt8]) -> Fault? {
      #expect(throws: Fault.self) { try CompiledProgram(decoding: bytes) }
    }
    let words = ToyRun.words
    #expect(error([])?.code == "malformed/json")
    #expect(error(Self.file(words: words, main: 6, prime: "0x7"))?.code == "malformed/prime")
    let builtin = error(Self.file(words: words, main: 6, builtins: ["output", "gas_builtin"]))
    #expect(builtin?.code == "malformed/name")
    #expect(builtin?.found == "gas_builtin")
    let outside = error(Self.file(words: words, main: 8))
    #expect(outside?.code == "malformed/main")
    #expect(outside?.expected == "below 8")
    #expect(outside?.found == "8")
    for identifiers in ["", Self.circle, #""__main__.main": {"type": "label", "pc": 6}"#] {
      let main = error(Self.file(words: words, main: 6, identifiers: identifiers))
      #expect(main?.code == "malformed/main", "\(identifiers)")
      #expect(main?.found == nil, "\(identifiers)")
    }
    let text = String(decoding: Self.file(words: words, main: 6), as: UTF8.self)
    let large = text.replacing(
      #""0x4d""#,
      with: #""0x800000000000011000000000000000000000000000000000000000000000001""#
    )
    #expect(error(Array(large.utf8))?.code == "malformed/field-element")
  }

  @Test("whose start-up code does something else are not told a hash that leaves it out")
  func foreignStartUpCode() {
    var fewer = ToyRun.words
    fewer[1] = 1
    for bytes in [
      Self.file(words: fewer, main: 6), Self.file(words: ToyRun.words, main: 7),
      Self.file(words: ToyRun.words, main: 2),
    ] {
      let error = #expect(throws: Fault.self) {
        try CompiledProgram(decoding: bytes)
      }
      #expect(error?.code == "malformed/start-up-code")
    }
  }

  @Test("cut off anywhere are refused")
  func cutOff() {
    let bytes = Self.file(words: ToyRun.words, main: 6)
    for count in bytes.indices {
      #expect(throws: Fault.self) {
        try CompiledProgram(decoding: Array(bytes.prefix(count)))
      }
    }
  }
}
