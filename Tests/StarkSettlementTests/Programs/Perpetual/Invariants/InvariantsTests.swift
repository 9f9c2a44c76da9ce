import StarkAlgebra
import StarkSettlement
import TestSupport
import Testing

@Suite("Invariants of the shipped batches")
struct InvariantsTests {
  private static let quantum: Int128 = 1 << 32

  @Test("hold, with the losses to rounding that were measured apart")
  func chain() throws {
    var counts = OperationCounts()
    let states = try Perpetual.State.chain(counts: &counts)
    // Thousandths of a quantum. (Specification of settlement, 6.3.)
    let losses: [Int128] = [0, 1609, 3212]
    var collateral: Int128 = 0
    for (batch, folder) in BatchFolder.perpetualChain.enumerated() {
      let output = try folder.output()
      let invariants = try Perpetual.Invariants(
        of: output,
        data: #require(output.data),
        from: states[batch],
        to: states[batch + 1]
      )
      #expect((invariants.loss * 1000 + Self.quantum / 2) / Self.quantum == losses[batch])
      let flow = invariants.deposits - invariants.withdrawals
      #expect(flow == output.modifications.map(\.delta).reduce(0, +))
      collateral += flow * Self.quantum - invariants.loss
      let before = try Perpetual.Totals(of: states[batch])
      let after = try Perpetual.Totals(of: states[batch + 1])
      #expect(after.collateral == collateral)
      var openInterest = amounts(before.openInterest)
      openInterest.merge(amounts(invariants.openInterestChanges), uniquingKeysWith: +)
      #expect(openInterest.filter { $0.value != 0 } == amounts(after.openInterest))
    }
    let last = try Perpetual.Totals(of: states[3])
    #expect(last.positionCount == 7)
    #expect(last.openInterest.map(\.amount) == [12_000_000_000, 4_000_000_000, 3_000_000_000])
  }

  private func amounts(
    _ list: [Perpetual.AssetAmount]
  ) -> [Perpetual.SyntheticAssetID: Int128] {
    Dictionary(uniqueKeysWithValues: list.map { ($0.asset, $0.amount) })
  }

  @Test("tell the forced withdrawals that were served as invalid")
  func invalidWithdrawals() throws {
    var counts = OperationCounts()
    let states = try Perpetual.State.chain(counts: &counts)
    let amounts = try BatchFolder.perpetualChain.enumerated().map { batch, folder in
      let output = try folder.output()
      return try Perpetual.Invariants(
        of: output,
        data: #require(output.data),
        from: states[batch],
        to: states[batch + 1]
      ).invalidWithdrawals.map(\.amount)
    }
    #expect(amounts == [[], [1_000_000_000_000_000], []])
  }

  @Test(
    "hold for a validium, whose ticks are not known",
    .enabled(if: BatchFolder.perpetualValidium.isPresent, "needs the shared batches")
  )
  func validium() throws {
    var counts = OperationCounts()
    let folder = BatchFolder.perpetualValidium
    let output = try folder.output()
    let before = try folder.partialState(counts: &counts)
    let positions = try folder.positions("new_positions")
    let after = try before.applying(output, positions: positions, counts: &counts)
    let invariants = try Perpetual.Invariants(
      of: output,
      from: before,
      to: after,
      touching: positions.keys.sorted(),
      ticks: nil
    )
    #expect(invariants.loss == 0)
    #expect(invariants.deposits == 262_500_000_000 && invariants.withdrawals == 1_000_000_000)
  }
}
