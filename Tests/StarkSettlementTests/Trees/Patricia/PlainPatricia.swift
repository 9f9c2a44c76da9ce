import StarkAlgebra
import StarkHashes
import StarkSettlement
import TestSupport

/// The root of a Patricia tree by its definition, with keys as strings of binary digits.
enum PlainPatricia {
  static func root(of values: [UInt256: Felt252]) -> Felt252 {
    root(of: values.filter { $0.value != .zero }.map { (digits(of: $0.key), $0.value) })
  }

  /// The number of nodes of the tree, values apart.
  static func nodeCount(of values: [UInt256: Felt252]) -> Int {
    var count = 0
    _ = root(of: values.map { (digits(of: $0.key), $0.value) }, count: &count)
    return count
  }

  private static func root(of values: [(Substring, Felt252)]) -> Felt252 {
    var count = 0
    return root(of: values, count: &count)
  }

  private static func root(of values: [(Substring, Felt252)], count: inout Int) -> Felt252 {
    guard let (first, value) = values.first else { return .zero }
    let common = values.reduce(first) { $0.prefix($0.commonPrefixLength(with: $1.0)) }
    guard common.isEmpty else {
      let rest = values.map { ($0.0.dropFirst(common.count), $0.1) }
      let bottom = root(of: rest, count: &count)
      count += 1
      return Pedersen.hash(bottom, element(of: common)) + Felt252(UInt64(common.count))
    }
    guard !first.isEmpty else { return value }
    let halves = ["0", "1"].map { turn in
      values.filter { $0.0.hasPrefix(turn) }.map { ($0.0.dropFirst(), $0.1) }
    }
    let hashes = halves.map { root(of: $0, count: &count) }
    count += 1
    return Pedersen.hash(hashes[0], hashes[1])
  }

  private static func digits(of key: UInt256) -> Substring {
    String((0..<251).reversed().map { key.bit($0) ? "1" : "0" })[...]
  }

  private static func element(of digits: Substring) -> Felt252 {
    digits.reduce(.zero) { $0.doubled + ($1 == "1" ? 1 : 0) }
  }
}

extension Substring {
  fileprivate func commonPrefixLength(with other: Substring) -> Int {
    zip(self, other).prefix { $0 == $1 }.count
  }
}

/// Random keys, many of them close to others.
struct KeySource {
  var generator: SeededGenerator
  private var used: [UInt256] = [.zero]
  private var lastValue: Felt252 = 100

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func next() -> UInt256 {
    let known = used[Int.random(in: 0..<used.count, using: &generator)]
    let key =
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: known
      case 1: known ^ UInt256(1)
      case 2: known ^ UInt256(1) << Int.random(in: 0..<251, using: &generator)
      default: generator.nextUInt256()
      }
    used.append(key.lowBits(251))
    return key.lowBits(251)
  }

  /// A few changes, one in three of them a removal.
  mutating func changes(atMost count: Int) -> [UInt256: Felt252] {
    var changes: [UInt256: Felt252] = [:]
    for _ in 0..<Int.random(in: 1...count, using: &generator) {
      changes[next()] = Felt252(UInt64.random(in: 0..<3, using: &generator))
    }
    return changes
  }

  /// Such changes with values that never were before.
  mutating func freshChanges(atMost count: Int) -> [UInt256: Felt252] {
    changes(atMost: count).mapValues { value in
      guard value != .zero else { return value }
      lastValue += 1
      return lastValue
    }
  }
}
