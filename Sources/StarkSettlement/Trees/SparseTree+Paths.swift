package import StarkAlgebra
import StarkHashes

extension SparseTree {
  /// The tree with this root as far as `paths` show it; the rest is opaque.
  ///
  /// Nodes on several paths are hashed once.
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
    let leaves = paths.map { TreeChange(index: $0.index, leaf: $0.leaf) }
    var front = TreeFront(leaves, counts: &counts)
    for _ in 0..<height {
      let siblings = try front.siblings(by: paths, empties)
      front.rise(beside: siblings, empties, counts: &counts)
    }
    let found = front.nodes[0].hash(level: height, empties)
    guard found == root else { throw .root(expected: root, found: found) }
    self.init(height: height, top: front.nodes[0], empties: empties)
  }

  /// The path of `index`, whose leaf may be empty.
  ///
  /// Costs no hash but, where there is a single other leaf near, those of that leaf and of the
  /// nodes from it up to the path.
  package func path(of index: UInt64) throws(TreeError) -> AuthenticationPath<Leaf> {
    let leaf = try leaf(at: index)
    var siblings: [Felt252] = []
    var node = top
    for level in (0..<height).reversed() {
      if case .lone(let lone) = node {
        // Beside the path there is something only where it parts from the way to that leaf.
        let isBeside = (lone.index ^ index) >> UInt64(level) == 1
        siblings.append(isBeside ? hash(around: lone, level: level) : empties[level])
        continue
      }
      guard let (left, right) = node.children(level: level) else {
        throw .unknownLeaf(index: index)
      }
      let isLeft = index.isLeft(at: level)
      siblings.append((isLeft ? right : left).hash(level: level, empties))
      node = isLeft ? left : right
    }
    return AuthenticationPath(index: index, leaf: leaf, siblings: siblings.reversed())
  }

  /// The hash of the subtree of height `level` around a lone leaf, from the bottom.
  private func hash(around lone: LoneLeaf<Leaf>, level: Int) -> Felt252 {
    var counts = OperationCounts()
    let hash = lone.leaf.hash(counts: &counts)
    return (0..<level).reduce(hash) { hash, level in
      let isLeft = lone.index.isLeft(at: level)
      return isLeft ? Pedersen.hash(hash, empties[level]) : Pedersen.hash(empties[level], hash)
    }
  }
}

extension TreeFront {
  /// The nodes beside those with no neighbour, as ascending `paths` to the leaves of the front show
  /// them.
  ///
  /// - Throws: that a path shows something else than another or than what was computed.
  fileprivate func siblings(
    by paths: [AuthenticationPath<Leaf>],
    _ empties: EmptySubtrees
  ) throws(TreeError) -> [TreeNode<Leaf>] {
    var siblings: [TreeNode<Leaf>] = []
    var rest = paths[...]
    for (place, index) in indices.enumerated() {
      let group = rest.prefix { $0.index >> UInt64(level) == index }
      rest = rest.dropFirst(group.count)
      guard let first = group.first else { continue }
      let neighbour = neighbour(of: place)
      let sibling: TreeNode<Leaf> =
        neighbour ?? empties.node(hash: first.siblings[level], level: level)
      if neighbour == nil { siblings.append(sibling) }
      let hash = sibling.hash(level: level, empties)
      for path in group where path.siblings[level] != hash {
        throw .inconsistentSibling(index: path.index, level: level)
      }
    }
    return siblings
  }
}
