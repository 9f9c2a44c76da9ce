import SettlementLedger
import StarkAlgebra
import StarkJSON
import StarkSettlement
import StarkVerifier
import TestSupport
import Testing

@Suite("A batch that the ledger has, with what comes with it")
struct KnownBatchTests {
  private static let amount = "/transactions/2/amount"

  /// Batch `number` of the shipped chain with a file that was changed.
  private static func submission(
    _ number: Int,
    _ change: (inout EditableJSON) throws -> Void = { _ in }
  ) throws -> (proof: [UInt8], file: [UInt8], submission: Submission) {
    var file = try SettlementMutation.batchFile(number)
    try change(&file)
    let bytes = Array(file.text.utf8)
    let proof = try BatchFolder.perpetual("bootloaded-three-tasks").bytes(of: "proof.json")
    return (proof, bytes, try Submission(proof: proof, batches: [bytes], task: number - 1))
  }

  private static func known(_ outcome: LedgerOutcome) throws -> (sequence: Int, KnownBatch) {
    guard case .alreadyApplied(let sequence, let known) = outcome else {
      throw NotKnown()
    }
    return (sequence, known)
  }

  private struct NotKnown: Error {}

  /// The code that the settlement check has for the same files.
  private static func code(_ proof: [UInt8], _ file: [UInt8], task: Int) -> String? {
    do throws(Failure) {
      _ = try Settlement().check(proof: proof, batches: [file], task: task)
      return nil
    } catch {
      return error.code
    }
  }

  @Test(
    "a tampered file is refused with the code that the settlement check has for it",
    arguments: [true, false]
  )
  func tampered(isReplayed: Bool) throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    try ledger.apply(1, 2, 3, of: (isReplayed ? Submissions.chain : Submissions.published).get())
    let before = try folder.dump()
    for (number, pointer, value) in [
      (2, Self.amount, "1"), (1, "/transactions/9/amount", "1"), (1, "/transactions/9/nonce", "7"),
      (3, "/new_shared_state/system_time", "1700007841"), (2, "/minimum_expiration_timestamp", "1"),
    ] {
      let (proof, file, submission) = try Self.submission(number) {
        try $0.set(pointer, to: .string(value))
      }
      let code = try #require(Self.code(proof, file, task: number - 1))
      let error = #expect(throws: Failure.self) { try ledger.apply(submission.batches[0]) }
      #expect(error?.code == code, "batch \(number), \(pointer)")
    }
    #expect(try folder.dump() == before)
  }

  @Test("the file of another batch is refused, wherever it stands in the chain")
  func other() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    try ledger.apply(1, 2, 3, of: Submissions.chain.get())
    let swapped = try Submissions.make("bootloaded-three-tasks", batches: [2, 3, 1])
    for batch in swapped.batches {
      let error = #expect(throws: Failure.self) { try ledger.apply(batch) }
      #expect(error?.code == "replay/previous-state")
    }
  }

  @Test(
    "a faithful file is compared, and told with the levels that were checked now",
    arguments: [true, false]
  )
  func faithful(isReplayed: Bool) throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    try ledger.apply(1, 2, 3, of: (isReplayed ? Submissions.chain : Submissions.published).get())
    let before = try folder.dump()
    for number in 1...3 {
      let batch = try Submissions.chain.get().batches[number - 1]
      let (sequence, known) = try Self.known(ledger.apply(batch, requiring: [.replay]))
      #expect(sequence == number)
      #expect(known.complete == Set(SettlementLevel.allCases))
      #expect(known.settled?.levels.map(\.outcome.isComplete) == [true, true, true, true, true])
      #expect(known.warnings.isEmpty)
    }
    #expect(try folder.dump() == before)
  }

  @Test("without a file it is told what was checked when it was applied, and no file is named")
  func withoutFile() throws {
    for (isReplayed, levels) in [
      (true, Set(SettlementLevel.allCases)),
      (false, Set(SettlementLevel.allCases).subtracting([.replay])),
    ] {
      let folder = try LedgerFolder()
      let ledger = try folder.open()
      try ledger.apply(1, of: (isReplayed ? Submissions.chain : Submissions.published).get())
      let published = try Submissions.published.get().batches[0]
      let (_, known) = try Self.known(ledger.apply(published))
      #expect(known.settled == nil)
      #expect(known.complete == levels)
      #expect(known.warnings.isEmpty)
    }
  }

  @Test("a file that can't be compared for want of the orders is not called checked")
  func notCompared() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    try ledger.apply(1, 2, 3, of: Submissions.published.get())
    let (_, _, submission) = try Self.submission(3) { try $0.remove("/prev_tree_auth_paths") }
    let outcome = try ledger.apply(submission.batches[0])
    let (_, known) = try Self.known(outcome)
    #expect(!known.complete.contains(.replay))
    #expect(outcome.warnings == [.fileNotCompared(sequence: 3)])
    #expect(outcome.warnings[0].description.hasSuffix("the file was not compared"))
  }

  @Test(
    "a spot batch that was applied with published data only is not called compared",
    .enabled(if: BatchFolder.shared("starkex/spot/batch1").isPresent, "needs the shared batches")
  )
  func spot() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    func batch(_ number: Int, withFile: Bool) throws -> SubmittedBatch {
      let folder = BatchFolder.shared("starkex/spot/batch\(number)")
      return try Submission(
        proof: folder.bytes(of: "small/proof.json"),
        batches: withFile ? [folder.bytes(of: "batch.json")] : []
      ).batches[0]
    }
    for number in 1...2 { _ = try ledger.apply(batch(number, withFile: false)) }
    let (_, first) = try Self.known(ledger.apply(batch(1, withFile: true)))
    #expect(first.warnings.isEmpty)
    #expect(first.complete.contains(.replay))
    let (_, second) = try Self.known(ledger.apply(batch(2, withFile: true)))
    #expect(second.warnings == [.fileNotCompared(sequence: 2)])
    #expect(!second.complete.contains(.replay))
  }

  @Test("a row of the tree that is damaged is not blamed on the file")
  func damaged() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    try ledger.apply(1, 2, of: Submissions.chain.get())
    try folder.change(
      "UPDATE tree_nodes SET leaf = CAST(substr(leaf, 1, 32) || zeroblob(16) AS BLOB) WHERE length(leaf) > 40"
    )
    #expect(throws: Failure(StoreFault.damaged(table: "tree_nodes").fault)) {
      try ledger.apply(2, of: Submissions.chain.get())
    }
  }

  @Test("facts that come with it are not dropped in silence")
  func facts() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    let batch = try Submissions.published.get().batches[0]
    _ = try ledger.apply(batch)
    let before = try folder.dump()
    let outcome = try ledger.apply(batch, facts: L1Facts.needed(by: 1))
    #expect(outcome.warnings == [.factsNotCompared(sequence: 1)])
    #expect(outcome.warnings[0].description.contains("facts were neither compared"))
    #expect(try folder.dump() == before)
  }

  @Test("a state that it does not start from is refused")
  func start() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    try ledger.apply(1, 2, of: Submissions.chain.get())
    var counts = OperationCounts()
    let first = try Perpetual.Batch(
      decoding: BatchFolder.perpetual("batch1").bytes(of: "batch.json")
    )
    let start = try first.previousState(counts: &counts)
    var writer = JSONWriter()
    try start.write(to: &writer)
    func apply(task: Int) throws -> LedgerOutcome {
      try ledger.apply(
        Submission(
          proof: BatchFolder.perpetual("bootloaded-three-tasks").bytes(of: "proof.json"),
          previous: [UInt8](writer.text.utf8),
          task: task
        ).batches[0]
      )
    }
    #expect(try apply(task: 0).knownSequence == 1)
    let error = #expect(throws: Failure.self) { try apply(task: 1) }
    #expect(error?.code == "ledger/start-differs")
  }
}
