import StarkAlgebra
import StarkSettlement

/// The hashes that the batch takes however it is settled, counted from the format alone.
extension SpotLoad {
  /// To know the three new roots and the messages that were signed.
  ///
  /// A vault takes two hashes. The order tree is empty before. A message is a chain of words, and
  /// what two chains begin with alike is hashed once.
  package var leastHashesOfReplay: Int {
    let changed = batch.touched.vaults.filter(\.value.isChange).keys
    let validium = changed.filter { $0.tree == .validium }.map(\.index)
    let rollup = changed.filter { $0.tree == .rollup }.map(\.index)
    return 2 * changed.count
      + Self.nodeCount(above: validium, height: batch.heights.validium)
      + Self.nodeCount(above: rollup, height: batch.heights.rollup)
      + Self.patriciaNodeCount(above: batch.touched.orders.keys.sorted()[...], height: 251)
      + messageHashCount
  }

  /// The beginnings of two words and more.
  private var messageHashCount: Int {
    var beginnings: Set<[Felt252]> = []
    for message in batch.transactions.flatMap(\.messages) {
      for count in 2...message.words.count { beginnings.insert(Array(message.words[..<count])) }
    }
    return beginnings.count
  }

  private static func nodeCount(above indices: [UInt64], height: Int) -> Int {
    (1...height).reduce(0) { count, level in
      count + Set(indices.map { $0 >> UInt64(level) }).count
    }
  }

  /// The nodes of a Patricia tree of ascending keys: one where ways part, one for a way without
  /// branches.
  private static func patriciaNodeCount(above keys: ArraySlice<UInt256>, height: Int) -> Int {
    guard let first = keys.first, let last = keys.last, height > 0 else { return 0 }
    guard first != last else { return 1 }
    var level = height - 1
    while first.bit(level) == last.bit(level) { level -= 1 }
    let middle = keys.firstIndex { $0.bit(level) } ?? keys.endIndex
    return (level < height - 1 ? 2 : 1)
      + patriciaNodeCount(above: keys[..<middle], height: level)
      + patriciaNodeCount(above: keys[middle...], height: level)
  }
}
