package import StarkAlgebra

extension PatriciaTree {
  /// The nodes of this tree that `older`, which it was made from by updates, does not have.
  ///
  /// Values have no record of their own: they stand in the nodes above them.
  package func newNodes(since older: PatriciaTree) -> [StoredPatriciaNode] {
    var nodes: [StoredPatriciaNode] = []
    collectNodes(of: top, notIn: PatriciaPlace(node: older.top, stem: .none), into: &nodes)
    return nodes
  }

  /// Appends what `node` has and `older`, which stands at the same place, has not.
  private func collectNodes(
    of node: PatriciaNode,
    notIn older: PatriciaPlace,
    into nodes: inout [StoredPatriciaNode]
  ) {
    guard !older.holds(node) else { return }
    switch node {
    case .empty, .opaque: return
    case .binary(let binary):
      nodes.append(
        .binary(hash: binary.hash, left: binary.left.hash, right: binary.right.hash)
      )
      for (child, isRight) in [(binary.left, false), (binary.right, true)] {
        let place = older.following(BitPath(turningRight: isRight))
        collectNodes(of: child, notIn: place, into: &nodes)
      }
    case .edge(let edge):
      nodes.append(
        .edge(
          hash: edge.hash,
          path: edge.path.bits,
          length: edge.path.length,
          bottom: edge.bottom.hash
        )
      )
      collectNodes(of: edge.bottom, notIn: older.following(edge.path), into: &nodes)
    }
  }

  /// The tree with this root, known where `keys` lie; `load` finds the node stored under a hash.
  ///
  /// Nodes beside the ways to the keys are loaded as well, as removals need them; what is below
  /// those stays opaque, and so does what isn't stored or can't stand where its hash does. No
  /// record is checked against the hash it was asked for. An update of what was loaded leads to the
  /// root that a proof states only if all that it keeps is true; what it replaces may have been
  /// anything.
  ///
  /// - Throws: what `load` throws.
  package init<Failure: Error>(
    root: Felt252,
    keys: some Sequence<UInt256>,
    load: (Felt252) throws(Failure) -> StoredPatriciaNode?
  ) throws(Failure) {
    let keys = keys.sorted().filter { $0.bitWidth <= PatriciaTree.height }
    top = try PatriciaTree.loaded(
      PatriciaNode(hash: root),
      height: PatriciaTree.height,
      keys[...],
      load
    )
  }

  /// What is stored of a node of the given height, and as far below as ascending `keys` need it.
  private static func loaded<Failure: Error>(
    _ node: PatriciaNode,
    height: Int,
    _ keys: ArraySlice<UInt256>,
    _ load: (Felt252) throws(Failure) -> StoredPatriciaNode?
  ) throws(Failure) -> PatriciaNode {
    guard height > 0, case .opaque(let opaque) = node else { return node }
    switch try load(opaque.hash) {
    case nil: return node
    case .binary(_, let left, let right):
      var (left, right) = (PatriciaNode(hash: left), PatriciaNode(hash: right))
      if !keys.isEmpty {
        let below = height - 1
        let middle = keys.firstIndex { $0.bit(below) } ?? keys.endIndex
        left = try loaded(left, height: below, keys[..<middle], load)
        right = try loaded(right, height: below, keys[middle...], load)
      }
      return .binary(PatriciaBinary(hash: opaque.hash, left: left, right: right))
    case .edge(_, let path, let length, let bottom):
      guard (1...height).contains(length), path.bitWidth <= length else { return node }
      let path = BitPath(to: path, length: length)
      let onWay = keys.filter { BitPath(to: $0, length: height).prefix(length) == path }
      var bottom = PatriciaNode(hash: bottom)
      if !onWay.isEmpty {
        bottom = try loaded(bottom, height: height - length, onWay[...], load)
      }
      return .edge(PatriciaEdge(hash: opaque.hash, path: path, bottom: bottom))
    }
  }
}

/// A place in a Patricia tree: before, or amid, the way `stem` to a node.
private struct PatriciaPlace {
  let node: PatriciaNode
  let stem: BitPath

  /// Whether the very node stands here.
  func holds(_ other: PatriciaNode) -> Bool {
    switch (node, other) {
    case (.binary(let node), .binary(let other)): stem.isEmpty && node === other
    case (.edge(let node), .edge(let other)): stem.isEmpty && node === other
    default: false
    }
  }

  /// The place that a way leads to from here; an empty one if it leaves the tree.
  func following(_ path: BitPath) -> PatriciaPlace {
    guard !path.isEmpty else { return self }
    if stem.isEmpty {
      switch node {
      case .empty, .opaque: return PatriciaPlace(node: .empty, stem: .none)
      case .edge(let edge):
        return PatriciaPlace(node: edge.bottom, stem: edge.path).following(path)
      case .binary(let binary):
        return PatriciaPlace(node: path.startsRight ? binary.right : binary.left, stem: .none)
          .following(path.dropFirst(1))
      }
    }
    let common = stem.commonLength(with: path)
    guard common > 0 else { return PatriciaPlace(node: .empty, stem: .none) }
    return PatriciaPlace(node: node, stem: stem.dropFirst(common))
      .following(path.dropFirst(common))
  }
}
