import StarkAlgebra
import StarkSettlement

/// A batch without ticks that touches positions 1 and 2 and lists their asset everywhere.
///
/// Tests change it in one way and check it, on both sides of each rule.
struct QuietBatch {
  typealias Holding = (collateral: Int64, balance: Int64, index: Int64)

  let asset = Perpetual.SyntheticAssetID.example(1)

  func table(
    _ index: Int64 = 0,
    at time: UInt64,
    assets: [UInt8] = [1]
  ) -> Perpetual.FundingTable {
    Perpetual.FundingTable(
      indices: assets.map { Perpetual.FundingIndex(asset: .example($0), index: index) },
      timestamp: time
    )
  }

  var output: Perpetual.Output {
    var output = Perpetual.Output.example()
    output.modifications = []
    output.assetHashes = [Perpetual.AssetConfigurationHash(asset: asset, hash: 0)]
    output.previous.funding = table(at: 100)
    output.previous.prices = [Perpetual.AssetPrice(asset: asset, price: 1)]
    output.next = output.previous
    return output
  }

  func tree(_ holdings: [Holding], time: UInt64) throws -> SparseTree<Perpetual.Position> {
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
  func check(
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
}
