import Foundation
import StarkFaults
import StarkJSON
import StarkVerdicts
import StarkVerifier
import Testing
import TestSupport
import stark

@Suite("Verdict")
struct VerdictTests {
  /// The verdict on a shipped proof, with a time that is always the same.
  private func verdict(_ policy: AcceptancePolicy, showsCost: Bool = false) -> Verdict {
    let path = ProofFile.shipped("recursive-poseidon-blake").url.path
    var verdict = ProofCheck(policy: policy, showsCost: showsCost, showsID: true).verdict(
      on: .file(FilePath(path))
    )
    verdict.path = "a.json"
    verdict.duration = .microseconds(12_340)
    return verdict
  }

  private func lines(_ verdict: Verdict) -> [String] {
    verdict.text(style: TextStyle(isColoured: false)).split(separator: "\n").map(String.init)
  }

  @Test("an accepted proof is shown with its program, its output and its bits")
  func accepted() {
    let lines = lines(verdict(.sharp96))
    #expect(lines.first == "ACCEPTED a.json  policy sharp-96, 12.3 ms")
    #expect(
      lines.contains {
        $0.hasPrefix("  proof     stone, seed of stone6, layout recursive, 65,536 steps, trees of ")
      }
    )
    #expect(lines.contains { $0.hasPrefix("  program   0x") && $0.contains("builtins: output") })
    #expect(lines.contains { $0.hasPrefix("  output    ") })
    #expect(lines.contains { $0.hasPrefix("  fact      0x") })
    #expect(lines.contains("  bits       96.0  by Stone's formula"))
    #expect(lines.contains("             59.9  proven up to the Johnson bound"))
    #expect(!lines.contains { $0.contains("why") || $0.contains("cost") })
  }

  @Test("a refused proof is shown with the reason and what it offers, and with no statement")
  func refused() {
    let lines = lines(verdict(.provable100))
    #expect(lines.first == "REFUSED a.json  policy provable-100, 12.3 ms")
    #expect(
      lines.contains(
        "  why       59.9 bits proven, and the policy asks for 100 (policy/security-bits)"
      )
    )
    #expect(lines.contains { $0.hasPrefix("  proof ") })
    #expect(lines.contains("  bits       96.0  by Stone's formula"))
    #expect(!lines.contains { $0.hasPrefix("  program ") || $0.hasPrefix("  output ") })
  }

  @Test("a policy without a floor is warned of in every verdict")
  func warning() {
    #expect(lines(verdict(.research))[1].hasPrefix("  WARNING   "))
    #expect(verdict(.research).json.contains("\"warnings\":[\"this policy has no floor"))
  }

  @Test("the cost is shown on request: stages, and operations that happened")
  func cost() {
    let lines = lines(verdict(.sharp96, showsCost: true))
    #expect(lines.contains { $0.hasPrefix("  cost      decoding") })
    #expect(lines.contains { $0.hasPrefix("            Poseidon permutations  ") })
    #expect(!lines.contains { $0.contains("Keccak permutations  ") })
  }

  @Test("colours add nothing but escape sequences")
  func colours() {
    let verdict = verdict(.sharp96)
    let coloured = verdict.text(style: TextStyle(isColoured: true))
    let plain = verdict.text(style: TextStyle(isColoured: false))
    #expect(coloured != plain)
    #expect(coloured.replacing(/\u{1b}\[[0-9]+m/, with: "") == plain)
  }

  static let members = [
    "schema", "path", "policy", "outcome", "exit_code", "code", "reason", "warnings", "file_bytes",
    "verification_id", "proof", "statement", "security", "milliseconds", "timings",
  ]

  @Test("the JSON without its details is the JSON without the cost")
  func details() throws {
    var verdict = verdict(.sharp96, showsCost: true)
    let written = verdict.written()
    verdict.showsCost = false
    #expect(written.text != verdict.json)
    #expect(written.briefText == verdict.json)
  }

  @Test("the JSON has every documented member, and what is known in it")
  func json() throws {
    let json = verdict(.sharp96, showsCost: true).json
    let root = try JSONDocument(Array(json.utf8)).root.object()
    #expect(try root.members(maximumCount: 100).map(\.name) == Self.members)
    #expect(try root.required("schema").unsigned() == 1)
    #expect(try root.required("outcome").string() == "accepted")
    #expect(try root.required("exit_code").unsigned() == 0)
    #expect(try root.required("code").isNull)
    let id = try #require(VerificationID(root.required("verification_id").string()))
    #expect(verdict(.sharp96).id == id)
    #expect(verdict(.research).id != id)
    let proof = try root.required("proof").object()
    #expect(try proof.required("layout").string() == "recursive")
    #expect(try proof.required("steps").unsigned() == 65_536)
    let parameters = try proof.required("parameters").object()
    #expect(try parameters.required("commitment_hash").string() == "blake256_masked248_lsb")
    #expect(try parameters.required("friendly_layers").unsigned() == 10)
    let statement = try root.required("statement").object()
    let program = try statement.required("program").object()
    #expect(try program.required("hash").string().hasPrefix("0x"))
    #expect(try program.required("tasks").isNull)
    let segments = try statement.required("segments").object()
    #expect(
      try segments.required("program").array(maximumCount: 2).map { try $0.unsigned() } == [1, 5]
    )
    let security = try root.required("security").object()
    for regime in SecurityRegime.allCases {
      let entry = try security.required(regime.rawValue).object()
      #expect(try entry.required("proven").boolean() == regime.isProven)
      #expect(try entry.required("binding_term").string() == "queries")
    }
    let timings = try root.required("timings").object()
    #expect(try timings.required("proof").object().required("inversions").unsigned() < 20)
    #expect(json.contains(#""milliseconds":12.340"#))
    #expect(json.contains(#""stone_formula":{"bits":96.00"#))
    #expect(!json.contains("\n"))
  }

  @Test("a failure has the same members, null where nothing is known")
  func failure() throws {
    let verdict = ProofCheck(policy: .research).verdict(onMissing: "-", .noProof)
    let root = try JSONDocument(Array(verdict.json.utf8)).root.object()
    #expect(try root.members(maximumCount: 100).map(\.name) == Self.members)
    for member in ["file_bytes", "verification_id", "proof", "statement", "security", "timings"] {
      #expect(try root.required(member).isNull)
    }
    #expect(try root.required("code").string() == "input/no-proof")
    #expect(try root.required("exit_code").unsigned() == 66)
  }

  @Test("a refusal ends as refused, but a size over its limit as malformed")
  func statuses() {
    #expect(ExitStatus(PolicyRefusal.incompleteStatement.fault.kind) == .refused)
    let size = PolicyRefusal.size(.steps, maximum: 1, offered: 2)
    #expect(ExitStatus(size.fault.kind) == .malformed)
  }

  @Test("names from others cannot steer the terminal")
  func escapes() {
    let verdict = Verdict(
      path: "evil\u{1b}[1A\r.json",
      policy: "x\u{7}",
      reason: Fault(.rejected, "fri/last-layer", "a\nb")
    )
    let text = verdict.text(style: TextStyle(isColoured: false))
    #expect(!text.contains("\u{1b}"))
    #expect(text.count(where: { $0 == "\n" }) == 2)
  }
}
