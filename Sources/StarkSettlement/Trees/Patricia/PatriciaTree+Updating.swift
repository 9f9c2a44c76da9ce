package import StarkAlgebra

extension PatriciaTree {
  /// The tree with other values of some keys; every node that changes is hashed once.
  ///
  /// A value of 0 removes a key, and a value that is there already changes nothing.
  ///
  /// - Throws: that a key is out of range or under an opaque node, or that a node beside one that
  ///   is removed is opaque.
  package func updating(
    _ values: [UInt256: Felt252],
    counts: inout OperationCounts
  ) throws(TreeError) -> PatriciaTree {
    var changes: [PatriciaChange] = []
    for key in values.keys.sorted() {
      guard let value = values[key], try self.value(of: key) != value else { continue }
      changes.append(PatriciaChange(key: key, value: value))
    }
    guard !changes.isEmpty else { return self }
    var drafts = PatriciaDrafts()
    let top = try drafts.update(
      top,
      below: .none,
      height: PatriciaTree.height,
      with: changes[...]
    )
    guard let top else { return PatriciaTree() }
    return PatriciaTree(top: drafts.finished(top, counts: &counts))
  }
}

/// A value that a key shall have.
private struct PatriciaChange {
  let key: UInt256
  let value: Felt252
}

extension PatriciaDrafts {
  /// The subtree of the given height that is `node` at the end of the way `stem`, after ascending
  /// changes whose keys lie in it; nil if it is empty.
  ///
  /// The recursion is as deep as there are branches on one way, at most 251.
  fileprivate mutating func update(
    _ node: PatriciaNode,
    below stem: BitPath,
    height: Int,
    with changes: ArraySlice<PatriciaChange>
  ) throws(TreeError) -> Int? {
    guard let first = changes.first, let last = changes.last else {
      return keep(node).map { edge(stem, above: $0) }
    }
    guard height > 0 else { return keep(PatriciaNode(hash: first.value)) }
    if stem.isEmpty {
      switch node {
      case .empty: break
      case .opaque: throw .unknownKey(first.key)
      case .edge(let edge):
        return try update(edge.bottom, below: edge.path, height: height, with: changes)
      case .binary(let binary):
        return try branch(
          (binary.left, .none),
          (binary.right, .none),
          height: height,
          with: changes
        )
      }
    }
    let path = BitPath(to: first.key, length: height)
    let shared = path.commonLength(with: BitPath(to: last.key, length: height))
    // Down to where the changes part from one another or from what is there.
    let common = node.isEmpty ? shared : min(shared, path.commonLength(with: stem))
    if common > 0 {
      let bottom = try update(
        node,
        below: stem.dropFirst(common),
        height: height - common,
        with: changes
      )
      return bottom.map { edge(path.prefix(common), above: $0) }
    }
    let here = (node, stem.dropFirst(1))
    let nothing = (PatriciaNode.empty, BitPath.none)
    return stem.startsRight
      ? try branch(nothing, here, height: height, with: changes)
      : try branch(here, nothing, height: height, with: changes)
  }

  /// The node of the given height above two subtrees, each at the end of a way, after changes.
  private mutating func branch(
    _ left: (node: PatriciaNode, stem: BitPath),
    _ right: (node: PatriciaNode, stem: BitPath),
    height: Int,
    with changes: ArraySlice<PatriciaChange>
  ) throws(TreeError) -> Int? {
    let below = height - 1
    let middle = changes.firstIndex { $0.key.bit(below) } ?? changes.endIndex
    let newLeft = try update(
      left.node,
      below: left.stem,
      height: below,
      with: changes[..<middle]
    )
    let newRight = try update(
      right.node,
      below: right.stem,
      height: below,
      with: changes[middle...]
    )
    switch branch(left: newLeft, right: newRight, isAboveLeaves: below == 0) {
    case .known(let node): return node
    case .unknown: throw .unknownKey(changes[changes.startIndex].key)
    }
  }
}
