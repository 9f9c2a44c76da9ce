import SettlementLedger
import StarkAlgebra
import StarkFaults
import StarkSettlement
import StarkVerifier
import TestSupport
import Testing

@Suite("What the ledger remembers of the chain below for the spot exchange")
struct SpotFactsRecordTests {
  private static let week: UInt64 = 7 * 24 * 3600

  private static func request(_ id: String, at time: UInt64) -> SeenRequest {
    SpotExample.request(id, of: SpotExample.bob, SpotExample.rollup, at: time)
  }

  private static func pending(in ledger: borrowing SpotLedger) throws -> [PendingRequest] {
    try #require(try ledger.open().status(at: 0)).pendingRequests
  }

  @Test("the same events again change nothing")
  func again() throws {
    let ledger = try SpotLedger()
    let facts = try SpotExample.first().facts
    try ledger.open().record(facts)
    let before = try ledger.dump()
    try ledger.open().record(facts)
    #expect(try ledger.dump() == before)
  }

  @Test("an event of the same name and another content is refused")
  func contradictions() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    let place = DepositPlace.vault(Spot.VaultID(1), token: 2)
    func deposit(_ key: Felt252, _ place: DepositPlace, _ amount: UInt64) -> L1Facts {
      L1Facts(deposits: [SeenDeposit(id: "a", ownerKey: key, place: place, amount: amount)])
    }
    try ledger.record(deposit(7, place, 9))
    try ledger.record(L1Facts(forcedRequests: [Self.request("a", at: 5)]))
    let before = try folder.dump()
    for facts in [
      deposit(8, place, 9), deposit(7, .vault(Spot.VaultID(2), token: 2), 9),
      deposit(7, .vault(Spot.VaultID(1), token: 3), 9), deposit(7, place, 10),
      deposit(7, .position(1), 9), L1Facts(forcedRequests: [Self.request("a", at: 6)]),
      L1Facts(forcedRequests: [SpotExample.request("a", of: 7, SpotExample.rollup, at: 5)]),
      L1Facts(
        forcedRequests: [
          SpotExample.request("a", of: SpotExample.bob, SpotExample.validium, at: 5)
        ]
      ),
    ] {
      #expect(throws: Failure(Fault.factsContradiction(id: "a"))) { try ledger.record(facts) }
    }
    #expect(try folder.dump() == before)
  }

  @Test("a request is answered once, whether or not the batches came with requests")
  func answeredOnce() throws {
    var exchange = SpotOperator()
    let first = try SpotExample(&exchange)
    let second = try SpotExample(&exchange, number: 2)
    for facts in [first.facts, nil] {
      let ledger = try SpotLedger()
      try ledger.open().record(first.facts)
      try ledger.settle(first.output, with: facts)
      var rest = second.facts
      rest.forcedRequests?.removeFirst()
      let fault = Fault.factsFullWithdrawalNotRequested(modification: 3)
      #expect(throws: Failure(fault)) {
        try ledger.settle(second.output, as: 2, with: rest)
      }
      try ledger.settle(second.output, as: 2, with: second.facts)
    }
  }

  @Test("with one answer nobody waits any more, and each request may still be answered")
  func repeated() throws {
    var exchange = SpotOperator()
    let first = try SpotExample(&exchange)
    let second = try SpotExample(&exchange, number: 2)
    let ledger = try SpotLedger()
    var facts = first.facts
    facts.forcedRequests?.append(Self.request("again", at: 1_700_000_100))
    try ledger.settle(first.output, with: facts)
    #expect(try Self.pending(in: ledger) == [])
    var rest = second.facts
    rest.forcedRequests?.removeFirst()
    try ledger.settle(second.output, as: 2, with: rest)
    // Now both are answered.
    let third = try SpotExample(&exchange, number: 3)
    rest = third.facts
    rest.forcedRequests?.removeFirst()
    let fault = Fault.factsFullWithdrawalNotRequested(modification: 3)
    #expect(throws: Failure(fault)) {
      try ledger.settle(third.output, as: 3, with: rest)
    }
  }

  @Test("a request after the update still waits, and the last of equal ones sets the deadline")
  func waiting() throws {
    let example = try SpotExample.first()
    let ledger = try SpotLedger()
    var facts = example.facts
    let later = Self.request("later", at: example.updateTime + 1)
    let other = SpotExample.request("other", of: 7, SpotExample.rollup, at: example.updateTime)
    facts.forcedRequests? += [later, other]
    try ledger.settle(example.output, with: facts)
    #expect(try Self.pending(in: ledger).map(\.request) == [other, later])
    #expect(
      try Self.pending(in: ledger).map(\.deadline)
        == [example.updateTime + Self.week, example.updateTime + 1 + Self.week]
    )
    let last = Self.request("last", at: example.updateTime + 900)
    try ledger.open().record(L1Facts(forcedRequests: [last]))
    #expect(try Self.pending(in: ledger).map(\.request) == [other, last])
  }

  @Test("a request is an alert from two days before its deadline, and overdue a second after it")
  func deadline() throws {
    let ledger = try SpotLedger()
    try ledger.open().record(L1Facts(forcedRequests: [Self.request("r", at: 1_700_000_000)]))
    func alert(at now: UInt64, margin: UInt64) throws -> LedgerAlert? {
      var thresholds = AlertThresholds()
      thresholds.forcedMargin = margin
      let status = try #require(try ledger.open().status(at: now))
      return status.alerts(beyond: thresholds).first { $0.signal == .forcedDeadline }
    }
    let deadline = 1_700_000_000 + Self.week
    let margin = AlertThresholds().forcedMargin
    #expect(try alert(at: deadline - margin, margin: margin) == nil)
    let early = try alert(at: deadline - margin + 1, margin: margin)
    #expect(early?.subject == "request r")
    #expect(early?.found == .seconds(172_799))
    #expect(early?.expected == .atLeast(.seconds(172_800)))
    #expect(try alert(at: deadline, margin: 0) == nil)
    #expect(try alert(at: deadline + 1, margin: 0)?.found == .seconds(-1))
  }
}
