import GRDB
import StarkAlgebra
import StarkSettlement

/// The nodes of a chain's Patricia tree, in all its states.
struct PatriciaStore {
  let database: Database
  /// The number of the tree in the chain's heights.
  let tree: Int

  /// Writes the nodes that are not there yet.
  func add(_ nodes: [StoredPatriciaNode]) throws {
    for node in nodes {
      switch node {
      case .binary(let hash, let left, let right):
        try database.run(
          """
          INSERT OR IGNORE INTO patricia_nodes (tree, hash, left_hash, right_hash)
          VALUES (?, ?, ?, ?)
          """,
          [tree, hash.stored, left.stored, right.stored]
        )
      case .edge(let hash, let path, let length, let bottom):
        try database.run(
          """
          INSERT OR IGNORE INTO patricia_nodes (tree, hash, path, length, bottom_hash)
          VALUES (?, ?, ?, ?, ?)
          """,
          [tree, hash.stored, Bytes32(path).stored, length, bottom.stored]
        )
      }
    }
  }

  /// The node with this hash, nil if it is not known.
  func node(_ hash: Felt252) throws -> StoredPatriciaNode? {
    try database.first(
      "patricia_nodes",
      """
      SELECT left_hash, right_hash, path, length, bottom_hash FROM patricia_nodes
      WHERE tree = ? AND hash = ?
      """,
      [tree, hash.stored]
    ) { reader in
      let left = try reader.optional { try $0.element() }
      let right = try reader.optional { try $0.element() }
      if let left, let right { return .binary(hash: hash, left: left, right: right) }
      return .edge(
        hash: hash,
        path: try reader.digest().integer,
        length: try reader.count(),
        bottom: try reader.element()
      )
    }
  }

  /// The tree with `root` as far as it is known and needed for `keys`.
  func tree(root: Felt252, keys: [UInt256]) throws -> PatriciaTree {
    try PatriciaTree(root: root, keys: keys, load: { (hash) throws in try node(hash) })
  }
}
