import SettlementLedger
import StarkAlgebra
import StarkFaults
import StarkJSON
import StarkSettlement
import StarkVerifier
import TestSupport
import Testing

@Suite("Chains that begin with a state")
struct LedgerStartTests {
  /// The state file after batch 1, from a replay of that batch.
  private static func stateFile(change: (inout Perpetual.State) -> Void = { _ in }) throws
    -> [UInt8]
  {
    var counts = OperationCounts()
    let batch = try Perpetual.Batch(
      decoding: BatchFolder.perpetual("batch1").bytes(of: "batch.json")
    )
    let start = try batch.previousState(counts: &counts)
    var state = try Perpetual.Replay(of: batch, from: start, counts: &counts).state
    change(&state)
    var writer = JSONWriter()
    try state.write(to: &writer)
    return [UInt8](writer.text.utf8)
  }

  private static func submission(task: Int, from state: [UInt8]) throws -> Submission {
    try Submission(
      proof: BatchFolder.perpetual("bootloaded-three-tasks").bytes(of: "proof.json"),
      batches: [BatchFolder.perpetual("batch\(task + 1)").bytes(of: "batch.json")],
      previous: state,
      task: task
    )
  }

  @Test("go on as if they had begun with nothing")
  func goesOn() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    let second = try Self.submission(task: 1, from: Self.stateFile())
    #expect(try ledger.apply(second.batches[0]).appliedSequence == 1)
    #expect(try ledger.apply(3, of: Submissions.chain.get()).map(\.appliedSequence) == [2])
    // Once the batch is there it is only said to be, whatever state comes with it.
    #expect(try ledger.apply(second.batches[0]).knownSequence == 1)
    let state = try #require(try ledger.history()?.exchange?.states.last)
    let whole = try LedgerFolder()
    let other = try whole.open()
    try other.apply(1, 2, 3, of: Submissions.chain.get())
    #expect(try other.history()?.exchange?.states.last == state)
    let id = try #require(try ExpectedExchange().positions.last?.id)
    #expect(try ledger.escape(position: id) == other.escape(position: id))
  }

  @Test("take no batch from before their beginning")
  func beforeTheFirst() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    _ = try ledger.apply(Self.submission(task: 1, from: Self.stateFile()).batches[0])
    let before = try folder.dump()
    #expect {
      try ledger.apply(1, of: Submissions.chain.get())
    } throws: { error in
      (error as? Failure)?.isPreviousState(.beforeTheFirst) == true
    }
    #expect(try folder.dump() == before)
  }

  @Test("begin with the very state that the first batch starts from")
  func differs() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    let before = try folder.dump()
    let later = try Self.stateFile { $0.shared.systemTime += 1 }
    #expect {
      try ledger.apply(Self.submission(task: 1, from: later).batches[0])
    } throws: { error in
      (error as? Failure)?.code == "ledger/start-differs"
    }
    #expect(try folder.dump() == before)
  }

  @Test("take a state only once")
  func given() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    try ledger.apply(1, of: Submissions.chain.get())
    let before = try folder.dump()
    let second = try Self.submission(task: 1, from: Self.stateFile())
    #expect(throws: Failure(Fault.chainStartGiven)) { try ledger.apply(second.batches[0]) }
    #expect(try folder.dump() == before)
  }
}
