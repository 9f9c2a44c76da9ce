package import StarkAlgebra

extension Perpetual.Batch {
  /// The state before the batch, as far as the file shows it: contents and authentication paths.
  ///
  /// - Throws: that there are no paths, or that they do not lead from the contents to the roots.
  package func previousState(
    counts: inout OperationCounts
  ) throws(Perpetual.BatchStateFault) -> Perpetual.State {
    guard let paths = contents.paths else { throw .noPaths }
    try checkPositionHashes(counts: &counts)
    let positionPaths = try Self.paths(
      paths.positions,
      to: contents.positions.mapValues(\.position.forTree),
      Perpetual.PlaceInTree.position
    )
    let orderPaths = try Self.paths(
      paths.orders,
      to: contents.orders.mapValues(Perpetual.OrderFill.init(amount:)),
      Perpetual.PlaceInTree.order
    )
    let positions: SparseTree<Perpetual.Position>
    let orders: SparseTree<Perpetual.OrderFill>
    do {
      positions = try SparseTree(
        height: previous.positionsHeight,
        root: previous.positionsRoot,
        paths: positionPaths,
        counts: &counts
      )
    } catch { throw .positionPaths(error) }
    do {
      orders = try SparseTree(
        height: previous.ordersHeight,
        root: previous.ordersRoot,
        paths: orderPaths,
        counts: &counts
      )
    } catch { throw .orderPaths(error) }
    return Perpetual.State(positions: positions, orders: orders, shared: previous)
  }

  /// Checks that the batch starts from `state`, and that what it says of touched places is so.
  ///
  /// Funding timestamps of positions are not compared: no hash binds them.
  package func checkPrevious(
    _ state: Perpetual.State,
    counts: inout OperationCounts
  ) throws(Perpetual.BatchStateFault) {
    if let difference = state.shared.difference(from: previous) { throw .sharedState(difference) }
    try checkPositionHashes(counts: &counts)
    for (id, content) in contents.positions.sorted(by: { $0.key < $1.key }) {
      let place = Perpetual.PlaceInTree.position(id)
      let expected = try state.positions.leaf(at: id, place)
      var found = content.position
      found.fundingTimestamp = expected.fundingTimestamp
      guard expected == found else { throw .position(id, expected: expected, found: found) }
    }
    for (id, found) in contents.orders.sorted(by: { $0.key < $1.key }) {
      let expected = try state.orders.leaf(at: id, .order(id)).amount
      guard expected == found else { throw .order(id, expected: expected, found: found) }
    }
  }

  private func checkPositionHashes(
    counts: inout OperationCounts
  ) throws(Perpetual.BatchStateFault) {
    let claims = contents.positions.sorted { $0.key < $1.key }.compactMap { id, content in
      content.hash.map { (id: id, position: content.position, hash: $0) }
    }
    let hashes = Perpetual.Position.hashes(of: claims.map(\.position), counts: &counts)
    for (claim, hash) in zip(claims, hashes) where claim.hash != hash {
      throw .positionHash(claim.id, expected: hash, found: claim.hash)
    }
  }

  /// The paths of all contents, ascending.
  private static func paths<Leaf: TreeLeaf>(
    _ siblings: [UInt64: [Felt252]],
    to leaves: [UInt64: Leaf],
    _ place: (UInt64) -> Perpetual.PlaceInTree
  ) throws(Perpetual.BatchStateFault) -> [AuthenticationPath<Leaf>] {
    for id in siblings.keys.sorted() where leaves[id] == nil { throw .unmatchedPath(place(id)) }
    var paths: [AuthenticationPath<Leaf>] = []
    for (id, leaf) in leaves.sorted(by: { $0.key < $1.key }) {
      guard let siblings = siblings[id] else { throw .unmatchedPath(place(id)) }
      paths.append(AuthenticationPath(index: id, leaf: leaf, siblings: siblings))
    }
    return paths
  }
}

extension SparseTree {
  /// The leaf at `index`, which `place` names in errors.
  fileprivate func leaf(
    at index: UInt64,
    _ place: Perpetual.PlaceInTree
  ) throws(Perpetual.BatchStateFault) -> Leaf {
    do { return try leaf(at: index) } catch { throw .unknown(place, error) }
  }
}
