import StarkFaults
import StarkJSON
import StarkSettlement
import StarkVerdicts
import StarkVerifier
import Testing
import stark

@Suite("Faults in settlement verdicts")
struct SettlementFaultTests {
  private func verdict(_ reason: Fault) -> SettlementVerdict {
    let files = SettlementFileNames(
      proof: "p\u{1b}[2J.json",
      batches: ["a.json", "b.json"]
    )
    var verdict = SettlementVerdict(files: files, policy: "sharp-96")
    verdict.reason = reason
    verdict.taskCount = 2
    verdict.blamedPosition = 0
    verdict.duration = .milliseconds(7)
    return verdict
  }

  private var reason: Fault {
    Fault(
      .rejected,
      "replay/signature",
      "a signature is not valid",
      at: "transaction 4",
      expected: "1",
      found: "2\n",
      detail: StarkExError.invalidSignature
    ).at(.replay)
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
    let verdict = verdict(Fault(.refused, "statement/program", "no").at(.statement))
    #expect(verdict.status == .refused)
    let text = verdict.text(style: TextStyle(isColoured: false))
    #expect(text.contains("            statement         refused\n"))
    #expect(!text.contains("FAILS"))
  }

  @Test("a file that cannot be read blames no level")
  func noLevel() {
    let verdict = verdict(
      Fault(.malformed, "malformed/json", "not JSON").in(.batch).with(BatchPlace(1))
    )
    #expect(verdict.status == .malformed)
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

  @Test("a fault ends the run as its kind says, and every kind does")
  func statuses() {
    let statuses: [(Fault.Kind, StarkVerdicts.ExitStatus)] = [
      (.malformed, .malformed), (.unsupported, .unsupported), (.refused, .refused),
      (.rejected, .rejected), (.unreadable, .unreadable), (.usage, .usage),
      (.cancelled, .fault), (.broken, .fault),
    ]
    #expect(statuses.map(\.0) == Fault.Kind.allCases)
    for (kind, status) in statuses {
      #expect(verdict(Fault(kind, "a/b", "c")).status == status)
    }
  }

  @Test("the file at fault has the name that it was given by")
  func files() {
    let files = SettlementFileNames(
      proof: "p.json",
      batches: ["a.json", "b.json"],
      previous: "s.json",
      facts: "f.json"
    )
    let fault = Fault(.malformed, "a/b", "c")
    for (file, name) in [
      (SettlementFile.proof, "p.json"), (.batch, "a.json"), (.state, "s.json"),
      (.facts, "f.json"), (.ledger, "chain.db"),
    ] {
      var verdict = SettlementVerdict(files: files, policy: "", ledger: "chain.db")
      verdict.fail(fault.in(file))
      #expect(verdict.blamedFile == name)
      verdict.fail(fault.in(file).with(NamedFile("other")))
      #expect(verdict.blamedFile == "other")
    }
    var verdict = SettlementVerdict(files: files, policy: "")
    verdict.fail(fault.in(.batch).with(BatchPlace(1)))
    #expect(verdict.blamedFile == "b.json")
    verdict.fail(fault.in(.batch).with(BatchPlace(2)))
    #expect(verdict.blamedFile == nil)
    verdict.fail(fault)
    #expect(verdict.blamedFile == nil)
  }

  @Test("names of errors are words")
  func names() {
    #expect(StarkExError.noRiskReducesValue.name == "no-risk-reduces-value")
    #expect(Set(StarkExError.allCases.map(\.name)).count == StarkExError.allCases.count)
  }
}
