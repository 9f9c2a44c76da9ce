package import StarkAlgebra
package import StarkFaults

extension Perpetual.Batch {
  /// The state before the batch, as far as the file shows it: contents and authentication paths.
  ///
  /// - Throws: that there are no paths, or that they do not lead from the contents to the roots.
  package func previousState(
    counts: inout OperationCounts
  ) throws(Fault) -> Perpetual.State {
    Perpetual.State(
      positions: try previousPositions(counts: &counts),
      orders: try previousOrders(counts: &counts),
      shared: previous
    )
  }

  fileprivate func previousPositions(
    counts: inout OperationCounts
  ) throws(Fault) -> SparseTree<Perpetual.Position> {
    guard let siblings = contents.paths?.positions else { throw .noPaths }
    let paths = try Self.paths(
      siblings,
      to: contents.positions.mapValues(\.position.forTree),
      Perpetual.PlaceInTree.position
    )
    do {
      return try SparseTree(
        height: previous.positionsHeight,
        root: previous.positionsRoot,
        paths: paths,
        counts: &counts
      )
    } catch {
      // A position that isn't the one whose hash the file claims says more than the root does.
      try checkPositionHashes(counts: &counts)
      throw .positionPaths(error)
    }
  }

  fileprivate func previousOrders(
    counts: inout OperationCounts
  ) throws(Fault) -> SparseTree<Perpetual.OrderFill> {
    guard let siblings = contents.paths?.orders else { throw .noPaths }
    let paths = try Self.paths(
      siblings,
      to: contents.orders.mapValues(Perpetual.OrderFill.init(amount:)),
      Perpetual.PlaceInTree.order
    )
    do {
      return try SparseTree(
        height: previous.ordersHeight,
        root: previous.ordersRoot,
        paths: paths,
        counts: &counts
      )
    } catch { throw .orderPaths(error) }
  }

  private func checkPositionHashes(
    counts: inout OperationCounts
  ) throws(Fault) {
    for (id, content) in contents.positions.sorted(by: { $0.key < $1.key }) {
      guard let claimed = content.hash else { continue }
      let hash = content.position.hash(counts: &counts)
      guard claimed == hash else { throw .positionHash(id, expected: hash, found: claimed) }
    }
  }

  /// The paths of all contents, ascending.
  private static func paths<Leaf: TreeLeaf>(
    _ siblings: [UInt64: [Felt252]],
    to leaves: [UInt64: Leaf],
    _ place: (UInt64) -> Perpetual.PlaceInTree
  ) throws(Fault) -> [AuthenticationPath<Leaf>] {
    for id in siblings.keys.sorted() where leaves[id] == nil { throw .unmatchedPath(place(id)) }
    var paths: [AuthenticationPath<Leaf>] = []
    for (id, leaf) in leaves.sorted(by: { $0.key < $1.key }) {
      guard let siblings = siblings[id] else { throw .unmatchedPath(place(id)) }
      paths.append(AuthenticationPath(index: id, leaf: leaf, siblings: siblings))
    }
    return paths
  }
}

extension Perpetual.State {
  /// The state, and where it doesn't know what the batch touches, what the paths of the batch show.
  ///
  /// No path is followed that shows what is known. A batch without paths, or one that starts from
  /// other roots, adds nothing.
  package func completed(
    by batch: Perpetual.Batch,
    counts: inout OperationCounts
  ) throws(Fault) -> Perpetual.State {
    guard batch.contents.paths != nil else { return self }
    let (start, contents) = (batch.previous, batch.contents)
    var state = self
    if (start.positionsRoot, start.positionsHeight) == (positions.root, positions.height),
      !positions.knows(contents.positions.keys)
    {
      state.positions = try batch.previousPositions(counts: &counts)
    }
    if (start.ordersRoot, start.ordersHeight) == (orders.root, orders.height),
      !orders.knows(contents.orders.keys)
    {
      state.orders = try batch.previousOrders(counts: &counts)
    }
    return state
  }
}
