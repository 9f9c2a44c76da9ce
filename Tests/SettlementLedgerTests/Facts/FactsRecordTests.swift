import SettlementLedger
import StarkAlgebra
import StarkFaults
import StarkSettlement
import StarkVerifier
import TestSupport
import Testing

@Suite("What the ledger remembers of the chain below")
struct FactsRecordTests {
  private static let deposit = SeenDeposit(id: "a", ownerKey: 7, place: .position(8), amount: 9)

  private static let request = SeenRequest(
    id: "r",
    time: 100,
    action: .forced(.withdrawal(Perpetual.ForcedWithdrawal(key: 7, position: 8, amount: 9)))
  )

  @Test("the same events again change nothing")
  func again() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    var facts = try L1Facts.needed(by: 2)
    facts.deposits?.append(Self.deposit)
    facts.forcedRequests?.append(Self.request)
    try ledger.record(facts)
    let before = try folder.dump()
    try ledger.record(facts)
    #expect(try folder.dump() == before)
  }

  @Test("an event of the same name and another content is refused")
  func contradictions() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    let update = SeenUpdate(stateHash: .zero, time: 5)
    try ledger.record(
      L1Facts(deposits: [Self.deposit], forcedRequests: [Self.request], updates: [update])
    )
    let before = try folder.dump()
    let deposit = SeenDeposit(id: "a", ownerKey: 7, place: .position(8), amount: 10)
    #expect(throws: Failure(Fault.factsContradiction(id: "a"))) {
      try ledger.record(L1Facts(deposits: [deposit]))
    }
    let request = SeenRequest(id: "r", time: 101, action: Self.request.action)
    #expect(throws: Failure(Fault.factsContradiction(id: "r"))) {
      try ledger.record(L1Facts(forcedRequests: [request], conditions: [1]))
    }
    #expect(throws: Failure(Fault.factsContradiction(id: "update of 0x\(Bytes32.zero)"))) {
      try ledger.record(L1Facts(updates: [SeenUpdate(stateHash: .zero, time: 6)]))
    }
    #expect(try folder.dump() == before)
  }

  @Test("a deposit is consumed once, and what a batch without facts consumes is gone too")
  func consumed() throws {
    let batches = try Submissions.chain.get().batches
    for isChecked in [true, false] {
      let folder = try LedgerFolder()
      let ledger = try folder.open()
      let facts = try L1Facts.needed(by: 1)
      try ledger.record(facts)
      _ = try ledger.apply(batches[0], facts: isChecked ? facts : nil)
      // Batch 2 consumes a deposit of key and position of one in batch 1.
      var rest = try L1Facts.needed(by: 2)
      rest.deposits?.removeLast()
      #expect(
        throws: Failure(Fault.factsDeposit(modification: 3, pending: 0, found: 50_000_000))
      ) {
        try ledger.apply(batches[1], facts: rest)
      }
      _ = try ledger.apply(batches[1], facts: L1Facts.needed(by: 2))
    }
  }

  @Test("a request is served once, the oldest of equal ones first")
  func served() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    var facts = try L1Facts.needed(by: 2, at: 100)
    let first = try #require(facts.forcedRequests?.first)
    facts.forcedRequests?.append(SeenRequest(id: "later", time: 101, action: first.action))
    facts.forcedRequests?.append(SeenRequest(id: "earlier", time: 99, action: first.action))
    try ledger.record(facts)
    try ledger.apply(1, 2, of: Submissions.chain.get())
    let status = try #require(try ledger.status(at: 0))
    #expect(status.pendingRequests.map(\.request.id) == [first.id, "later"])
    #expect(status.pendingRequests.map(\.deadline) == [100 + 604_800, 101 + 604_800])
  }

  @Test("an update may be seen after its batch, and is checked all the same")
  func lateUpdate() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    try ledger.apply(1, of: Submissions.chain.get())
    let update = try #require(try L1Facts.needed(by: 1).updates?.first)
    let before = try folder.dump()
    let early = SeenUpdate(stateHash: update.stateHash, time: update.time - 4 * 3600)
    #expect {
      try ledger.record(L1Facts(updates: [early]))
    } throws: { error in
      let failure = error as? Failure
      return failure?.code == "facts/update-time" && failure?.found == "\(update.time)"
    }
    #expect(try folder.dump() == before)
    try ledger.record(L1Facts(updates: [update]))
    #expect(try ledger.history()?.batches.map(\.updateTime) == [update.time])
  }

  @Test("an update that was seen before its batch refuses it even if no facts come with it")
  func earlyUpdate() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    let update = try #require(try L1Facts.needed(by: 1).updates?.first)
    let early = SeenUpdate(stateHash: update.stateHash, time: update.time - 4 * 3600)
    try ledger.record(L1Facts(updates: [early]))
    #expect {
      try ledger.apply(1, of: Submissions.chain.get())
    } throws: { error in
      (error as? Failure)?.code == "facts/update-time"
    }
    #expect(try ledger.history() == nil)
  }
}
