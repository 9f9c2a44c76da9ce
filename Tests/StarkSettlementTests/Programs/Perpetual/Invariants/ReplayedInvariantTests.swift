import StarkAlgebra
import StarkFaults
import StarkSettlement
import StarkVerifier
import TestSupport
import Testing

@Suite("Invariants of a validium whose batch was replayed")
struct ReplayedInvariantTests {
  /// A batch of a validium, checked from the state before it.
  private struct Step {
    let output: Perpetual.Output
    let previous: Perpetual.State
    let difference: Perpetual.Difference
    let replay: Perpetual.Replay

    /// What the invariants say if a deposit of some more quanta was put out.
    func invariants(
      _ quanta: Int128 = 0,
      replayed isReplayed: Bool = true
    ) throws -> Perpetual.Invariants? {
      var output = output
      let position = try #require(difference.touched.first)
      output.modifications.append(
        Perpetual.Modification(ownerKey: 1, position: position, delta: quanta)
      )
      return try Perpetual.invariants(
        of: output,
        from: previous,
        to: difference,
        replay: isReplayed ? replay : nil
      )
    }

    /// Less than a quantum for each table up to the last time of each touched position.
    func maximumLoss() throws -> Int128 {
      let times = [output.previous.funding.timestamp] + replay.fundingTicks.map(\.timestamp)
      let fundings = try difference.touched.map { id in
        let position = try difference.next.positions.leaf(at: id)
        return times.count { position.holdsNothing || $0 <= position.fundingTimestamp }
      }
      return Int128(fundings.reduce(0, +)) * ((1 << 32) - 1)
    }
  }

  private static func steps(seed: UInt64) throws -> [Step] {
    var batches = RandomBatches(seed: seed, availability: .validium)
    var counts = OperationCounts()
    var state = batches.books.emptyState(counts: &counts)
    return try (0..<4).map { _ in
      let made = batches.next()
      let batch = try Perpetual.Batch(decoding: made.bytes(withPaths: false))
      let difference = try #require(
        try Perpetual.difference(to: made.output, from: state, batch: batch, counts: &counts)
      )
      let replay = try #require(
        try Perpetual.replay(batch, from: state, proving: made.output, counts: &counts)
      )
      defer { state = replay.state }
      return Step(output: made.output, previous: state, difference: difference, replay: replay)
    }
  }

  @Test("are those without the replay", arguments: 1...3 as ClosedRange<UInt64>)
  func agreement(seed: UInt64) throws {
    let steps = try Self.steps(seed: seed)
    #expect(steps.contains { !$0.replay.fundingTicks.isEmpty })
    for step in steps {
      #expect(step.output.data == nil && step.difference.ticks == nil)
      #expect(try step.invariants() == step.invariants(replayed: false))
    }
  }

  @Test("bound what rounding may take", arguments: 1...3 as ClosedRange<UInt64>)
  func lostCollateral(seed: UInt64) throws {
    for step in try Self.steps(seed: seed) {
      let loss = try #require(try step.invariants()).loss
      let maximum = try step.maximumLoss()
      let most = (maximum - loss) >> 32
      #expect(try step.invariants(most)?.loss == loss + (most << 32))
      let fault = Fault.lostCollateral(
        loss + ((most + 1) << 32),
        maximum: maximum
      )
      #expect(throws: fault) { try step.invariants(most + 1) }
      #expect(try step.invariants(most + 1, replayed: false) != nil)
    }
  }
}
