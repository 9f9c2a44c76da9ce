package import StarkAlgebra

/// A leaf and the hashes beside its way to the root, from the leaf upwards.
package struct AuthenticationPath<Leaf: TreeLeaf>: Hashable, Sendable {
  package let index: UInt64
  package let leaf: Leaf
  package let siblings: [Felt252]

  package init(index: UInt64, leaf: Leaf, siblings: [Felt252]) {
    self.index = index
    self.leaf = leaf
    self.siblings = siblings
  }
}

extension SparseTree {
  /// The tree with this root as far as `paths` show it; the rest is opaque.
  ///
  /// - Throws: that the paths contradict one another or the root.
  package init(
    height: Int,
    root: Felt252,
    paths: [AuthenticationPath<Leaf>],
    counts: inout OperationCounts
  ) throws(TreeError) {
    self.init(height: height, root: root, counts: &counts)
    guard !paths.isEmpty else { return }
    let paths = paths.sorted { $0.index < $1.index }
    for path in paths {
      try checkRange(of: path.index)
      guard path.siblings.count == height else {
        throw .pathLength(index: path.index, found: path.siblings.count, height: height)
      }
    }
    for (path, next) in zip(paths, paths.dropFirst()) where path.index == next.index {
      throw .repeatedIndex(path.index)
    }
    let top = try SparseTree.joined(paths[...], level: height, empties, counts: &counts)
    let found = top.hash(level: height, empties)
    guard found == root else { throw .root(expected: root, found: found) }
    self.init(height: height, top: top, empties: empties)
  }

  /// The path of `index`, whose leaf may be empty.
  package func path(of index: UInt64) throws(TreeError) -> AuthenticationPath<Leaf> {
    let leaf = try leaf(at: index)
    var counts = OperationCounts()
    var siblings: [Felt252] = []
    var node = top
    for level in (0..<height).reversed() {
      let (left, right) = try children(of: node, level: level, index: index, counts: &counts)
      let isLeft = index >> UInt64(level) & 1 == 0
      siblings.append((isLeft ? right : left).hash(level: level, empties))
      node = isLeft ? left : right
    }
    return AuthenticationPath(index: index, leaf: leaf, siblings: siblings.reversed())
  }

  private func children(
    of node: TreeNode<Leaf>,
    level: Int,
    index: UInt64,
    counts: inout OperationCounts
  ) throws(TreeError) -> (TreeNode<Leaf>, TreeNode<Leaf>) {
    switch node {
    case .empty: return (.empty, .empty)
    case .opaque: throw .unknownLeaf(index: index)
    case .inner(let inner): return (inner.left, inner.right)
    case .lone(let lone):
      let child = lone.carried(to: level, empties, counts: &counts)
      return lone.index >> UInt64(level) & 1 == 0 ? (child, .empty) : (.empty, child)
    }
  }

  /// The node at `level` above the leaves of `paths`, which are ascending and not empty.
  private static func joined(
    _ paths: ArraySlice<AuthenticationPath<Leaf>>,
    level: Int,
    _ empties: EmptySubtrees,
    counts: inout OperationCounts
  ) throws(TreeError) -> TreeNode<Leaf> {
    guard level > 0 else {
      let path = paths[paths.startIndex]
      guard path.leaf != .empty else { return .empty }
      let hash = path.leaf.hash(counts: &counts)
      return .lone(LoneLeaf(index: path.index, leaf: path.leaf, hash: hash))
    }
    let below = level - 1
    let middle = paths.firstIndex { $0.index >> UInt64(below) & 1 == 1 } ?? paths.endIndex
    let left =
      try half(paths[..<middle], beside: paths[middle...], below, empties, counts: &counts)
    let right =
      try half(paths[middle...], beside: paths[..<middle], below, empties, counts: &counts)
    for (group, sibling) in [(paths[..<middle], right), (paths[middle...], left)] {
      let hash = sibling.hash(level: below, empties)
      for path in group where path.siblings[below] != hash {
        throw .inconsistentSibling(index: path.index, level: below)
      }
    }
    return TreeNode.above(left, right, level: below, empties, counts: &counts)
  }

  /// The node above `paths`, or what the others say stands beside them if there are none.
  private static func half(
    _ paths: ArraySlice<AuthenticationPath<Leaf>>,
    beside others: ArraySlice<AuthenticationPath<Leaf>>,
    _ level: Int,
    _ empties: EmptySubtrees,
    counts: inout OperationCounts
  ) throws(TreeError) -> TreeNode<Leaf> {
    guard paths.isEmpty else { return try joined(paths, level: level, empties, counts: &counts) }
    guard let other = others.first else { return .empty }
    return empties.node(hash: other.siblings[level], level: level)
  }
}
