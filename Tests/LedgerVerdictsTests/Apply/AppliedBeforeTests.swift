import LedgerVerdicts
import SettlementLedger
import StarkFaults
import StarkSettlement
import StarkVerdicts
import StarkVerifier
import TestSupport
import Testing

@Suite("The verdict on batches that the ledger has")
struct AppliedBeforeTests {
  /// The file of batch 2 with another amount.
  private static func tampered() throws -> [UInt8] {
    var file = try SettlementMutation.batchFile(2)
    try file.set("/transactions/2/amount", to: .string("1"))
    return Array(file.text.utf8)
  }

  @Test(
    "a tampered file is never accepted, whether or not a replay is required",
    arguments: [true, false]
  )
  func tampered(isRequired: Bool) throws {
    let ledger = try ShippedLedger()
    #expect(try ledger.apply(ShippedLedger.batches()).status == .accepted)
    let verdict = try ledger.apply(
      [Self.tampered()],
      task: 1,
      requiring: isRequired ? [.replay] : []
    )
    #expect(verdict.status == .rejected)
    #expect(verdict.reason?.code == "replay/enlarged-holding")
    #expect(verdict.reason?.level == .replay)
    #expect(verdict.batches.isEmpty)
    var question = SettlementQuestion(Settlement())
    question.task = 1
    let check = question.check(
      SettlementInput(proof: try ShippedLedger.proof(), batches: [try Self.tampered()])
    )
    #expect(verdict.reason == check.reason)
  }

  @Test("a file that is no batch is the one that is named, wherever it stands", arguments: 0..<3)
  func malformed(place: Int) throws {
    var files = try ShippedLedger.batches()
    files[place] = Array("{}".utf8)
    let ledger = try ShippedLedger()
    let input = SettlementInput(proof: try ShippedLedger.proof(), batches: files)
    for verdict in [try ledger.apply(files), SettlementQuestion(Settlement()).check(input)] {
      #expect(verdict.status == .malformed)
      #expect(verdict.blamedFile == "batch \(place + 1)")
    }
    #expect(try ledger.apply().status == .accepted)
  }

  @Test("a faithful file is told as applied before, with the levels that were checked now")
  func faithful() throws {
    let ledger = try ShippedLedger()
    #expect(try ledger.apply().status == .accepted)
    let verdict = try ledger.apply(ShippedLedger.batches(), requiring: [.replay])
    #expect(verdict.status == .accepted)
    #expect(verdict.json.components(of: #""standing":"already-applied""#) == 3)
    #expect(verdict.json.components(of: #""level":"replay","outcome":"holds""#) == 3)
    #expect(!verdict.warnings.contains { $0.contains("not checked") })
  }

  @Test("a file that can't be compared is warned of, and refused if a replay is required")
  func notCompared() throws {
    let ledger = try ShippedLedger()
    #expect(try ledger.apply().status == .accepted)
    var file = try SettlementMutation.batchFile(3)
    try file.remove("/prev_tree_auth_paths")
    let bytes = Array(file.text.utf8)
    let told = try ledger.apply([bytes], task: 2)
    #expect(told.status == .accepted)
    let warning = "batch 3 was in the ledger before, and the file was not compared"
    #expect(told.warnings.contains(warning))
    #expect(told.warnings.contains("not checked: replay"))
    let refused = try ledger.apply([bytes], task: 2, requiring: [.replay])
    #expect(refused.status == .refused)
    #expect(refused.reason?.code == "policy/level")
    #expect(refused.warnings.contains(warning))
  }

  @Test("without a file, what was checked when it was applied decides")
  func withoutFile() throws {
    let ledger = try ShippedLedger()
    #expect(try ledger.apply([try ShippedLedger.batches()[0]], task: 0).status == .accepted)
    #expect(try ledger.apply(task: 0, requiring: [.replay]).status == .accepted)
    #expect(try ledger.apply(task: 1).status == .accepted)
    #expect(try ledger.apply(task: 1, requiring: [.replay]).reason?.code == "policy/level")
  }

  @Test("numbers that contradict the ledger are refused, and one that is used again is warned of")
  func labels() throws {
    let ledger = try ShippedLedger()
    let files = try ShippedLedger.batches()
    #expect(try ledger.apply([files[0]], task: 0, labels: [BatchLabel(id: 7)]).status == .accepted)
    let other = try ledger.apply(
      [files[0]],
      task: 0,
      labels: [BatchLabel(id: 99, previous: 55)]
    )
    #expect(other.status == .rejected)
    #expect(other.reason?.code == "ledger/batch-id")
    #expect(other.reason?.expected == "7")
    #expect(other.reason?.found == "99")
    let again = try ledger.apply([files[1]], task: 1, labels: [BatchLabel(id: 7, previous: 7)])
    #expect(again.status == .accepted)
    #expect(again.warnings.contains("the batch id 7 was used before, for batch 1 of the ledger"))
  }

  @Test("facts that are not compared with it are warned of")
  func facts() throws {
    let ledger = try ShippedLedger()
    #expect(try ledger.apply(task: 0).status == .accepted)
    let facts = Array(#"{"schema": 1, "deposits": []}"#.utf8)
    let verdict = try ledger.apply(task: 0, facts: facts)
    #expect(verdict.status == .accepted)
    #expect(verdict.warnings.contains { $0.contains("the facts were neither compared") })
  }

  @Test(
    "a proof whose pages part main part and data otherwise is told without facts, and not applied"
  )
  func pages() throws {
    let ledger = try ShippedLedger()
    let proof = try ShippedLedger.proof()
    let task = try Settlement().prove(proof)[0]
    let sizes = task.pageSizes
    let crafted = task.cut(into: [sizes[0] - 1, sizes.dropFirst().reduce(1, +)])
    let settled = try Settlement().settle([crafted], batches: [], previous: nil).batches[0]
    var verdict = StarkVerdicts.SettlementVerdict(
      files: SettlementFileNames(proof: "proof"),
      policy: "sharp-96"
    )
    verdict.batches = [BatchVerdict(.checked, settled)]
    verdict.addOmissions()
    #expect(verdict.json.contains(#""facts":null"#))
    #expect(
      verdict.warnings.contains {
        $0.hasPrefix("batch 1 has no facts: the main part of its output is not a page")
      }
    )
    let submission = try Submission([crafted], of: proof)
    let error = #expect(throws: Failure.self) {
      try Ledger(path: ledger.path).apply(submission.batches[0])
    }
    #expect(error?.code == "ledger/pages")
    // The ledger knows the batch by its words, however a proof shows them.
    #expect(try ledger.apply(task: 0).status == .accepted)
    guard case .alreadyApplied(1, _) = try Ledger(path: ledger.path).apply(submission.batches[0])
    else {
      Issue.record("the same batch is another one")
      return
    }
  }
}
