import GRDB
import StarkSettlement

/// Sums over all positions of a state, kept from batch to batch.
struct StateTotals: Equatable {
  /// The positions that hold anything.
  var positionCount: Int
  /// Σ collateral; below 2¹²⁷ since there are fewer than 2⁶⁴ positions.
  var collateral: Int128
  /// Σ balance over the long holdings of each asset, which the short ones must equal.
  var openInterest: [Perpetual.SyntheticAssetID: UInt128]

  static let none = StateTotals(positionCount: 0, collateral: 0, openInterest: [:])

  init(
    positionCount: Int,
    collateral: Int128,
    openInterest: [Perpetual.SyntheticAssetID: UInt128]
  ) {
    self.positionCount = positionCount
    self.collateral = collateral
    self.openInterest = openInterest
  }

  /// The sums of state `sequence`.
  init(_ database: Database, sequence: Int) throws {
    let sums = try database.first(
      "perpetual_states",
      "SELECT position_count, collateral FROM perpetual_states WHERE sequence = ?",
      [sequence]
    ) { (try $0.count(), try $0.wideSigned()) }
    guard let sums else { throw StoreFault.damaged(table: "perpetual_states") }
    (positionCount, collateral) = sums
    openInterest = [:]
    let entries = try database.all(
      "open_interest",
      "SELECT asset, quanta FROM open_interest WHERE sequence = ?",
      [sequence]
    ) { (try $0.asset(), try $0.wide()) }
    for (asset, quanta) in entries { openInterest[asset] = quanta }
  }

  /// The sums after `steps`.
  func adding(_ steps: [PositionStep]) throws -> StateTotals {
    var totals = self
    for step in steps {
      totals.positionCount += step.after.holdsNothing ? 0 : 1
      totals.positionCount -= step.before.holdsNothing ? 0 : 1
      let change = Int128(step.after.collateral) - Int128(step.before.collateral)
      let (sum, isTooLarge) = totals.collateral.addingReportingOverflow(change)
      guard !isTooLarge else { throw StoreFault.damaged(table: "perpetual_states") }
      totals.collateral = sum
      for holding in step.after.assets where holding.balance > 0 {
        let (sum, isTooLarge) = totals.openInterest[holding.asset, default: 0]
          .addingReportingOverflow(UInt128(holding.balance))
        guard !isTooLarge else { throw StoreFault.damaged(table: "open_interest") }
        totals.openInterest[holding.asset] = sum
      }
    }
    guard totals.positionCount >= 0 else {
      throw StoreFault.damaged(table: "perpetual_states")
    }
    // After all additions, so that no sum falls below zero on the way.
    for step in steps {
      for holding in step.before.assets where holding.balance > 0 {
        let sum = totals.openInterest[holding.asset, default: 0]
        let (rest, isTooMuch) = sum.subtractingReportingOverflow(UInt128(holding.balance))
        guard !isTooMuch else { throw StoreFault.damaged(table: "open_interest") }
        totals.openInterest[holding.asset] = rest == 0 ? nil : rest
      }
    }
    return totals
  }
}
