package import StarkAlgebra
package import StarkFaults

extension Perpetual.State {
  /// The state after a rollup's batch, made of what the batch publishes.
  ///
  /// It has the roots that were proven. Of the orders only the root is known afterwards, unless
  /// none was touched.
  package func applying(
    _ output: Perpetual.Output,
    counts: inout OperationCounts
  ) throws(Fault) -> Perpetual.State {
    guard let data = output.data else { throw .noPublishedData }
    try checkStart(of: output)
    let tables = Perpetual.FundingTables(
      before: output.previous.funding,
      ticks: data.fundingTicks
    )
    var changed: [UInt64: Perpetual.Position] = [:]
    changed.reserveCapacity(data.positions.count)
    for change in data.positions {
      let old: Perpetual.Position
      do { old = try positions.leaf(at: change.position) } catch { throw .tree(error) }
      changed[change.position] = try old.applying(change, tables)
    }
    return try moved(to: output.next, changed, counts: &counts)
  }

  /// The state after a validium's batch, made of the touched positions as its operator gives them.
  ///
  /// It has the roots that were proven. A time between two funding tables is taken as that of a
  /// tick in the batch, whose table is not known.
  package func applying(
    _ output: Perpetual.Output,
    positions given: [UInt64: Perpetual.Position],
    counts: inout OperationCounts
  ) throws(Fault) -> Perpetual.State {
    guard output.data == nil else { throw .publishedData }
    try checkStart(of: output)
    var changed: [UInt64: Perpetual.Position] = [:]
    changed.reserveCapacity(given.count)
    for (id, position) in given.sorted(by: { $0.key < $1.key }) {
      changed[id] = try position.checked(as: id, in: output)
    }
    return try moved(to: output.next, changed, counts: &counts)
  }

  private func checkStart(
    of output: Perpetual.Output
  ) throws(Fault) {
    if let difference = shared.difference(from: output.previous) {
      throw .otherState(difference)
    }
    for (expected, found) in [
      (shared.positionsHeight, output.next.positionsHeight),
      (shared.ordersHeight, output.next.ordersHeight),
    ] where expected != found {
      throw .stateHeight(expected: expected, found: found)
    }
  }

  /// The state with other positions at some ids, if they have the root of `next`.
  private func moved(
    to next: Perpetual.SharedState,
    _ changed: [UInt64: Perpetual.Position],
    counts: inout OperationCounts
  ) throws(Fault) -> Perpetual.State {
    var state = self
    do { state.positions = try positions.updating(changed, counts: &counts) } catch {
      throw .tree(error)
    }
    guard state.positions.root == next.positionsRoot else {
      throw .positionsRoot(expected: next.positionsRoot, found: state.positions.root)
    }
    if next.ordersRoot != orders.root {
      state.orders = SparseTree(
        height: next.ordersHeight,
        root: next.ordersRoot,
        counts: &counts
      )
    }
    state.shared = next
    return state
  }
}

extension Perpetual.Position {
  /// The position, if it is one that can stand at `id` after a validium's batch.
  fileprivate func checked(
    as id: UInt64,
    in output: Perpetual.Output
  ) throws(Fault) -> Perpetual.Position {
    guard assets.count <= Self.maximumAssetCount else {
      throw .assetCount(position: id, found: assets.count)
    }
    var last: Perpetual.SyntheticAssetID?
    for holding in assets {
      guard holding.balance != 0, last.map({ $0 < holding.asset }) ?? true else {
        throw .malformedHolding(position: id, asset: holding.asset)
      }
      last = holding.asset
    }
    guard holdsNothing == (publicKey == .zero) else {
      throw .stateOwner(position: id, key: publicKey)
    }
    guard !holdsNothing else { return .empty }
    let (before, after) = (output.previous.funding, output.next.funding)
    guard fundingTimestamp >= before.timestamp, fundingTimestamp <= after.timestamp else {
      throw .stateFundingTime(position: id, found: fundingTimestamp)
    }
    guard
      let table = [after, before].first(where: { $0.timestamp == fundingTimestamp })
    else { return self }
    for holding in assets {
      guard let index = table.index(of: holding.asset) else {
        throw .missingFundingIndex(position: id, asset: holding.asset)
      }
      guard index == holding.cachedFundingIndex else {
        throw .fundingIndex(
          position: id,
          asset: holding.asset,
          expected: index,
          found: holding.cachedFundingIndex
        )
      }
    }
    return self
  }
}
