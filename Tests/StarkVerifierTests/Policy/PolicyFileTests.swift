import Foundation
import StarkVerifier
import Testing

@Suite("Policy file")
struct PolicyFileTests {
  /// The example of the documentation.
  static let example = """
    {
      "schema": 1,
      "name": "our-desk",
      "minimum_bits": {"stone_formula": 96, "proven": 60, "hash_collision": 80},
      "maximum_pow_bits": 50,
      "layouts": ["starknet", "recursive"],
      "commitment_hashes": ["keccak256", "poseidon3"],
      "channel_hashes": ["keccak256", "poseidon3"],
      "seed_versions": ["stone5", "stone6"],
      "program_hashes": ["0xdce0af74926c2d80ca46d038e7664fa944b682ac9c78431809b933d74e1183"],
      "allows_incomplete_statement": false,
      "limits": {"file_bytes": 8388608, "steps": 16777216}
    }
    """

  private func policy(_ text: String) throws -> AcceptancePolicy {
    try AcceptancePolicy(json: Array(text.utf8))
  }

  @Test("the documented example says what it says")
  func documentedExample() throws {
    let policy = try policy(Self.example)
    #expect(policy.name == "our-desk")
    #expect(policy.minimumBits == [.stoneFormula: 96, .proven: 60, .hashCollision: 80])
    #expect(policy.layouts == [.starknet, .recursive])
    #expect(policy.commitmentHashes == [.keccak256, .poseidon3])
    #expect(policy.channelHashes == [.keccak256, .poseidon3])
    #expect(policy.programHashes?.count == 1)
    #expect(policy.limits.fileBytes == 8_388_608)
    #expect(policy.limits.steps == 16_777_216)
    #expect(policy.limits.queries == SizeLimits().queries)
  }

  @Test("what is left out stands as in the default policy")
  func defaults() throws {
    let text = #"{"schema": 1, "name": "x", "minimum_bits": {"stone_formula": 96}}"#
    var expected = AcceptancePolicy.sharp96
    expected.name = "x"
    #expect(try policy(text) == expected)
  }

  @Test("every policy survives a round trip through its file", arguments: AcceptancePolicy.named)
  func roundTrip(named: AcceptancePolicy) throws {
    #expect(try policy(named.json) == named)
    var tightened = named
    tightened.name = "tightened"
    tightened.layouts = [.dynamic, .plain]
    tightened.commitmentHashes = Set(CommitmentHash.allCases)
    tightened.channelHashes = [.blake256]
    tightened.seedVersions = [.stone6]
    tightened.programHashes = Set(["0x1", "0x2"].compactMap(ProgramHash.init(hexadecimal:)))
    for measure in SizeMeasure.allCases { tightened.limits[measure] /= 2 }
    #expect(try policy(tightened.json) == tightened)
    #expect(try policy(tightened.json).json == tightened.json)
  }

  @Test("a file can't take the name of a named policy and ask for something else (surfaces M3)")
  func reservedNames() throws {
    for named in AcceptancePolicy.named {
      var weak = named
      weak.minimumBits = [:]
      weak.limits.steps -= 1
      let error = #expect(throws: PolicyFileError.self) { try policy(weak.json) }
      #expect(error?.fault == .reservedName(named.name))
      #expect(error?.path == "name")
      weak.name += " of ours"
      #expect(try policy(weak.json) == weak)
    }
    var narrowed = AcceptancePolicy.sharp96
    narrowed.layouts = [.small]
    #expect(try AcceptancePolicy(stored: Array(narrowed.json.utf8)) == narrowed)
    #expect(throws: PolicyFileError.self) { try policy(narrowed.json) }
  }

  /// An edit of the example, then the path and the fault it must be refused with.
  static let faults: [(String, with: String, path: String, PolicyFileError.Fault)] = [
    ("\"schema\": 1", "\"schema\": 2", "schema", .outOfRange(2, allowed: 1...1)),
    ("\"schema\": 1,", "", "schema", .missing),
    ("our-desk", "", "name", .empty),
    ("\"our-desk\"", "7", "name", .wrongKind),
    ("\"proven\": 60", "\"proven\": -60", "minimum_bits.proven", .notAnInteger),
    ("\"proven\": 60", "\"proven\": 6e1", "minimum_bits.proven", .notAnInteger),
    ("\"proven\": 60", "\"proven\": \"60\"", "minimum_bits.proven", .wrongKind),
    ("\"proven\": 60", "\"proven\": 0", "minimum_bits.proven", .outOfRange(0, allowed: 1...512)),
    ("\"proven\": 60", "\"johnson\": 1, \"johnson\": 2", "minimum_bits.johnson", .duplicate),
    (
      "\"proven\": 60", "\"prooven\": 60", "minimum_bits.prooven",
      .unknownName("prooven", known: SecurityMeasure.allCases.map(\.rawValue))
    ),
    ("pow_bits\": 50", "pow_bits\": 65", "maximum_pow_bits", .outOfRange(65, allowed: 0...64)),
    (
      "\"recursive\"", "\"Recursive\"", "layouts[1]",
      .unknownName("Recursive", known: CairoLayout.allCases.map(\.rawValue))
    ),
    ("[\"starknet\", \"recursive\"]", "[]", "layouts", .empty),
    ("[\"stone5\", \"stone6\"]", "null", "seed_versions", .wrongKind),
    ("[\"0xdce", "[\"dce", "program_hashes[0]", .notAProgramHash("")),
    ("statement\": false", "statement\": 0", "allows_incomplete_statement", .wrongKind),
    (
      "\"steps\": 16777216", "\"steps\": 0", "limits.steps",
      .outOfRange(0, allowed: 1...(1 << 42))
    ),
    ("\"layouts\"", "\"layout\"", "layout", .unknownMember),
    ("\"schema\": 1,", "\"schema\": 1", "(root)", .notJSON),
  ]

  @Test("a fault is refused at its path", arguments: faults)
  func fault(original: String, edit: String, path: String, fault: PolicyFileError.Fault) throws {
    let range = try #require(Self.example.range(of: original))
    let text = Self.example.replacingCharacters(in: range, with: edit)
    let error = #expect(throws: PolicyFileError.self) { try policy(text) }
    #expect(error?.path == path)
    if case .notAProgramHash = fault {
      guard case .notAProgramHash = error?.fault else {
        Issue.record("expected a fault of a program hash")
        return
      }
    } else {
      #expect(error?.fault == fault)
    }
    #expect(error?.description.hasPrefix(path) == true)
  }

  @Test("a limit beyond what is ever verified is refused, not cut", arguments: SizeMeasure.allCases)
  func hardLimits(measure: SizeMeasure) throws {
    func limited(_ value: UInt64) throws -> AcceptancePolicy {
      try policy(
        #"{"schema": 1, "name": "x", "minimum_bits": {}, "limits": "#
          + "{\"\(measure.rawValue)\": \(value)}}"
      )
    }
    #expect(SizeLimits()[measure] <= measure.maximum)
    #expect(try limited(measure.maximum).limits[measure] == measure.maximum)
    let error = #expect(throws: PolicyFileError.self) { try limited(measure.maximum + 1) }
    #expect(error?.path == "limits.\(measure.rawValue)")
    #expect(
      error?.fault == .outOfRange(measure.maximum + 1, allowed: 1...measure.maximum)
    )
  }

  @Test("a policy file cut anywhere is refused")
  func truncation() {
    let bytes = Array(Self.example.utf8)
    for count in 0..<bytes.count {
      #expect(throws: PolicyFileError.self) { try AcceptancePolicy(json: Array(bytes[..<count])) }
    }
  }

  @Test("an oversized policy file is refused unread")
  func oversized() {
    let bytes = [UInt8](repeating: UInt8(ascii: " "), count: (1 << 20) + 1)
    let error = #expect(throws: PolicyFileError.self) { try AcceptancePolicy(json: bytes) }
    #expect(error?.fault == .tooLarge)
  }
}
