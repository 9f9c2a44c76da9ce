import StarkAlgebra
import StarkSettlement
import TestSupport
import Testing

@Suite("A load of trades")
struct TradeLoadTests {
  @Test("has the state that it says", arguments: [TradeLoad.Spread.dense, .wide])
  func state(spread: TradeLoad.Spread) throws {
    let load = TradeLoad(positionCount: 50, tradeCount: 20, spread: spread, seed: 5)
    #expect(load.batch.output.previous == load.previous.shared)
    #expect(load.previous.positions.root == load.previous.shared.positionsRoot)
    #expect(try load.previous.positions.leaves().count == 50)
    #expect(load.batch.transactions.count == 20)
    #expect(load.batch.oldPositions.count == 41)
    for (id, position) in load.batch.oldPositions {
      #expect(try load.previous.positions.leaf(at: id) == position)
    }
  }

  @Test("is settled, whatever the seed", arguments: 0..<40 as Range<UInt64>)
  func seeds(seed: UInt64) throws {
    let load = TradeLoad(positionCount: 8, tradeCount: 4, spread: .dense, seed: seed)
    var counts = OperationCounts()
    let next = try load.previous.applying(load.batch.output, counts: &counts)
    let replay = try replay(load, &counts)
    #expect(replay.signatureCount == 8)
    #expect(replay.state.positions.root == next.positions.root)
  }

  @Test("costs hardly more hashes than nodes change", arguments: [TradeLoad.Spread.dense, .wide])
  func hashes(spread: TradeLoad.Spread) throws {
    let load = TradeLoad(positionCount: 400, tradeCount: 100, spread: spread, seed: 5)
    var counts = OperationCounts()
    _ = try load.previous.applying(load.batch.output, counts: &counts)
    // Those of empty subtrees of the order tree, of which no more is known afterwards than its
    // root.
    let ofOrders = 64
    #expect(counts.pedersenHashes == load.leastHashesOfDifference + ofOrders)
    #expect(counts.pedersenHashes * 10 <= load.leastHashesOfDifference * 13)
    counts = OperationCounts()
    _ = try replay(load, &counts)
    #expect(counts.pedersenHashes >= load.leastHashesOfReplay)
    #expect(counts.pedersenHashes * 10 <= load.leastHashesOfReplay * 13)
  }

  // A new position, that of the fees, may make an old one beside it be hashed again.
  @Test(
    "costs the same hashes but one in fifty with more positions",
    arguments: [(TradeLoad.Spread.dense, 20_000), (.wide, 2000)]
  )
  func positions(spread: TradeLoad.Spread, most: Int) throws {
    var found: [Int] = []
    for positionCount in [200, 2000, 20_000] where positionCount <= most {
      let load = TradeLoad(positionCount: positionCount, tradeCount: 50, spread: spread, seed: 6)
      var counts = OperationCounts()
      _ = try load.previous.applying(load.batch.output, counts: &counts)
      found.append(counts.pedersenHashes)
    }
    #expect(found.allSatisfy { abs($0 - found[0]) * 50 <= found[0] })
  }

  @Test("costs ten times the hashes with ten times the trades")
  func trades() throws {
    let costs = try [20, 200].map { tradeCount in
      let load = TradeLoad(positionCount: 400, tradeCount: tradeCount, spread: .wide, seed: 7)
      var counts = OperationCounts()
      _ = try replay(load, &counts)
      return counts.pedersenHashes
    }
    #expect(costs[1] <= 10 * costs[0])
    #expect(costs[1] >= 8 * costs[0])
  }

  private func replay(
    _ load: TradeLoad,
    _ counts: inout OperationCounts
  ) throws -> Perpetual.Replay {
    try Perpetual.Replay(
      of: try Perpetual.Batch(decoding: load.batch.bytes(withPaths: false)),
      from: load.previous,
      proving: load.batch.output,
      counts: &counts
    )
  }
}
