extension SparseTree {
  /// All leaves that are not empty, by ascending index.
  ///
  /// - Throws: that a part of the tree is known by its hash only; the index is its lowest.
  package func leaves() throws(TreeError) -> [(index: UInt64, leaf: Leaf)] {
    var leaves: [(index: UInt64, leaf: Leaf)] = []
    try collect(top, level: height, from: 0, into: &leaves)
    return leaves
  }

  /// Appends the leaves below `node`, the first of whose indices is `index`.
  private func collect(
    _ node: TreeNode<Leaf>,
    level: Int,
    from index: UInt64,
    into leaves: inout [(index: UInt64, leaf: Leaf)]
  ) throws(TreeError) {
    switch node {
    case .empty: break
    case .opaque: throw .unknownLeaf(index: index)
    case .lone(let lone): leaves.append((lone.index, lone.leaf))
    case .inner(let inner):
      try collect(inner.left, level: level - 1, from: index, into: &leaves)
      let middle = index | 1 << UInt64(level - 1)
      try collect(inner.right, level: level - 1, from: middle, into: &leaves)
    }
  }
}
