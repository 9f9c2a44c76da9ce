import Foundation
import GRDB
import StarkAlgebra
import StarkSettlement

/// The nodes of one of a chain's trees, in all its states.
struct NodeStore<Leaf: StoredLeaf> {
  let database: Database
  /// The number of the tree in the chain's heights.
  let tree: Int

  /// Writes `nodes`.
  ///
  /// Of two leaves with the same hash the later one stays: they differ in what the hash does not
  /// bind.
  func add(_ nodes: [StoredNode<Leaf>]) throws {
    for node in nodes {
      switch node {
      case .inner(let hash, let left, let right):
        try database.run(
          """
          INSERT OR IGNORE INTO tree_nodes (tree, hash, left_hash, right_hash)
          VALUES (?, ?, ?, ?)
          """,
          [tree, hash.stored, left.stored, right.stored]
        )
      case .lone(let hash, let index, let leaf, let lowerHashes):
        try database.run(
          """
          INSERT OR REPLACE INTO tree_nodes (tree, hash, leaf_index, leaf, lower_hashes)
          VALUES (?, ?, ?, ?, ?)
          """,
          [tree, hash.stored, index.stored, leaf.stored, lowerHashes.stored]
        )
      }
    }
  }

  /// The node with this hash, nil if it is not known.
  func node(_ hash: Felt252) throws -> StoredNode<Leaf>? {
    try database.first(
      "tree_nodes",
      """
      SELECT left_hash, right_hash, leaf_index, leaf, lower_hashes FROM tree_nodes
      WHERE tree = ? AND hash = ?
      """,
      [tree, hash.stored]
    ) { reader in
      let left = try reader.optional { try $0.element() }
      let right = try reader.optional { try $0.element() }
      if let left, let right { return .inner(hash: hash, left: left, right: right) }
      let index = try reader.unsigned()
      guard let leaf = Leaf(stored: try reader.data()),
        let lowerHashes = [Felt252](stored: try reader.data())
      else { throw reader.damage }
      return .lone(hash: hash, index: index, leaf: leaf, lowerHashes: lowerHashes)
    }
  }

  /// The tree with `root` as far as it is known and needed for `indices`.
  func tree(height: Int, root: Felt252, indices: [UInt64]) throws -> SparseTree<Leaf> {
    var counts = OperationCounts()
    return try SparseTree(
      height: height,
      root: root,
      indices: indices,
      counts: &counts,
      load: { (hash) throws in try node(hash) }
    )
  }
}

extension [Felt252] {
  fileprivate var stored: Data { reduce(into: Data()) { $0 += $1.stored } }

  /// Nil if the bytes are no elements, or more than a node needs.
  fileprivate init?(stored data: Data) {
    guard data.count % 32 == 0, data.count <= 3 * 32 else { return nil }
    self = []
    for start in stride(from: 0, to: data.count, by: 32) {
      guard let element = Felt252(stored: data.dropFirst(start).prefix(32)) else { return nil }
      append(element)
    }
  }
}
