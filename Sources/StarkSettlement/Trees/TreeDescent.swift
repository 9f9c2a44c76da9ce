import StarkAlgebra

/// A leaf that an index shall hold.
struct TreeChange<Leaf: TreeLeaf>: Sendable {
  let index: UInt64
  let leaf: Leaf
}

/// The way down from a node to leaves that change, and what stays beside it.
struct TreeDescent<Leaf: TreeLeaf> {
  /// The changes, ascending, and leaves that stay but have to be hashed again.
  private(set) var changes: [TreeChange<Leaf>] = []
  /// By level, from left to right: the nodes with no change below, beside one with some.
  private(set) var siblings: [[TreeNode<Leaf>]]

  /// Goes from a node at `height` to ascending changes below it.
  ///
  /// - Throws: that a change is under an opaque node.
  init(
    from node: TreeNode<Leaf>,
    height: Int,
    to changes: [TreeChange<Leaf>]
  ) throws(TreeError) {
    siblings = Array(repeating: [], count: height)
    try descend(from: node, level: height, to: changes[...])
  }

  private mutating func descend(
    from node: TreeNode<Leaf>,
    level: Int,
    to changes: ArraySlice<TreeChange<Leaf>>
  ) throws(TreeError) {
    guard let first = changes.first else { return }
    guard level > 0 else {
      self.changes.append(first)
      return
    }
    let below = level - 1
    let children: (left: TreeNode<Leaf>, right: TreeNode<Leaf>)
    if case .lone(let lone) = node, changes.change(at: lone.index) != nil {
      children = (.empty, .empty)
    } else if let known = node.children(level: below) {
      children = known
    } else if case .lone(let lone) = node {
      let all = changes.inserting(TreeChange(index: lone.index, leaf: lone.leaf))
      return try descend(from: .empty, level: level, to: all[...])
    } else {
      throw .unknownLeaf(index: first.index)
    }
    let middle = changes.firstIndex(fromWhich: { !$0.index.isLeft(at: below) })
    let (left, right) = (changes[..<middle], changes[middle...])
    if left.isEmpty { siblings[below].append(children.left) }
    if right.isEmpty { siblings[below].append(children.right) }
    try descend(from: children.left, level: below, to: left)
    try descend(from: children.right, level: below, to: right)
  }
}

extension ArraySlice {
  /// Where the elements begin for which `condition` holds; before them it holds for none.
  fileprivate func firstIndex(fromWhich condition: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  fileprivate func change<Leaf>(at index: UInt64) -> Element? where Element == TreeChange<Leaf> {
    let position = firstIndex { $0.index >= index }
    guard position < endIndex, self[position].index == index else { return nil }
    return self[position]
  }

  fileprivate func inserting<Leaf>(_ change: Element) -> [Element]
  where Element == TreeChange<Leaf> {
    let position = firstIndex { $0.index >= change.index }
    return self[..<position] + [change] + self[position...]
  }
}
