package import StarkAlgebra
import StarkHashes

/// A Patricia tree of height 251 hashed from scratch, one level at a time.
///
/// An empty subtree is 0. One whose leaves are all on one side is an edge: H(bottom, path) + length
/// for the subtree at its lower end. Any other one is H(left, right).
package struct PlainPatriciaTree: Sendable {
  package let root: Felt252

  package init(_ values: [UInt256: Felt252]) {
    let leaves = values.filter { $0.value != .zero }.sorted { $0.key < $1.key }
    root = Self.subtree(leaves[...], height: 251).hash
  }

  private struct Edge {
    var bottom: Felt252
    var path: Felt252
    var length: UInt64

    var hash: Felt252 {
      length == 0 ? bottom : Pedersen.hash(bottom, path) + Felt252(length)
    }
  }

  private static func subtree(
    _ leaves: ArraySlice<(key: UInt256, value: Felt252)>,
    height: Int
  ) -> Edge {
    guard let first = leaves.first else { return Edge(bottom: .zero, path: .zero, length: 0) }
    guard height > 0 else { return Edge(bottom: first.value, path: .zero, length: 0) }
    let middle = leaves.firstIndex { $0.key.bit(height - 1) } ?? leaves.endIndex
    let left = subtree(leaves[..<middle], height: height - 1)
    let right = subtree(leaves[middle...], height: height - 1)
    if middle == leaves.endIndex {
      return Edge(bottom: left.bottom, path: left.path, length: left.length + 1)
    }
    if middle == leaves.startIndex {
      var bit = Felt252.one
      for _ in 0..<right.length { bit = bit.doubled }
      return Edge(bottom: right.bottom, path: right.path + bit, length: right.length + 1)
    }
    return Edge(bottom: Pedersen.hash(left.hash, right.hash), path: .zero, length: 0)
  }
}
