import StarkAlgebra
import StarkFaults
import StarkSettlement
import Testing

@Suite("Nothing comes from nowhere")
struct CollateralInvariantTests {
  private typealias Holding = QuietBatch.Holding

  private let batch = QuietBatch()

  @Test("the balances of an asset cancel")
  func openInterest() throws {
    let invariants = try batch.check(batch.output, to: [(1, 5, 0), (1, -5, 0)])
    #expect(
      invariants.openInterestChanges == [Perpetual.AssetAmount(asset: batch.asset, amount: 5)]
    )
    #expect(throws: Fault.openInterest(batch.asset, change: 1)) {
      try batch.check(batch.output, to: [(1, 5, 0), (1, -4, 0)])
    }
    #expect(
      try batch.check(batch.output, from: [(1, 5, 0), (1, -5, 0)]).openInterestChanges
        == [Perpetual.AssetAmount(asset: batch.asset, amount: -5)]
    )
  }

  @Test("collateral comes from deposits and goes with withdrawals")
  func collateral() throws {
    var output = batch.output
    output.modifications = [
      Perpetual.Modification(ownerKey: 9, position: 1, delta: 7),
      Perpetual.Modification(ownerKey: 9, position: 2, delta: -3),
    ]
    let invariants = try batch.check(output, to: [(8, 0, 0), (-2, 0, 0)])
    #expect(invariants.deposits == 7 && invariants.withdrawals == 3 && invariants.loss == 0)
    try batch.check(output, to: [(3, 0, 0), (3, 0, 0)])
    #expect(throws: Fault.createdCollateral(1 << 32)) {
      try batch.check(output, to: [(4, 0, 0), (3, 0, 0)])
    }
  }

  @Test("each funding of a position loses less than a quantum")
  func loss() throws {
    // What is lost with two positions of 1 and -1, of which the first is not funded.
    func lose(
      _ loss: Int64,
      time: UInt64 = 100,
      _ ticks: [Perpetual.FundingTable]? = []
    ) throws -> Int128 {
      var output = batch.output
      output.next.funding = ticks?.last ?? output.next.funding
      output.next.systemTime = max(output.next.funding.timestamp, 100)
      if ticks == nil { output.next.funding.timestamp = 102 }
      return try batch.check(
        output,
        from: [(1, 1, 0), (1, -1, 0)],
        to: [(1, 1, 0), (1, -1, loss)],
        time: time,
        ticks: ticks
      ).loss
    }
    let once = Int64(1 << 32) - 1
    let ticks = [batch.table(at: 101), batch.table(at: 102)]
    #expect(try lose(2 * once) == Int128(2 * once))
    #expect(throws: Fault.lostCollateral(Int128(2 * once + 1), maximum: Int128(2 * once))) {
      try lose(2 * once + 1)
    }
    for (time, tables): (UInt64, Int64) in [(100, 1), (101, 2), (102, 3)] {
      let maximum = 2 * tables * once
      #expect(try lose(maximum, time: time, ticks) == Int128(maximum))
      #expect(throws: Fault.lostCollateral(Int128(maximum + 1), maximum: Int128(maximum))) {
        try lose(maximum + 1, time: time, ticks)
      }
    }
    #expect(throws: Fault.createdCollateral(1)) { try lose(-1) }
    #expect(try lose(100 * once, nil) == Int128(100 * once))
    #expect(throws: Fault.createdCollateral(1)) { try lose(-1, nil) }
  }

  @Test("an emptied position may have been funded by every table")
  func emptied() throws {
    var output = batch.output
    let ticks = [batch.table(at: 101), batch.table(at: 102)]
    output.next.funding = ticks[1]
    output.next.systemTime = 102
    output.modifications = [Perpetual.Modification(ownerKey: 9, position: 1, delta: -2)]
    let invariants = try batch.check(
      output,
      from: [(5, 0, 0), (0, 0, 0)],
      to: [(0, 0, 0), (0, 0, 0)],
      ticks: ticks
    )
    #expect(invariants.loss == 3 << 32)
    let maximum = 6 * ((Int128(1) << 32) - 1)
    #expect(throws: Fault.lostCollateral(6 << 32, maximum: maximum)) {
      try batch.check(
        output,
        from: [(8, 0, 0), (0, 0, 0)],
        to: [(0, 0, 0), (0, 0, 0)],
        ticks: ticks
      )
    }
  }

  @Test("sums beyond 126 bits are refused, and nothing overflows")
  func range() throws {
    let extreme: [Holding] = [(0, .min + 1, .min), (0, .max, .max)]
    #expect(throws: Fault.totalOutOfRange) { try batch.check(batch.output, to: extreme) }
    #expect(try batch.check(batch.output, from: extreme, to: extreme).loss == 0)
  }

  @Test("the balances of a whole state cancel")
  func totals() throws {
    func totals(_ holdings: [Holding]) throws -> Perpetual.Totals {
      var counts = OperationCounts()
      return try Perpetual.Totals(
        of: Perpetual.State(
          positions: try batch.tree(holdings, time: 100),
          orders: SparseTree(height: 8, counts: &counts),
          shared: batch.output.next
        )
      )
    }
    let sums = try totals([(3, 5, 7), (-1, -5, 9)])
    #expect(sums.positionCount == 2 && sums.collateral == (2 << 32) - 10)
    #expect(sums.openInterest == [Perpetual.AssetAmount(asset: batch.asset, amount: 5)])
    #expect(throws: Fault.openInterest(batch.asset, change: -1)) {
      try totals([(3, 5, 7), (1, -6, 9)])
    }
    #expect(throws: Fault.totalOutOfRange) { try totals([(0, .min + 1, .min), (0, .max, .max)]) }
  }

  @Test("positions that a state doesn't know cannot be summed")
  func unknown() throws {
    var counts = OperationCounts()
    let output = batch.output
    let known = try batch.tree([(1, 1, 0), (1, -1, 0)], time: 100)
    let state = Perpetual.State(
      positions: SparseTree(height: 8, root: known.root, counts: &counts),
      orders: SparseTree(height: 8, counts: &counts),
      shared: output.previous
    )
    #expect(throws: Fault.tree(.unknownLeaf(index: 1))) {
      try Perpetual.Invariants(of: output, from: state, to: state, touching: [1], ticks: [])
    }
    #expect(throws: Fault.tree(.unknownLeaf(index: 0))) { try Perpetual.Totals(of: state) }
  }
}
