import StarkAlgebra
package import StarkFaults

extension Perpetual {
  /// Sums over all positions of a state that is known completely.
  package struct Totals: Hashable, Sendable {
    /// The positions that hold something.
    package let positionCount: Int
    /// The collateral of all positions, funded; 32 fractional bits.
    ///
    /// The balances of each asset cancel, so it doesn't matter by which table.
    package let collateral: Int128
    /// The sum of all long balances for each asset; ascending.
    package let openInterest: [AssetAmount]

    /// Adds up the positions of `state`, whose balances have to cancel.
    package init(of state: State) throws(Fault) {
      let leaves: [(index: UInt64, leaf: Position)]
      do { leaves = try state.positions.leaves() } catch { throw .tree(error) }
      var sums = PositionSums()
      for (_, position) in leaves { sums.add(position) }
      try sums.checkBalances()
      guard let missing = sums.missingCollateral.value(below: 1 << 126) else {
        throw .totalOutOfRange
      }
      positionCount = leaves.count
      collateral = -missing
      openInterest = sums.openInterest
    }
  }
}
