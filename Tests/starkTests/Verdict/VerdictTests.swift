import StarkFRI
import StarkJSON
import StarkVerifier
import Testing
import stark

@Suite("Verdict")
struct VerdictTests {
  private var accepted: Verdict {
    var verdict = Verdict(
      path: "proofs/a.json",
      policy: "sharp-96",
      status: .accepted,
      reason: nil,
      duration: .microseconds(12_340)
    )
    verdict.fileByteCount = 250_000
    verdict.proof = ProofSummary(
      system: "stone",
      version: "stone6",
      layout: "starknet",
      stepCount: 131_072,
      commitmentHashes: ["poseidon3", "keccak256_masked160_lsb"],
      channelHash: "poseidon3",
      proofByteCount: 120_000
    )
    verdict.statement = StatementSummary(
      programHash: "0xabc",
      outputs: ["0x1", "0x2", "0x3", "0x4", "0x5"],
      tasks: [StatementSummary.Task(programHash: "0xdef", outputCount: 1, fact: "0xfac")],
      unchecked: ["what the program means"]
    )
    verdict.security = SecurityReport(
      SoundnessParameters(
        log2Blowup: 4,
        log2TraceLength: 21,
        foldingSteps: [0, 4, 4, 4, 3],
        queryCount: 18,
        proofOfWorkBits: 24,
        batchedFunctionCount: 273,
        constraintCount: 198,
        constraintDegree: 2,
        openingsPerColumn: 60,
        fieldBits: SoundnessParameters.starkPrimeBits,
        collisionBits: 80
      )
    )
    verdict.cost = VerificationCost(
      phases: [("merkle", .microseconds(900))],
      operations: [("poseidon_permutations", 1234)]
    )
    return verdict
  }

  @Test("the text shows what is known, a line for each")
  func text() {
    let expected = """
      ACCEPTED proofs/a.json  policy sharp-96, 12.3 ms
        proof     stone stone6, layout starknet, 131,072 steps, poseidon3 over \
      keccak256_masked160_lsb, 120.0 kB
        program   0xabc
        task 1    0xdef, 1 output, fact 0xfac
        output    5 values: 0x1, 0x2, 0x3, 0x4, …
        unchecked what the program means
        bits      96.0  by Stone's formula
                  95.4  by the random-words conjecture
                  59.9  proven up to the Johnson bound
                  40.4  proven by unique decoding
                  80.0  against hash collisions
        cost      merkle                 900 µs
                  poseidon_permutations   1,234

      """
    #expect(accepted.text(style: TextStyle(isColoured: false)) == expected)
  }

  @Test("colours add nothing but escape sequences")
  func colours() {
    let coloured = accepted.text(style: TextStyle(isColoured: true))
    let plain = accepted.text(style: TextStyle(isColoured: false))
    #expect(coloured != plain)
    #expect(coloured.replacing(/\u{1b}\[[0-9]+m/, with: "") == plain)
  }

  @Test("the JSON has every documented member, and what is known in it")
  func json() throws {
    let root = try JSONDocument(Array(accepted.json.utf8)).root.object()
    #expect(try root.members(maximumCount: 100).map(\.name) == Self.members)
    #expect(try root.required("schema").unsigned() == 1)
    #expect(try root.required("outcome").string() == "accepted")
    #expect(try root.required("exit_code").unsigned() == 0)
    #expect(try root.required("code").isNull)
    #expect(try root.required("file_bytes").unsigned() == 250_000)
    let statement = try root.required("statement").object()
    #expect(try statement.required("outputs").array(maximumCount: 10).count == 5)
    let security = try root.required("security").object()
    #expect(try security.required("hash_collision").unsigned() == 80)
    for regime in SecurityRegime.allCases {
      let entry = try security.required(regime.rawValue).object()
      #expect(try entry.required("proven").boolean() == regime.isProven)
      #expect(try entry.required("binding_term").string() == "queries")
    }
    #expect(accepted.json.contains(#""milliseconds":12.340"#))
    #expect(accepted.json.contains(#""stone_formula":{"bits":96.00"#))
    #expect(!accepted.json.contains("\n"))
  }

  static let members = [
    "schema", "path", "policy", "outcome", "exit_code", "code", "reason", "warnings", "file_bytes",
    "proof", "statement", "security", "milliseconds", "timings",
  ]

  @Test("a failure has the same members, null where nothing is known")
  func failure() throws {
    let verdict = Verdict(path: "-", policy: "research", InputError.noProof)
    let root = try JSONDocument(Array(verdict.json.utf8)).root.object()
    #expect(try root.members(maximumCount: 100).map(\.name) == Self.members)
    for member in ["file_bytes", "proof", "statement", "security", "timings"] {
      #expect(try root.required(member).isNull)
    }
    #expect(try root.required("code").string() == "input/no-proof")
    #expect(try root.required("exit_code").unsigned() == 66)
  }

  @Test("a refusal ends as refused, but a size over its limit as malformed")
  func refusals() {
    let refused = Verdict(path: "p", policy: "x", PolicyRefusal.incompleteStatement)
    #expect(refused.status == .refused)
    #expect(refused.reason?.code == "policy/incomplete-statement")
    let oversized = Verdict(
      path: "p",
      policy: "x",
      PolicyRefusal.size(.steps, maximum: 1, offered: 2)
    )
    #expect(oversized.status == .malformed)
    #expect(oversized.reason?.code == "policy/size")
  }

  @Test("names from others cannot steer the terminal")
  func escapes() {
    let verdict = Verdict(
      path: "evil\u{1b}[1A\r.json",
      policy: "x\u{7}",
      status: .rejected,
      reason: Verdict.Reason(code: "fri/last-layer", text: "a\nb")
    )
    let text = verdict.text(style: TextStyle(isColoured: false))
    #expect(!text.contains("\u{1b}"))
    #expect(text.count(where: { $0 == "\n" }) == 2)
  }
}
