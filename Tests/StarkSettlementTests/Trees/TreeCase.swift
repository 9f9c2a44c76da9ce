import StarkAlgebra
import StarkHashes
import StarkSettlement
import TestSupport

/// A leaf that takes one hash.
struct Number: TreeLeaf {
  let value: UInt64
  /// Something that the hash does not cover.
  var remark = 0

  static var empty: Number { Number(value: 7) }

  func hash(counts: inout OperationCounts) -> Felt252 {
    counts.pedersenHashes += 1
    return Pedersen.hash(Felt252(value), 1)
  }
}

/// A map whose tree is hashed from scratch, with code that has nothing in common with `SparseTree`.
struct PlainTree {
  let height: Int
  var leaves: [UInt64: Number] = [:]
  /// The hashes of empty subtrees.
  private let empties: [Felt252]

  init(height: Int) {
    self.height = height
    var empties = [Pedersen.hash(7, 1)]
    for level in 0..<height { empties.append(Pedersen.hash(empties[level], empties[level])) }
    self.empties = empties
  }

  mutating func update(_ changes: [UInt64: Number]) {
    leaves.merge(changes) { $1 }
    leaves = leaves.filter { $0.value.value != 7 }
  }

  var root: Felt252 { hash(of: Array(leaves), level: height) }

  private func hash(of leaves: [(key: UInt64, value: Number)], level: Int) -> Felt252 {
    guard let first = leaves.first else { return empties[level] }
    guard level > 0 else { return Pedersen.hash(Felt252(first.value.value), 1) }
    let right = leaves.filter { ($0.key >> UInt64(level - 1)) % 2 == 1 }
    let left = leaves.filter { ($0.key >> UInt64(level - 1)) % 2 == 0 }
    return Pedersen.hash(hash(of: left, level: level - 1), hash(of: right, level: level - 1))
  }

  /// The nodes that have a leaf below and one of `changed` as well, and the leaves among them.
  func nodeCount(above changed: some Sequence<UInt64>) -> Int {
    func prefixes(_ indices: some Sequence<UInt64>, _ level: Int) -> Set<UInt64> {
      Set(indices.map { $0 >> UInt64(level) })
    }
    return (0...height).reduce(0) { count, level in
      count + prefixes(changed, level).intersection(prefixes(leaves.keys, level)).count
    }
  }
}

/// Random indices, many of them close to others: the same, neighbours, and such with a long common
/// beginning.
struct IndexSource {
  let height: Int
  var generator: SeededGenerator
  private var used: [UInt64] = [0]
  private var lastValue: UInt64 = 100

  init(height: Int, seed: UInt64) {
    self.height = height
    generator = SeededGenerator(seed: seed)
  }

  mutating func next() -> UInt64 {
    let mask = UInt64.max >> UInt64(64 - height)
    let known = used[Int.random(in: 0..<used.count, using: &generator)]
    let index =
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: known
      case 1: known ^ 1
      case 2: known ^ 1 << UInt64.random(in: 0..<64, using: &generator)
      default: generator.next()
      }
    used.append(index & mask)
    return index & mask
  }

  /// A few changes, one in three of them a removal, with few different values.
  mutating func changes(atMost count: Int) -> [UInt64: Number] {
    var changes: [UInt64: Number] = [:]
    for _ in 0..<Int.random(in: 1...count, using: &generator) {
      let isRemoval = Int.random(in: 0..<3, using: &generator) == 0
      let value = isRemoval ? 7 : UInt64.random(in: 8...10, using: &generator)
      changes[next()] = Number(value: value)
    }
    return changes
  }

  /// Such changes with values that never were before.
  mutating func freshChanges(atMost count: Int) -> [UInt64: Number] {
    changes(atMost: count).mapValues { number in
      guard number != .empty else { return number }
      lastValue += 1
      return Number(value: lastValue)
    }
  }
}
