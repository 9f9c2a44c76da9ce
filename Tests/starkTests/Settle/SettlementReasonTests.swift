import StarkJSON
import StarkSettlement
import StarkVerdicts
import StarkVerifier
import Testing
import stark

@Suite("Settlement reasons")
struct SettlementReasonTests {
  private func verdict(_ reason: SettlementReason) -> SettlementVerdict {
    let files = SettlementFileNames(
      proof: "p\u{1b}[2J.json",
      batches: ["a.json", "b.json"]
    )
    var verdict = SettlementVerdict(files: files, policy: "sharp-96")
    verdict.status = .rejected
    verdict.reason = reason
    verdict.taskCount = 2
    verdict.blamedPosition = 0
    verdict.duration = .milliseconds(7)
    return verdict
  }

  private var reason: SettlementReason {
    var reason = SettlementReason(
      level: .replay,
      file: nil,
      code: "replay/signature",
      text: "a signature is not valid"
    )
    reason.location = "transaction 4"
    reason.expected = "1"
    reason.found = "2\n"
    reason.starkExError = .invalidSignature
    return reason
  }

  @Test("a failed check is shown with place, numbers and StarkEx's own error")
  func text() {
    let text = verdict(reason).text(style: TextStyle(isColoured: false))
    let lines = text.split(separator: "\n").map(String.init)
    #expect(
      lines == [
        "REJECTED p\u{fffd}[2J.json  policy sharp-96, 0 of 2 batches, 7.0 ms",
        "  why       a signature is not valid (replay/signature)",
        "  level     replay",
        "  where     transaction 4",
        "  expected  1",
        "  found     2\u{fffd}",
        "  StarkEx   error 11, invalid signature",
        "Batch 1  a.json",
        "  levels    proof             holds",
        "            statement         holds",
        "            state difference  holds",
        "            replay            FAILS",
        "            invariants        not reached",
      ]
    )
  }

  @Test("what is refused is not called failed")
  func refused() {
    var verdict = verdict(
      SettlementReason(level: .statement, file: nil, code: "statement/program", text: "no")
    )
    verdict.status = .refused
    let text = verdict.text(style: TextStyle(isColoured: false))
    #expect(text.contains("            statement         refused\n"))
    #expect(!text.contains("FAILS"))
  }

  @Test("a file that cannot be read blames no level")
  func noLevel() {
    var verdict = verdict(
      SettlementReason(level: nil, file: "b.json", code: "malformed/json", text: "not JSON")
    )
    verdict.status = .malformed
    #expect(verdict.failedLevels == nil)
    #expect(verdict.text(style: TextStyle(isColoured: false)).hasSuffix("  file      b.json\n"))
  }

  static let members = [
    "schema", "path", "ledger", "policy", "outcome", "exit_code", "failure", "warnings", "proof",
    "security",
    "verification_id", "task_count", "batches", "milliseconds",
  ]

  @Test("the JSON has every documented member")
  func json() throws {
    let root = try JSONDocument(Array(verdict(reason).json.utf8)).root.object()
    #expect(try root.members(maximumCount: 100).map(\.name) == Self.members)
    let failure = try root.required("failure").object()
    #expect(
      try failure.members(maximumCount: 100).map(\.name) == [
        "batch", "level", "file", "code", "reason", "location", "expected", "found",
        "starkex_error",
      ]
    )
    #expect(try failure.required("batch").unsigned() == 1)
    #expect(try failure.required("level").string() == "replay")
    let error = try failure.required("starkex_error").object()
    #expect(try error.required("number").unsigned() == 11)
    #expect(try error.required("name").string() == "invalid-signature")
  }

  @Test("an error ends the run as its kind says")
  func statuses() {
    let failure = SettlementReasonTests.failure
    #expect(ExitStatus(SettlementError.proof(.malformed(failure))) == .malformed)
    #expect(ExitStatus(SettlementError.proof(.rejected(failure))) == .rejected)
    #expect(ExitStatus(SettlementError.malformed(file: .batch, failure)) == .malformed)
    #expect(ExitStatus(SettlementError.unsupported(failure)) == .unsupported)
    #expect(ExitStatus(SettlementError.refused(failure)) == .refused)
    #expect(
      ExitStatus(SettlementError.rejected(SettlementRejection(.replay, failure))) == .rejected
    )
  }

  private static var failure: Failure { Failure("a/b", "c") }

  @Test("names of errors are words")
  func names() {
    #expect(StarkExError.noRiskReducesValue.name == "no-risk-reduces-value")
    #expect(Set(StarkExError.allCases.map(\.name)).count == StarkExError.allCases.count)
  }
}
