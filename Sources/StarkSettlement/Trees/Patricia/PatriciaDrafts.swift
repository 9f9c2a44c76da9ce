import StarkAlgebra
import StarkHashes

/// The nodes of a Patricia tree that is being made, before they are hashed.
///
/// Drafts refer to one another by number. The rank of a draft is the longest way from it down to
/// nodes that have their hash; all of a rank are hashed at once, side by side.
struct PatriciaDrafts {
  private enum Draft {
    case kept(PatriciaNode)
    case binary(left: Int, right: Int)
    case edge(BitPath, bottom: Int)
  }

  private var drafts: [Draft] = []
  private var ranks: [Int] = []

  private mutating func append(_ draft: Draft, rank: Int) -> Int {
    drafts.append(draft)
    ranks.append(rank)
    return drafts.count - 1
  }

  /// A node that has its hash, nil for an empty one.
  mutating func keep(_ node: PatriciaNode) -> Int? {
    node.isEmpty ? nil : append(.kept(node), rank: 0)
  }

  /// A node that is not empty, on top of it a node for a way.
  mutating func edge(_ path: BitPath, above bottom: Int) -> Int {
    guard !path.isEmpty else { return bottom }
    switch drafts[bottom] {
    case .edge(let lower, let bottomOfLower):
      drafts[bottom] = .edge(path.appending(lower), bottom: bottomOfLower)
      return bottom
    case .kept(.edge(let lower)):
      let bottomOfLower = append(.kept(lower.bottom), rank: 0)
      drafts[bottom] = .edge(path.appending(lower.path), bottom: bottomOfLower)
      ranks[bottom] = 1
      return bottom
    default:
      return append(.edge(path, bottom: bottom), rank: ranks[bottom] + 1)
    }
  }

  /// A node above two sides, where nil stands for an empty one.
  ///
  /// A side that is alone becomes part of a longer edge if it is an edge itself. Of an opaque node
  /// nobody knows, unless it is a leaf.
  mutating func branch(left: Int?, right: Int?, isAboveLeaves: Bool) -> Branch {
    switch (left, right) {
    case (nil, nil): return .known(nil)
    case (let left?, let right?):
      let rank = max(ranks[left], ranks[right]) + 1
      return .known(append(.binary(left: left, right: right), rank: rank))
    case (let only?, nil), (nil, let only?):
      if !isAboveLeaves, case .kept(.opaque) = drafts[only] { return .unknown }
      return .known(edge(BitPath(turningRight: left == nil), above: only))
    }
  }

  /// What `branch` comes to.
  enum Branch {
    /// The node, nil for an empty one.
    case known(Int?)
    case unknown
  }

  /// Hashes everything, and returns the node of draft `top`.
  func finished(_ top: Int, counts: inout OperationCounts) -> PatriciaNode {
    var nodes = drafts.map { draft in
      if case .kept(let node) = draft { node } else { PatriciaNode.empty }
    }
    var byRank = [[Int]](repeating: [], count: ranks[top] + 1)
    for (number, rank) in ranks.enumerated() { byRank[rank].append(number) }
    for numbers in byRank.dropFirst() {
      let pairs = numbers.flatMap { inputs(of: drafts[$0], nodes) }
      let hashes = Pedersen.hashes(ofPairs: pairs, counts: &counts)
      for (number, hash) in zip(numbers, hashes) {
        nodes[number] = node(of: drafts[number], hash: hash, nodes)
      }
    }
    return nodes[top]
  }

  private func inputs(of draft: Draft, _ nodes: [PatriciaNode]) -> [Felt252] {
    switch draft {
    case .kept: []
    case .binary(let left, let right): [nodes[left].hash, nodes[right].hash]
    case .edge(let path, let bottom): [nodes[bottom].hash, Felt252(reducing: path.bits)]
    }
  }

  private func node(of draft: Draft, hash: Felt252, _ nodes: [PatriciaNode]) -> PatriciaNode {
    switch draft {
    case .kept(let node): return node
    case .binary(let left, let right):
      return .binary(PatriciaBinary(hash: hash, left: nodes[left], right: nodes[right]))
    case .edge(let path, let bottom):
      let hash = hash + Felt252(UInt64(path.length))
      return .edge(PatriciaEdge(hash: hash, path: path, bottom: nodes[bottom]))
    }
  }
}
