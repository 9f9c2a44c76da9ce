import StarkFaults

/// Sums over positions, each exact.
extension Perpetual {
  struct PositionSums {
    /// The sum of the balances of each asset; fewer than 2⁶² terms of at most 64 bits.
    private(set) var balances: [SyntheticAssetID: Int128] = [:]
    /// The sum of the balances of each asset above 0.
    private var longBalances: [SyntheticAssetID: Int128] = [:]
    /// What has to be added to Σ (collateral·2³² + Σ cached index·balance) to make it 0.
    var missingCollateral = WideSum()

    /// Adds what the position holds.
    mutating func add(_ position: Position) { add(position, sign: 1) }

    /// Takes away what the position holds.
    mutating func subtract(_ position: Position) { add(position, sign: -1) }

    private mutating func add(_ position: Position, sign: Int128) {
      // Two factors of 64 bits with their sign make at most 2¹²⁶.
      missingCollateral.add(-sign * (Int128(position.collateral) << 32))
      for holding in position.assets {
        let balance = Int128(holding.balance)
        missingCollateral.add(-sign * Int128(holding.cachedFundingIndex) * balance)
        balances[holding.asset, default: 0] += sign * balance
        longBalances[holding.asset, default: 0] += sign * max(balance, 0)
      }
    }

    /// The sums of the long balances that are not 0, ascending by asset.
    var openInterest: [AssetAmount] {
      longBalances.filter { $0.value != 0 }
        .map { AssetAmount(asset: $0.key, amount: $0.value) }
        .sorted { $0.asset < $1.asset }
    }

    /// Checks that the balances of every asset cancel.
    func checkBalances() throws(Fault) {
      let residue = balances.filter { $0.value != 0 }.min { $0.key < $1.key }
      if let residue { throw .openInterest(residue.key, change: residue.value) }
    }

    /// The collateral that is missing, if it is not negative and at most `maximum`.
    func loss(maximum: Int128?) throws(Fault) -> Int128 {
      guard let loss = missingCollateral.value(below: 1 << 126) else { throw .totalOutOfRange }
      guard loss >= 0 else { throw .createdCollateral(-loss) }
      if let maximum, loss > maximum { throw .lostCollateral(loss, maximum: maximum) }
      return loss
    }
  }
}
