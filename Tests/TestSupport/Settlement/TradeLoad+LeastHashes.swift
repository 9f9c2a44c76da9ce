package import StarkSettlement

/// The hashes that the batch takes however it is settled, counted from the format alone.
///
/// The hash of a node depends on those below it, so an update of a tree takes one hash for each
/// node that has a changed leaf below, and those of the changed leaves.
extension TradeLoad {
  /// To know the positions' new root.
  package var leastHashesOfDifference: Int { Self.leastHashes(toUpdate: batch.newPositions) }

  /// To give these ids of a tree of height 64 these positions: n + 2 hashes for one that holds n
  /// assets, and one for each node above.
  package static func leastHashes(toUpdate positions: [UInt64: Perpetual.Position]) -> Int {
    positions.values.reduce(nodeCount(above: positions.keys)) { $0 + $1.assets.count + 2 }
  }

  /// To know both new roots and the messages that were signed.
  ///
  /// A leaf of the order tree is its own hash. A message chains five words in four hashes, the
  /// first two of which are the same for all orders that buy, or sell, the same asset.
  package var leastHashesOfReplay: Int {
    let orders = batch.transactions.flatMap { transaction -> [ProposedTransaction.LimitOrder] in
      guard case .trade(let trade) = transaction else { return [] }
      return [trade.buyOrder, trade.sellOrder]
    }
    let boughtAssets = Set(orders.filter(\.isBuying).map(\.asset))
    let soldAssets = Set(orders.filter { !$0.isBuying }.map(\.asset))
    let ofMessages = 2 * orders.count + 2 * (boughtAssets.count + soldAssets.count)
    return leastHashesOfDifference + Self.nodeCount(above: batch.newOrders.keys) + ofMessages
  }

  /// The nodes of a tree of height 64 that have one of `indices` below.
  private static func nodeCount(above indices: some Collection<UInt64>) -> Int {
    (1...64).reduce(0) { count, level in count + Set(indices.map { $0 >> UInt64(level) }).count }
  }
}
