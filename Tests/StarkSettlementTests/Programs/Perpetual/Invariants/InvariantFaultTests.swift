import StarkAlgebra
import StarkSettlement
import StarkVerifier
import Testing

/// Each invariant, with two states of positions 1 and 2 on its good side and on its bad side.
@Suite("Faults of the invariants")
struct InvariantFaultTests {
  private typealias Fault = Perpetual.InvariantFault
  private typealias Holding = (collateral: Int64, balance: Int64, index: Int64)

  private let asset = Perpetual.SyntheticAssetID.example(1)

  private func table(
    _ index: Int64 = 0,
    at time: UInt64,
    assets: [UInt8] = [1]
  ) -> Perpetual.FundingTable {
    Perpetual.FundingTable(
      indices: assets.map { Perpetual.FundingIndex(asset: .example($0), index: index) },
      timestamp: time
    )
  }

  /// A batch without ticks that touches positions 1 and 2 and lists their asset everywhere.
  private var quietOutput: Perpetual.Output {
    var output = Perpetual.Output.example()
    output.modifications = []
    output.assetHashes = [Perpetual.AssetConfigurationHash(asset: asset, hash: 0)]
    output.previous.funding = table(at: 100)
    output.previous.prices = [Perpetual.AssetPrice(asset: asset, price: 1)]
    output.next = output.previous
    return output
  }

  private func tree(_ holdings: [Holding], time: UInt64) throws -> SparseTree<Perpetual.Position> {
    var counts = OperationCounts()
    let positions = holdings.enumerated().map { index, holding in
      let assets = [
        Perpetual.Holding(
          asset: asset,
          balance: holding.balance,
          cachedFundingIndex: holding.index
        )
      ].filter { $0.balance != 0 }
      let position = Perpetual.Position(
        publicKey: 9,
        collateral: holding.collateral,
        assets: assets,
        fundingTimestamp: time
      )
      return (UInt64(index + 1), position.holdsNothing ? .empty : position)
    }
    return try SparseTree<Perpetual.Position>(height: 8, counts: &counts)
      .updating(Dictionary(uniqueKeysWithValues: positions), counts: &counts)
  }

  @discardableResult
  private func check(
    _ output: Perpetual.Output,
    from before: [Holding] = [(1, 0, 0), (1, 0, 0)],
    to after: [Holding] = [(1, 0, 0), (1, 0, 0)],
    time: UInt64 = 100,
    touching positions: [UInt64] = [1, 2],
    ticks: [Perpetual.FundingTable]? = []
  ) throws -> Perpetual.Invariants {
    var counts = OperationCounts()
    let orders = SparseTree<Perpetual.OrderFill>(height: 8, counts: &counts)
    func state(
      _ holdings: [Holding],
      _ shared: Perpetual.SharedState
    ) throws -> Perpetual.State {
      Perpetual.State(positions: try tree(holdings, time: time), orders: orders, shared: shared)
    }
    return try Perpetual.Invariants(
      of: output,
      from: state(before, output.previous),
      to: state(after, output.next),
      touching: positions,
      ticks: ticks
    )
  }

  @Test("the balances of an asset cancel")
  func openInterest() throws {
    let invariants = try check(quietOutput, to: [(1, 5, 0), (1, -5, 0)])
    #expect(
      invariants.openInterestChanges == [Perpetual.AssetAmount(asset: asset, amount: 5)]
    )
    #expect(throws: Fault.openInterest(asset, change: 1)) {
      try check(quietOutput, to: [(1, 5, 0), (1, -4, 0)])
    }
    #expect(
      try check(quietOutput, from: [(1, 5, 0), (1, -5, 0)]).openInterestChanges
        == [Perpetual.AssetAmount(asset: asset, amount: -5)]
    )
  }

  @Test("collateral comes from deposits and goes with withdrawals")
  func collateral() throws {
    var output = quietOutput
    output.modifications = [
      Perpetual.Modification(ownerKey: 9, position: 1, delta: 7),
      Perpetual.Modification(ownerKey: 9, position: 2, delta: -3),
    ]
    let invariants = try check(output, to: [(8, 0, 0), (-2, 0, 0)])
    #expect(invariants.deposits == 7 && invariants.withdrawals == 3 && invariants.loss == 0)
    try check(output, to: [(3, 0, 0), (3, 0, 0)])
    #expect(throws: Fault.createdCollateral(1 << 32)) {
      try check(output, to: [(4, 0, 0), (3, 0, 0)])
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
      var output = quietOutput
      output.next.funding = ticks?.last ?? output.next.funding
      output.next.systemTime = max(output.next.funding.timestamp, 100)
      if ticks == nil { output.next.funding.timestamp = 102 }
      return try check(
        output,
        from: [(1, 1, 0), (1, -1, 0)],
        to: [(1, 1, 0), (1, -1, loss)],
        time: time,
        ticks: ticks
      ).loss
    }
    let once = Int64(1 << 32) - 1
    let ticks = [table(at: 101), table(at: 102)]
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
    var output = quietOutput
    let ticks = [table(at: 101), table(at: 102)]
    output.next.funding = ticks[1]
    output.next.systemTime = 102
    output.modifications = [Perpetual.Modification(ownerKey: 9, position: 1, delta: -2)]
    let invariants = try check(
      output,
      from: [(5, 0, 0), (0, 0, 0)],
      to: [(0, 0, 0), (0, 0, 0)],
      ticks: ticks
    )
    #expect(invariants.loss == 3 << 32)
    let maximum = 6 * ((Int128(1) << 32) - 1)
    #expect(throws: Fault.lostCollateral(6 << 32, maximum: maximum)) {
      try check(output, from: [(8, 0, 0), (0, 0, 0)], to: [(0, 0, 0), (0, 0, 0)], ticks: ticks)
    }
  }

  @Test("sums beyond 126 bits are refused, and nothing overflows")
  func range() throws {
    let extreme: [Holding] = [(0, .min + 1, .min), (0, .max, .max)]
    #expect(throws: Fault.totalOutOfRange) { try check(quietOutput, to: extreme) }
    #expect(try check(quietOutput, from: extreme, to: extreme).loss == 0)
  }

  @Test("modifications and forced actions name touched positions")
  func requests() throws {
    func output(
      _ modifications: [UInt64],
      _ actions: [Perpetual.ForcedAction] = []
    ) -> Perpetual.Output {
      var output = quietOutput
      output.modifications = modifications.map {
        Perpetual.Modification(ownerKey: 9, position: $0, delta: 0)
      }
      output.forcedActions = actions
      return output
    }
    func withdrawal(_ position: UInt64) -> Perpetual.ForcedAction {
      .withdrawal(Perpetual.ForcedWithdrawal(key: 9, position: position, amount: 0))
    }
    func trade(_ positionA: UInt64, _ positionB: UInt64) -> Perpetual.ForcedAction {
      .trade(
        Perpetual.ForcedTrade(
          keyA: 9,
          keyB: 9,
          positionA: positionA,
          positionB: positionB,
          asset: asset,
          collateralAmount: 0,
          syntheticAmount: 0,
          isABuying: true,
          nonce: 0
        )
      )
    }
    try check(output([1, 2, 1], [withdrawal(2), trade(1, 2)]))
    let outside = Fault.untouchedPosition(3)
    #expect(throws: outside) { try check(output([1, 3])) }
    #expect(throws: outside) { try check(output([], [withdrawal(3)])) }
    #expect(throws: outside) { try check(output([], [trade(1, 3)])) }
    #expect(throws: outside) { try check(output([], [trade(3, 1)])) }
  }

  @Test("each forced withdrawal needs a modification of its own")
  func matching() throws {
    var output = quietOutput
    let actions = [3, 3, 4].map {
      Perpetual.ForcedWithdrawal(key: 9, position: 1, amount: $0)
    }
    output.forcedActions = actions.map { .withdrawal($0) }
    output.modifications = [
      Perpetual.Modification(ownerKey: 9, position: 1, delta: 3),
      Perpetual.Modification(ownerKey: 9, position: 1, delta: -3),
      Perpetual.Modification(ownerKey: 8, position: 1, delta: -4),
    ]
    let invariants = try check(output, from: [(5, 0, 0), (1, 0, 0)])
    #expect(invariants.invalidWithdrawals == [actions[1], actions[2]])
  }

  @Test("positions are funded at times of which there is a table")
  func fundingTime() throws {
    var output = quietOutput
    output.next.funding = table(at: 102)
    output.next.systemTime = 102
    let ticks = [table(at: 102)]
    for time: UInt64 in [100, 102] { try check(output, time: time, ticks: ticks) }
    for time: UInt64 in [99, 101, 103] {
      #expect(throws: Fault.fundingTime(position: 1, found: time)) {
        try check(output, time: time, ticks: ticks)
      }
    }
    for time: UInt64 in [100, 101, 102] { try check(output, time: time, ticks: nil) }
    for time: UInt64 in [99, 103] {
      #expect(throws: Fault.fundingTime(position: 1, found: time)) {
        try check(output, time: time, ticks: nil)
      }
    }
  }

  @Test("what is held has a price and a configuration")
  func tradable() throws {
    let after: [Holding] = [(1, 5, 0), (1, -5, 0)]
    var output = quietOutput
    output.assetHashes = []
    try check(output)
    #expect(throws: Fault.missingConfiguration(position: 1, asset: asset)) {
      try check(output, to: after)
    }
    output = quietOutput
    output.previous.prices = []
    output.next.prices = []
    try check(output)
    #expect(throws: Fault.missingPrice(position: 1, asset: asset)) {
      try check(output, to: after)
    }
  }

  @Test("time goes from the state before through the ticks to the state after")
  func times() throws {
    var output = quietOutput
    output.next.systemTime = 103
    func check(_ times: [UInt64]) throws {
      let ticks = times.map { table(at: $0) }
      output.next.funding = ticks.last ?? output.previous.funding
      try self.check(output, ticks: ticks)
    }
    for times: [UInt64] in [[], [100], [103], [101, 101, 103]] { try check(times) }
    #expect(throws: Fault.time(.tick(0), earliest: 100, found: 99)) { try check([99]) }
    #expect(throws: Fault.time(.tick(1), earliest: 102, found: 101)) { try check([102, 101]) }
    #expect(throws: Fault.time(.system, earliest: 104, found: 103)) { try check([104]) }
    output.next.systemTime = 99
    #expect(throws: Fault.time(.system, earliest: 100, found: 99)) { try check([]) }
    output.next.systemTime = 103
    output.next.funding = table(at: 99)
    #expect(throws: Fault.time(.funding, earliest: 100, found: 99)) {
      try self.check(output, ticks: nil)
    }
  }

  @Test("tables keep their assets, and indices move with time only")
  func tables() throws {
    var output = quietOutput
    output.next.systemTime = 103
    func check(_ ticks: [Perpetual.FundingTable], known isKnown: Bool = true) throws {
      output.next.funding = ticks.last ?? output.previous.funding
      try self.check(output, ticks: isKnown ? ticks : nil)
    }
    try check([table(1, at: 101), table(2, at: 102, assets: [1, 2])])
    try check([table(at: 100, assets: [0, 1])])
    let lost = Fault.lostFundingIndex(asset, at: .tick(1))
    #expect(throws: lost) { try check([table(at: 101), table(at: 102, assets: [2])]) }
    #expect(throws: Fault.suddenFunding(asset, at: .tick(0))) { try check([table(1, at: 100)]) }
    #expect(throws: Fault.suddenFunding(asset, at: .tick(1))) {
      try check([table(1, at: 101), table(2, at: 101)])
    }
    #expect(throws: Fault.lostFundingIndex(asset, at: .funding)) {
      try check([table(at: 101, assets: [])], known: false)
    }
    #expect(throws: Fault.suddenFunding(asset, at: .funding)) {
      try check([table(1, at: 100)], known: false)
    }
    output.next.funding = table(3, at: 101)
    #expect(throws: Fault.fundingTable) { try self.check(output, ticks: []) }
    #expect(throws: Fault.fundingTable) { try self.check(output, ticks: [table(2, at: 101)]) }
  }

  @Test("prices stay")
  func prices() throws {
    var output = quietOutput
    output.next.prices.append(Perpetual.AssetPrice(asset: .example(2), price: 3))
    try check(output)
    output.next.prices.removeFirst()
    #expect(throws: Fault.lostPrice(asset)) { try check(output) }
  }

  @Test("positions that a state doesn't know cannot be summed")
  func unknown() throws {
    var counts = OperationCounts()
    let output = quietOutput
    let known = try tree([(1, 1, 0), (1, -1, 0)], time: 100)
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

  @Test("the balances of a whole state cancel")
  func totals() throws {
    func totals(_ holdings: [Holding]) throws -> Perpetual.Totals {
      var counts = OperationCounts()
      return try Perpetual.Totals(
        of: Perpetual.State(
          positions: try tree(holdings, time: 100),
          orders: SparseTree(height: 8, counts: &counts),
          shared: quietOutput.next
        )
      )
    }
    let sums = try totals([(3, 5, 7), (-1, -5, 9)])
    #expect(sums.positionCount == 2 && sums.collateral == 2 << 32 - 10)
    #expect(sums.openInterest == [Perpetual.AssetAmount(asset: asset, amount: 5)])
    #expect(throws: Fault.openInterest(asset, change: -1)) { try totals([(3, 5, 7), (1, -6, 9)]) }
    #expect(throws: Fault.totalOutOfRange) { try totals([(0, .min + 1, .min), (0, .max, .max)]) }
  }

  @Test("every fault has a code of its own")
  func codes() {
    let faults: [Fault] = [
      .openInterest(asset, change: 1), .createdCollateral(1), .lostCollateral(2, maximum: 1),
      .untouchedPosition(1), .fundingTime(position: 1, found: 2),
      .missingPrice(position: 1, asset: asset), .missingConfiguration(position: 1, asset: asset),
      .time(.system, earliest: 2, found: 1), .lostFundingIndex(asset, at: .funding),
      .suddenFunding(asset, at: .tick(0)), .fundingTable, .lostPrice(asset),
      .tree(.unknownLeaf(index: 1)), .totalOutOfRange,
    ]
    #expect(Set(faults.map(\.failure.code)).count == faults.count)
    #expect(faults.allSatisfy { $0.failure.code.hasPrefix("invariant/") })
  }
}
