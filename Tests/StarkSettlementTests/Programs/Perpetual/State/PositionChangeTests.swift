import StarkAlgebra
import StarkFaults
import StarkSettlement
import Testing

/// The rules by which a published change makes a position, with a change on both sides of each.
@Suite("Published changes of a position")
struct PositionChangeTests {

  private func asset(_ number: UInt8) -> Perpetual.SyntheticAssetID { .example(number) }

  private func table(
    _ entries: [(UInt8, Int64)],
    at time: UInt64
  ) -> Perpetual.FundingTable {
    Perpetual.FundingTable(
      indices: entries.map { Perpetual.FundingIndex(asset: asset($0), index: $1) },
      timestamp: time
    )
  }

  private func position(
    key: Felt252 = 9,
    collateral: Int64 = 5,
    _ balances: [(UInt8, Int64)],
    index: Int64 = 0,
    time: UInt64 = 100
  ) -> Perpetual.Position {
    Perpetual.Position(
      publicKey: key,
      collateral: collateral,
      assets: balances.map {
        Perpetual.Holding(asset: asset($0), balance: $1, cachedFundingIndex: index)
      },
      fundingTimestamp: time
    )
  }

  /// What the change makes of `old` at position 7, in a batch that is proven to end there.
  private func result(
    of old: Perpetual.Position,
    key: Felt252 = 9,
    collateral: Int64 = 5,
    time: UInt64 = 100,
    _ balances: [(UInt8, Int64)],
    before: Perpetual.FundingTable? = nil,
    ticks: [Perpetual.FundingTable] = [],
    proven: Perpetual.Position
  ) throws -> Perpetual.Position {
    var counts = OperationCounts()
    let empty = SparseTree<Perpetual.Position>(height: 64, counts: &counts)
    let tree = try empty.updating([7: old], counts: &counts)
    var output = Perpetual.Output.example()
    output.previous.positionsRoot = tree.root
    output.previous.funding = before ?? table([(1, 10), (2, 20), (3, 30)], at: 100)
    let orders = SparseTree<Perpetual.OrderFill>(height: 64, counts: &counts)
    output.previous.ordersRoot = orders.root
    output.next = output.previous
    output.next.positionsRoot = try empty.updating([7: proven], counts: &counts).root
    output.data = Perpetual.PublishedData(
      fundingTicks: ticks,
      positions: [
        Perpetual.PositionChange(
          position: 7,
          publicKey: key,
          collateral: collateral,
          fundingTimestamp: time,
          balances: balances.map { Perpetual.AssetBalance(asset: asset($0), balance: $1) }
        )
      ]
    )
    let state = Perpetual.State(positions: tree, orders: orders, shared: output.previous)
    return try state.applying(output, counts: &counts).positions.leaf(at: 7)
  }

  private func holdings(_ entries: [(UInt8, Int64, Int64)]) -> [Perpetual.Holding] {
    entries.map {
      Perpetual.Holding(asset: asset($0), balance: $1, cachedFundingIndex: $2)
    }
  }

  @Test("listed balances take the place of old ones, and all holdings get the index of the time")
  func balances() throws {
    var new = position([])
    new.assets = holdings([(1, 4, 10), (3, -6, 30)])
    let old = position([(2, 8), (3, -6)])
    #expect(try result(of: old, [(1, 4), (2, 0)], proven: new) == new)
    new.assets = holdings([(2, 8, 20), (3, -6, 30)])
    #expect(try result(of: old, [], proven: new) == new)
  }

  @Test("a listed balance is new")
  func unchanged() throws {
    for (number, balance): (UInt8, Int64) in [(2, 8), (1, 0)] {
      let fault = Fault.unchangedBalance(position: 7, asset: asset(number), balance: balance)
      #expect(throws: fault) {
        try result(of: position([(2, 8)]), [(number, balance)], proven: .empty)
      }
    }
  }

  @Test("the table of a tick counts for its time, and the last of one time")
  func ticks() throws {
    let ticks = [
      table([(1, 11), (2, 21)], at: 101), table([(1, 12), (2, 22)], at: 102),
      table([(1, 12), (2, 22), (3, 33)], at: 102),
    ]
    let old = position([(1, 1)])
    for (time, index): (UInt64, Int64) in [(100, 10), (101, 11), (102, 12)] {
      let new = position([(1, 1)], index: index, time: time)
      #expect(try result(of: old, time: time, [], ticks: ticks, proven: new) == new)
    }
    var new = position([], time: 102)
    new.assets = holdings([(1, 1, 12), (3, 2, 33)])
    #expect(try result(of: old, time: 102, [(3, 2)], ticks: ticks, proven: new) == new)
    #expect(throws: Fault.missingFundingIndex(position: 7, asset: asset(3))) {
      try result(of: old, time: 101, [(3, 2)], ticks: ticks, proven: new)
    }
    for time: UInt64 in [0, 99, 103] {
      #expect(throws: Fault.stateFundingTime(position: 7, found: time)) {
        try result(of: old, time: time, [], ticks: ticks, proven: new)
      }
    }
  }

  @Test("an emptied position is the empty one, with no time or one that has a table")
  func emptied() throws {
    let old = position([(1, 4)])
    for time: UInt64 in [0, 100] {
      let emptied = try result(
        of: old,
        key: 0,
        collateral: 0,
        time: time,
        [(1, 0)],
        proven: .empty
      )
      #expect(emptied == .empty)
    }
    #expect(throws: Fault.stateFundingTime(position: 7, found: 1)) {
      try result(of: old, key: 0, collateral: 0, time: 1, [(1, 0)], proven: .empty)
    }
    #expect(try result(of: .empty, key: 0, collateral: 0, [], proven: .empty) == .empty)
  }

  @Test("who owns nothing has no key, and who has no key owns nothing")
  func owner() throws {
    #expect(throws: Fault.stateOwner(position: 7, key: 9)) {
      try result(of: position([(1, 4)]), collateral: 0, time: 0, [(1, 0)], proven: .empty)
    }
    #expect(throws: Fault.stateOwner(position: 7, key: 0)) {
      try result(of: position([(1, 4)]), key: 0, collateral: 0, [], proven: .empty)
    }
    let new = position(collateral: 0, [(1, 4)], index: 10)
    #expect(try result(of: position([(1, 4)]), collateral: 0, [], proven: new) == new)
  }

  @Test("a slot that was emptied in the batch may have a new owner at its end")
  func newOwner() throws {
    let new = position(key: 8, collateral: 3, [])
    let old = position([])
    #expect(try result(of: old, key: 8, collateral: 3, [], proven: new) == new)
  }

  @Test("a position holds at most 64 assets")
  func assetCount() throws {
    let numbers = (1...65).map { UInt8($0) }
    let before = table(numbers.map { ($0, 0) }, at: 100)
    let old = position(numbers.prefix(64).map { ($0, 1) })
    #expect(try result(of: old, [], before: before, proven: old) == old)
    let swapped = position(numbers.dropFirst().map { ($0, 1) })
    let exchange: [(UInt8, Int64)] = [(1, 0), (65, 1)]
    #expect(try result(of: old, exchange, before: before, proven: swapped) == swapped)
    #expect(throws: Fault.assetCount(position: 7, found: 65)) {
      try result(of: old, [(65, 1)], before: before, proven: swapped)
    }
  }
}
