package import StarkAlgebra

extension SparseTree {
  /// The nodes of this tree that `older`, which it was made from by updates, does not have.
  ///
  /// Whole subtrees that both share are passed over, so this takes time in proportion to what
  /// changed. A record replaces an older one with the same hash: they can differ in what a leaf has
  /// beside its hash, as the funding timestamp of a position.
  package func newNodes(since older: SparseTree) -> [StoredNode<Leaf>] {
    var nodes: [StoredNode<Leaf>] = []
    collectNodes(of: top, notIn: older.top, level: height, into: &nodes)
    return nodes
  }

  private func collectNodes(
    of node: TreeNode<Leaf>,
    notIn older: TreeNode<Leaf>,
    level: Int,
    into nodes: inout [StoredNode<Leaf>]
  ) {
    switch node {
    case .empty, .opaque: return
    case .lone(let lone):
      if case .lone(let older) = older, older === lone { return }
      nodes.append(
        .lone(
          hash: lone.hash,
          index: lone.index & SparseTree.lastIndex(height: level),
          leaf: lone.leaf,
          lowerHashes: lone.lowerHashes
        )
      )
    case .inner(let inner):
      var (olderLeft, olderRight): (TreeNode<Leaf>, TreeNode<Leaf>) = (.empty, .empty)
      if case .inner(let older) = older {
        guard older !== inner else { return }
        (olderLeft, olderRight) = (older.left, older.right)
      }
      let below = level - 1
      nodes.append(
        .inner(
          hash: inner.hash,
          left: inner.left.hash(level: below, empties),
          right: inner.right.hash(level: below, empties)
        )
      )
      collectNodes(of: inner.left, notIn: olderLeft, level: below, into: &nodes)
      collectNodes(of: inner.right, notIn: olderRight, level: below, into: &nodes)
    }
  }

  /// The tree with this root, known where `indices` lie; `load` finds the node stored under a hash.
  ///
  /// What isn't stored, or can't stand where its hash does, stays opaque, and so do the nodes
  /// beside the ways to the indices. No record is checked against the hash it was asked for. An
  /// update of what was loaded leads to the root that a proof states only if all that it keeps is
  /// true; what it replaces may have been anything.
  ///
  /// - Throws: what `load` throws.
  package init<Failure: Error>(
    height: Int,
    root: Felt252,
    indices: some Sequence<UInt64>,
    counts: inout OperationCounts,
    load: (Felt252) throws(Failure) -> StoredNode<Leaf>?
  ) throws(Failure) {
    self.init(height: height, root: root, counts: &counts)
    let indices = indices.sorted().filter { $0 <= SparseTree.lastIndex(height: height) }
    let top = try loaded(top, level: height, first: 0, indices[...], load)
    self.init(height: height, top: top, empties: empties)
  }

  /// What is stored of a node at `level` above the leaves from `first` on, as far as ascending
  /// `indices` need it.
  private func loaded<Failure: Error>(
    _ node: TreeNode<Leaf>,
    level: Int,
    first: UInt64,
    _ indices: ArraySlice<UInt64>,
    _ load: (Felt252) throws(Failure) -> StoredNode<Leaf>?
  ) throws(Failure) -> TreeNode<Leaf> {
    guard !indices.isEmpty, case .opaque(let opaque) = node else { return node }
    switch try load(opaque.hash) {
    case nil: return node
    case .lone(_, let index, let leaf, let lowerHashes):
      guard index <= SparseTree.lastIndex(height: level) else { return node }
      return .lone(
        LoneLeaf(index: first | index, leaf: leaf, hash: opaque.hash, lowerHashes: lowerHashes)
      )
    case .inner(_, let left, let right):
      guard level > 0 else { return node }
      let below = level - 1
      let middle = first | 1 << UInt64(below)
      let split = indices.firstIndex { $0 >= middle } ?? indices.endIndex
      return .inner(
        InnerNode(
          hash: opaque.hash,
          left: try loaded(
            empties.node(hash: left, level: below),
            level: below,
            first: first,
            indices[..<split],
            load
          ),
          right: try loaded(
            empties.node(hash: right, level: below),
            level: below,
            first: middle,
            indices[split...],
            load
          )
        )
      )
    }
  }

  /// The last index of a tree of the given height.
  static func lastIndex(height: Int) -> UInt64 {
    UInt64.max >> UInt64(64 - height)
  }
}
