import StarkAlgebra
import StarkHashes

/// The nodes of one level that change, on the way from the leaves to the root.
///
/// All hashes of a level are computed at once, side by side.
struct TreeFront<Leaf: TreeLeaf> {
  private(set) var level = 0
  /// The indices of the nodes within their level, ascending.
  private(set) var indices: [UInt64]
  private(set) var nodes: [TreeNode<Leaf>]

  /// The leaves of ascending changes.
  init(_ changes: [TreeChange<Leaf>], counts: inout OperationCounts) {
    let filled = changes.filter { $0.leaf != .empty }
    let hashes = Leaf.hashes(of: filled.map(\.leaf), counts: &counts)
    var loneLeaves = zip(filled, hashes).makeIterator()
    indices = changes.map(\.index)
    nodes = changes.map { change in
      guard change.leaf != .empty, let (filled, hash) = loneLeaves.next() else { return .empty }
      return .lone(LoneLeaf(index: filled.index, leaf: filled.leaf, hash: hash))
    }
  }

  /// The other child of the parent of node `place`, if it changes too.
  func neighbour(of place: Int) -> TreeNode<Leaf>? {
    let other = indices[place].isLeft(at: 0) ? place + 1 : place - 1
    guard indices.indices.contains(other), indices[other] == indices[place] ^ 1 else { return nil }
    return nodes[other]
  }

  /// Goes up a level; `siblings` are, from left to right, the nodes beside those with no neighbour.
  mutating func rise(
    beside siblings: [TreeNode<Leaf>],
    _ empties: EmptySubtrees,
    counts: inout OperationCounts
  ) {
    var parents: [UInt64] = []
    var children: [(left: TreeNode<Leaf>, right: TreeNode<Leaf>)] = []
    var siblings = siblings.makeIterator()
    for (place, node) in nodes.enumerated() {
      let isLeft = indices[place].isLeft(at: 0)
      let neighbour = neighbour(of: place)
      // The right one of two neighbours came with the left one.
      guard isLeft || neighbour == nil else { continue }
      guard let other = neighbour ?? siblings.next() else {
        preconditionFailure("a node has neither neighbour nor sibling")
      }
      parents.append(indices[place] >> 1)
      children.append(isLeft ? (node, other) : (other, node))
    }
    nodes = parentNodes(above: children, empties, counts: &counts)
    indices = parents
    level += 1
  }

  private func parentNodes(
    above children: [(left: TreeNode<Leaf>, right: TreeNode<Leaf>)],
    _ empties: EmptySubtrees,
    counts: inout OperationCounts
  ) -> [TreeNode<Leaf>] {
    var pairs: [Felt252] = []
    for (left, right) in children where !(left.isEmpty && right.isEmpty) {
      pairs.append(left.hash(level: level, empties))
      pairs.append(right.hash(level: level, empties))
    }
    var hashes = Pedersen.hashes(ofPairs: pairs, counts: &counts).makeIterator()
    return children.map { left, right in
      guard !(left.isEmpty && right.isEmpty), let hash = hashes.next() else { return .empty }
      return TreeNode(hash: hash, above: left, right)
    }
  }
}
