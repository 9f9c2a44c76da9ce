import StarkAlgebra
import StarkFaults
import StarkSettlement
import StarkVerifier
import Testing

@Suite("Time and tables only go forward")
struct TableInvariantTests {

  private let batch = QuietBatch()

  @Test("time goes from the state before through the ticks to the state after")
  func times() throws {
    var output = batch.output
    output.next.systemTime = 103
    func go(_ times: [UInt64]) throws {
      let ticks = times.map { batch.table(at: $0) }
      output.next.funding = ticks.last ?? output.previous.funding
      try batch.check(output, ticks: ticks)
    }
    for times: [UInt64] in [[], [100], [103], [101, 101, 103]] { try go(times) }
    #expect(throws: Fault.timeGoesBack(.tick(0), earliest: 100, found: 99)) { try go([99]) }
    #expect(throws: Fault.timeGoesBack(.tick(1), earliest: 102, found: 101)) { try go([102, 101]) }
    #expect(throws: Fault.timeGoesBack(.system, earliest: 104, found: 103)) { try go([104]) }
    output.next.systemTime = 99
    #expect(throws: Fault.timeGoesBack(.system, earliest: 100, found: 99)) { try go([]) }
    output.next.systemTime = 103
    output.next.funding = batch.table(at: 99)
    #expect(throws: Fault.timeGoesBack(.funding, earliest: 100, found: 99)) {
      try batch.check(output, ticks: nil)
    }
  }

  @Test("tables keep their assets, and indices move with time only")
  func tables() throws {
    var output = batch.output
    output.next.systemTime = 103
    func go(_ ticks: [Perpetual.FundingTable], known isKnown: Bool = true) throws {
      output.next.funding = ticks.last ?? output.previous.funding
      try batch.check(output, ticks: isKnown ? ticks : nil)
    }
    try go([batch.table(1, at: 101), batch.table(2, at: 102, assets: [1, 2])])
    try go([batch.table(at: 100, assets: [0, 1])])
    let lost = Fault.lostFundingIndex(batch.asset, at: .tick(1))
    #expect(throws: lost) { try go([batch.table(at: 101), batch.table(at: 102, assets: [2])]) }
    #expect(throws: Fault.suddenFunding(batch.asset, at: .tick(0))) {
      try go([batch.table(1, at: 100)])
    }
    #expect(throws: Fault.suddenFunding(batch.asset, at: .tick(1))) {
      try go([batch.table(1, at: 101), batch.table(2, at: 101)])
    }
    #expect(throws: Fault.lostFundingIndex(batch.asset, at: .funding)) {
      try go([batch.table(at: 101, assets: [])], known: false)
    }
    #expect(throws: Fault.suddenFunding(batch.asset, at: .funding)) {
      try go([batch.table(1, at: 100)], known: false)
    }
    output.next.funding = batch.table(3, at: 101)
    #expect(throws: Fault.fundingTable) { try batch.check(output, ticks: []) }
    #expect(throws: Fault.fundingTable) {
      try batch.check(output, ticks: [batch.table(2, at: 101)])
    }
  }

  @Test("prices stay")
  func prices() throws {
    var output = batch.output
    output.next.prices.append(Perpetual.AssetPrice(asset: .example(2), price: 3))
    try batch.check(output)
    output.next.prices.removeFirst()
    #expect(throws: Fault.lostPrice(batch.asset)) { try batch.check(output) }
  }

  @Test("every fault has a code of its own")
  func codes() {
    let faults: [Fault] = [
      .openInterest(batch.asset, change: 1), .createdCollateral(1), .lostCollateral(2, maximum: 1),
      .untouchedPosition(1), .fundingTime(position: 1, found: 2),
      .missingPrice(position: 1, asset: batch.asset),
      .missingConfiguration(position: 1, asset: batch.asset),
      .timeGoesBack(.system, earliest: 2, found: 1), .lostFundingIndex(batch.asset, at: .funding),
      .suddenFunding(batch.asset, at: .tick(0)), .fundingTable, .lostPrice(batch.asset),
      .totalOutOfRange,
    ]
    #expect(Fault.tree(.unknownLeaf(index: 1)) == TreeError.unknownLeaf(index: 1).fault)
    #expect(Set(faults.map(\.code)).count == faults.count)
    #expect(faults.allSatisfy { $0.code.hasPrefix("invariant/") })
  }
}
