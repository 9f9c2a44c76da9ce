package import StarkAlgebra

extension SparseTree {
  /// The tree with other leaves at some indices; every node that changes is hashed once.
  ///
  /// A leaf equal to `Leaf.empty` removes what was there, and a leaf that is there already changes
  /// nothing. Costs one hash for each node above a changed leaf, nodes without leaves apart, and
  /// those of the leaves. Once in a while a leaf that was alone in its subtree and gets a neighbour
  /// is hashed again as well (see `LoneLeaf`).
  ///
  /// - Throws: that an index is out of range or under an opaque node.
  package func updating(
    _ leaves: [UInt64: Leaf],
    counts: inout OperationCounts
  ) throws(TreeError) -> SparseTree {
    var changes: [TreeChange<Leaf>] = []
    for index in leaves.keys.sorted() {
      guard let leaf = leaves[index], try self.leaf(at: index) != leaf else { continue }
      changes.append(TreeChange(index: index, leaf: leaf))
    }
    guard !changes.isEmpty else { return self }
    let descent = try TreeDescent(from: top, height: height, to: changes)
    var front = TreeFront(descent.changes, counts: &counts)
    for level in 0..<height {
      front.rise(beside: descent.siblings[level], empties, counts: &counts)
    }
    return SparseTree(height: height, top: front.nodes[0], empties: empties)
  }
}
