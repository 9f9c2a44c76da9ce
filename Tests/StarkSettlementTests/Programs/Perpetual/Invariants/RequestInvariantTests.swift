import StarkAlgebra
import StarkFaults
import StarkSettlement
import Testing

@Suite("What a batch asks for and holds is there")
struct RequestInvariantTests {
  private typealias Holding = QuietBatch.Holding

  private let batch = QuietBatch()

  @Test("modifications and forced actions name touched positions")
  func requests() throws {
    func output(
      _ modifications: [UInt64],
      _ actions: [Perpetual.ForcedAction] = []
    ) -> Perpetual.Output {
      var output = batch.output
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
          asset: batch.asset,
          collateralAmount: 0,
          syntheticAmount: 0,
          isABuying: true,
          nonce: 0
        )
      )
    }
    try batch.check(output([1, 2, 1], [withdrawal(2), trade(1, 2)]))
    let outside = Fault.untouchedPosition(3)
    #expect(throws: outside) { try batch.check(output([1, 3])) }
    #expect(throws: outside) { try batch.check(output([], [withdrawal(3)])) }
    #expect(throws: outside) { try batch.check(output([], [trade(1, 3)])) }
    #expect(throws: outside) { try batch.check(output([], [trade(3, 1)])) }
  }

  @Test("each forced withdrawal needs a modification of its own")
  func matching() throws {
    var output = batch.output
    let actions = [3, 3, 4].map {
      Perpetual.ForcedWithdrawal(key: 9, position: 1, amount: $0)
    }
    output.forcedActions = actions.map { .withdrawal($0) }
    output.modifications = [
      Perpetual.Modification(ownerKey: 9, position: 1, delta: 3),
      Perpetual.Modification(ownerKey: 9, position: 1, delta: -3),
      Perpetual.Modification(ownerKey: 8, position: 1, delta: -4),
    ]
    let invariants = try batch.check(output, from: [(5, 0, 0), (1, 0, 0)])
    #expect(invariants.invalidWithdrawals == [actions[1], actions[2]])
  }

  @Test("positions are funded at times of which there is a table")
  func fundingTime() throws {
    var output = batch.output
    output.next.funding = batch.table(at: 102)
    output.next.systemTime = 102
    let ticks = [batch.table(at: 102)]
    for time: UInt64 in [100, 102] { try batch.check(output, time: time, ticks: ticks) }
    for time: UInt64 in [99, 101, 103] {
      #expect(throws: Fault.fundingTime(position: 1, found: time)) {
        try batch.check(output, time: time, ticks: ticks)
      }
    }
    for time: UInt64 in [100, 101, 102] { try batch.check(output, time: time, ticks: nil) }
    for time: UInt64 in [99, 103] {
      #expect(throws: Fault.fundingTime(position: 1, found: time)) {
        try batch.check(output, time: time, ticks: nil)
      }
    }
  }

  @Test("what is held has a price and a configuration")
  func tradable() throws {
    let after: [Holding] = [(1, 5, 0), (1, -5, 0)]
    var output = batch.output
    output.assetHashes = []
    try batch.check(output)
    #expect(throws: Fault.missingConfiguration(position: 1, asset: batch.asset)) {
      try batch.check(output, to: after)
    }
    output = batch.output
    output.previous.prices = []
    output.next.prices = []
    try batch.check(output)
    #expect(throws: Fault.missingPrice(position: 1, asset: batch.asset)) {
      try batch.check(output, to: after)
    }
  }
}
