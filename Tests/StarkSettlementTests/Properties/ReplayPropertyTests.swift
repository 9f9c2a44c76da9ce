import StarkAlgebra
import StarkFaults
import StarkSettlement
import TestSupport
import Testing

@Suite("Replays of random batches")
struct ReplayPropertyTests {
  @Test(
    "come to the operator's output, from paths as from the whole state",
    arguments: [Perpetual.DataAvailability.rollup, .validium],
    1...6 as ClosedRange<UInt64>
  )
  func agreement(availability: Perpetual.DataAvailability, seed: UInt64) throws {
    var batches = RandomBatches(seed: seed, availability: availability)
    var counts = OperationCounts()
    var state = batches.books.emptyState(counts: &counts)
    for _ in 0..<4 {
      let made = batches.next()
      let bare = try Perpetual.Batch(decoding: made.bytes(withPaths: false))
      let whole = try Perpetual.Replay(of: bare, from: state, counts: &counts)
      #expect(whole.output == made.output)
      #expect(whole.output.mainWords == made.mainWords)
      #expect(whole.output.dataWords == made.dataWords)
      let batch = try Perpetual.Batch(decoding: made.bytes(withPaths: true))
      let part = try Perpetual.Replay(
        of: batch,
        from: batch.previousState(counts: &counts),
        proving: made.output,
        counts: &counts
      )
      #expect(part.output == made.output)
      #expect(part.state.shared == whole.state.shared)
      state = whole.state
      for (id, position) in batches.books.positions {
        #expect(try state.positions.leaf(at: id) == position)
      }
    }
  }

  @Test(
    "refuse what the operator refuses, with the same number",
    arguments: 1...4 as ClosedRange<UInt64>
  )
  func refusals(seed: UInt64) throws {
    var batches = RandomBatches(seed: seed)
    var counts = OperationCounts()
    var state = batches.books.emptyState(counts: &counts)
    for _ in 0..<3 {
      let made = batches.next()
      for refused in batches.refused {
        let wrong = made.replacingTransactions(from: refused.place, by: refused.transaction)
        let batch = try Perpetual.Batch(decoding: wrong.bytes(withPaths: false))
        let fault = #expect(throws: Fault.self) {
          try Perpetual.Replay(of: batch, from: state, counts: &counts)
        }
        #expect(fault?.starkExError == refused.refusal.code, "\(refused)")
        let place = Perpetual.ReplayPlace.transaction(refused.place)
        #expect(fault?.location == "\(place)", "\(refused)")
      }
      let batch = try Perpetual.Batch(decoding: made.bytes(withPaths: false))
      state = try Perpetual.Replay(of: batch, from: state, counts: &counts).state
    }
  }

  @Test(
    "keep the invariants, and the published data lead to the same positions",
    arguments: 1...6 as ClosedRange<UInt64>
  )
  func stateDifference(seed: UInt64) throws {
    var batches = RandomBatches(seed: seed)
    var counts = OperationCounts()
    var state = batches.books.emptyState(counts: &counts)
    for _ in 0..<4 {
      let made = batches.next()
      let difference = try #require(
        try Perpetual.difference(to: made.output, from: state, batch: nil, counts: &counts)
      )
      let invariants = try Perpetual.invariants(
        of: made.output,
        from: state,
        to: difference,
        replay: nil
      )
      #expect(invariants != nil)
      state = difference.next
      #expect(state.shared == made.output.next)
      #expect(state.positions.root == made.output.next.positionsRoot)
      for id in made.newPositions.keys {
        let position = batches.books.positions[id] ?? .empty
        #expect(try state.positions.leaf(at: id) == position)
      }
      var interest: [Perpetual.SyntheticAssetID: Int128] = [:]
      for holding in batches.books.positions.values.flatMap(\.assets) {
        interest[holding.asset, default: 0] += Int128(holding.balance)
      }
      #expect(interest.values.allSatisfy { $0 == 0 })
    }
  }
}
