package import StarkAlgebra

/// A node of a Patricia tree as a store keeps it under its hash.
package enum StoredPatriciaNode: Hashable, Sendable {
  /// A node with these hashes below.
  case binary(hash: Felt252, left: Felt252, right: Felt252)
  /// A way of `length` turns, the first one being the highest bit of `path`, to the node `bottom`.
  case edge(hash: Felt252, path: UInt256, length: Int, bottom: Felt252)

  /// What the node is stored under.
  package var hash: Felt252 {
    switch self {
    case .binary(let hash, _, _), .edge(let hash, _, _, _): hash
    }
  }
}
