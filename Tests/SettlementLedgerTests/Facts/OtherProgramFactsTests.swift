import SettlementLedger
import StarkAlgebra
import StarkFaults
import StarkSettlement
import StarkVerifier
import TestSupport
import Testing

@Suite("Facts of the other exchange")
struct OtherProgramFactsTests {
  /// A deposit, a request and a configuration of the perpetual exchange, each with its list.
  private static func perpetual() throws -> [(facts: L1Facts, list: String)] {
    let needed = try L1Facts.needed(by: 2)
    let configurations = try #require(needed.configurations)
    return [
      (L1Facts(deposits: needed.deposits), "deposits"),
      (L1Facts(forcedRequests: needed.forcedRequests?.prefix(1).map(\.self)), "forced_requests"),
      (L1Facts(forcedRequests: try L1Facts.needed(by: 3).forcedRequests), "forced_requests"),
      (
        L1Facts(
          configurations: ApprovedConfigurations(general: configurations.general, assets: [])
        ), "configurations"
      ),
      (
        L1Facts(
          configurations: ApprovedConfigurations(general: [], assets: configurations.assets)
        ), "configurations"
      ),
    ]
  }

  /// A deposit and a request of the spot exchange.
  private static func spot() throws -> [(facts: L1Facts, list: String)] {
    let needed = try SpotExample.first().facts
    return [
      (L1Facts(deposits: needed.deposits), "deposits"),
      (L1Facts(forcedRequests: needed.forcedRequests), "forced_requests"),
    ]
  }

  @Test("are refused for a spot chain, with a batch and without")
  func ofSpotChain() throws {
    let output = try SpotExample.first().output
    let ledger = try SpotLedger()
    let before = try ledger.dump()
    for (facts, list) in try Self.perpetual() {
      let error = Failure(Fault.factsOtherProgram(list: list))
      #expect(throws: error) { try ledger.open().record(facts) }
      #expect(throws: error) { try ledger.settle(output, with: facts) }
      #expect(try ledger.dump() == before)
    }
    let none = L1Facts(configurations: ApprovedConfigurations(general: [], assets: []))
    #expect(throws: Failure(Fault.factsOtherProgram(list: "configurations"))) {
      try ledger.settle(output, with: none)
    }
  }

  @Test("are refused for a perpetual chain, with a batch and without")
  func ofPerpetualChain() throws {
    let batches = try Submissions.chain.get().batches
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    _ = try ledger.apply(batches[0])
    let before = try folder.dump()
    for (facts, list) in try Self.spot() {
      let error = Failure(Fault.factsOtherProgram(list: list))
      #expect(throws: error) { try ledger.record(facts) }
      #expect(throws: error) { try ledger.apply(batches[1], facts: facts) }
      #expect(try folder.dump() == before)
    }
    _ = try ledger.apply(batches[1])
  }

  @Test("that were recorded before a chain began refuse its first batch")
  func beforeTheChain() throws {
    let output = try SpotExample.first().output
    for (facts, list) in try Self.perpetual() {
      let folder = try LedgerFolder()
      try folder.open().record(facts)
      let ledger = try SpotLedger(in: folder)
      #expect(throws: Failure(Fault.factsOtherProgram(list: list))) { try ledger.settle(output) }
    }
    let batch = try Submissions.chain.get().batches[0]
    for (facts, list) in try Self.spot() {
      let folder = try LedgerFolder()
      let ledger = try folder.open()
      try ledger.record(facts)
      let before = try folder.dump()
      #expect(throws: Failure(Fault.factsOtherProgram(list: list))) { try ledger.apply(batch) }
      #expect(try folder.dump() == before)
    }
  }

  @Test("are none where a list is empty")
  func empty() throws {
    let nothing = L1Facts(deposits: [], forcedRequests: [])
    let spot = try SpotLedger()
    try spot.open().record(nothing)
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    _ = try ledger.apply(try Submissions.chain.get().batches[0])
    try ledger.record(nothing)
    #expect(try ledger.status(at: 0)?.pendingRequests == [])
  }
}
