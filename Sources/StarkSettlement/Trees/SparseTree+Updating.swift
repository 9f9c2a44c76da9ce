package import StarkAlgebra

extension SparseTree {
  /// The tree with other leaves at some indices; every changed node is hashed once.
  ///
  /// A leaf equal to `Leaf.empty` removes what was there.
  ///
  /// - Throws: that an index is out of range or under an opaque node.
  package func updating(
    _ leaves: [UInt64: Leaf],
    counts: inout OperationCounts
  ) throws(TreeError) -> SparseTree {
    let changes = leaves.map { Change(index: $0.key, leaf: $0.value) }
      .sorted { $0.index < $1.index }
    if let last = changes.last { try checkRange(of: last.index) }
    let top = try updated(top, level: height, changes[...], counts: &counts)
    return SparseTree(height: height, top: top, empties: empties)
  }

  private struct Change {
    let index: UInt64
    let leaf: Leaf
  }

  /// The node at `level` after `changes`, which are all below it and ascending.
  private func updated(
    _ node: TreeNode<Leaf>,
    level: Int,
    _ changes: ArraySlice<Change>,
    counts: inout OperationCounts
  ) throws(TreeError) -> TreeNode<Leaf> {
    guard let first = changes.first else { return node }
    guard level > 0 else {
      guard first.leaf != .empty else { return .empty }
      let hash = first.leaf.hash(counts: &counts)
      return .lone(LoneLeaf(index: first.index, leaf: first.leaf, hash: hash))
    }
    let (left, right): (TreeNode<Leaf>, TreeNode<Leaf>)
    switch node {
    case .opaque: throw .unknownLeaf(index: first.index)
    case .inner(let inner): (left, right) = (inner.left, inner.right)
    case .empty: (left, right) = (.empty, .empty)
    case .lone(let lone):
      // Where the leaf stays alone its hash one level down is needed only if something joins it.
      guard changes.contains(where: { $0.index == lone.index }) else {
        let kept = Change(index: lone.index, leaf: lone.leaf)
        let merged = (changes + [kept]).sorted { $0.index < $1.index }
        return try updated(.empty, level: level, merged[...], counts: &counts)
      }
      (left, right) = (.empty, .empty)
    }
    let bit = UInt64(level - 1)
    let middle = changes.firstIndex { $0.index >> bit & 1 == 1 } ?? changes.endIndex
    return TreeNode.above(
      try updated(left, level: level - 1, changes[..<middle], counts: &counts),
      try updated(right, level: level - 1, changes[middle...], counts: &counts),
      level: level - 1,
      empties,
      counts: &counts
    )
  }
}
