import Foundation
import StarkAlgebra
import StarkHashes
import StarkSettlement
import TestSupport
import Testing

@Suite("Patricia trees")
struct PatriciaTreeTests {
  @Test("updates give the root and values of a tree hashed from scratch", arguments: 0..<6)
  func updates(seed: UInt64) throws {
    var source = KeySource(seed: seed)
    var counts = OperationCounts()
    var tree = PatriciaTree()
    var values: [UInt256: Felt252] = [:]
    for _ in 0..<25 {
      let changes = source.changes(atMost: 5)
      tree = try tree.updating(changes, counts: &counts)
      values.merge(changes) { $1 }
      values = values.filter { $0.value != .zero }
      #expect(tree.root == PlainPatricia.root(of: values))
      for (key, value) in changes { #expect(try tree.value(of: key) == value) }
      let key = source.next()
      #expect(try tree.value(of: key) == values[key] ?? .zero)
    }
    let fromScratch = try PatriciaTree().updating(values, counts: &counts)
    #expect(nodes(of: fromScratch) == nodes(of: tree))
  }

  @Test("an empty tree has the root 0, and so has one from which all was removed")
  func empty() throws {
    var counts = OperationCounts()
    #expect(PatriciaTree().root == .zero)
    let tree = try PatriciaTree().updating([UInt256(3): 4, UInt256(2): 1], counts: &counts)
    #expect(tree.root != .zero)
    let emptied = try tree.updating([UInt256(3): 0, UInt256(2): 0], counts: &counts)
    #expect(emptied.root == .zero)
    #expect(try PatriciaTree(root: .zero).value(of: UInt256(3)) == .zero)
  }

  @Test("one value is at the end of a way of 251 turns")
  func oneValue() throws {
    var counts = OperationCounts()
    let key = UInt256(5, 6, 7, 8)
    let tree = try PatriciaTree().updating([key: 9], counts: &counts)
    #expect(tree.root == Pedersen.hash(9, Felt252(reducing: key)) + 251)
    #expect(counts.pedersenHashes == 1)
  }

  @Test("two keys that differ in the last digit part right above the values")
  func neighbours() throws {
    var counts = OperationCounts()
    let tree = try PatriciaTree().updating([UInt256(8): 1, UInt256(9): 2], counts: &counts)
    #expect(tree.root == Pedersen.hash(Pedersen.hash(1, 2), 4) + 250)
    let rest = try tree.updating([UInt256(8): 0], counts: &counts)
    #expect(rest.root == Pedersen.hash(2, 9) + 251)
  }

  @Test("removals restore the root and the nodes that were there before", arguments: 0..<4)
  func removals(seed: UInt64) throws {
    var source = KeySource(seed: seed + 10)
    var counts = OperationCounts()
    let tree = try PatriciaTree().updating(source.changes(atMost: 20), counts: &counts)
    for _ in 0..<20 {
      let changes = source.changes(atMost: 5)
      var undoing: [UInt256: Felt252] = [:]
      for key in changes.keys { undoing[key] = try tree.value(of: key) }
      let restored = try tree.updating(changes, counts: &counts)
        .updating(undoing, counts: &counts)
      #expect(nodes(of: restored) == nodes(of: tree))
      #expect(restored.root == tree.root)
    }
  }

  @Test("every node that is new costs one hash, and no other does")
  func hashes() throws {
    var source = KeySource(seed: 20)
    var counts = OperationCounts()
    var values: [UInt256: Felt252] = [:]
    for _ in 0..<100 { values[source.next()] = 1 }
    var tree = try PatriciaTree().updating(values, counts: &counts)
    #expect(counts.pedersenHashes == PlainPatricia.nodeCount(of: values))
    for _ in 0..<20 {
      counts = OperationCounts()
      let next = try tree.updating(source.changes(atMost: 6), counts: &counts)
      #expect(counts.pedersenHashes == next.newNodes(since: tree).count)
      tree = next
    }
    counts = OperationCounts()
    let key = source.next()
    _ = try tree.updating([key: try tree.value(of: key)], counts: &counts)
    #expect(counts == OperationCounts())
  }

  @Test("an older tree stays as it was")
  func persistence() throws {
    var counts = OperationCounts()
    let tree = try PatriciaTree().updating([UInt256(1): 1, UInt256(6): 2], counts: &counts)
    let root = tree.root
    _ = try tree.updating([UInt256(1): 0, UInt256(7): 5], counts: &counts)
    #expect(tree.root == root)
    #expect(try tree.value(of: UInt256(1)) == 1)
  }

  @Test("a key of 2²⁵¹ is refused, one less is not")
  func range() throws {
    var counts = OperationCounts()
    let last = UInt256(.max, .max, .max, .max).lowBits(251)
    let tree = try PatriciaTree().updating([last: 1], counts: &counts)
    #expect(try tree.value(of: last) == 1)
    let key = UInt256(0, 0, 0, 1 << 59)
    #expect(throws: TreeError.keyOutOfRange(key)) { try tree.value(of: key) }
    #expect(throws: TreeError.keyOutOfRange(key)) {
      try tree.updating([key: 1], counts: &counts)
    }
  }

  @Test("a tree of which only the root is known answers nothing")
  func opaque() throws {
    var counts = OperationCounts()
    let tree = PatriciaTree(root: 5)
    #expect(tree.root == 5)
    #expect(throws: TreeError.unknownKey(UInt256(3))) { try tree.value(of: UInt256(3)) }
    #expect(throws: TreeError.unknownKey(UInt256(3))) {
      try tree.updating([UInt256(4): 1, UInt256(3): 1], counts: &counts)
    }
    #expect(try tree.updating([:], counts: &counts).root == 5)
  }

  @Test(
    "order roots of real spot batches are reproduced",
    .enabled(if: SharedMaterial.isPresent, "the shared batches are not here")
  )
  func shared() throws {
    struct Batch: Decodable {
      let prev_orders, new_orders: [String: String]
      let prev_roots, new_roots: [String: String]
    }
    var counts = OperationCounts()
    var tree = PatriciaTree()
    for number in 1...2 {
      let batch: Batch = try SharedMaterial.decode(
        from: "batches/starkex/spot/batch\(number)/batch.json"
      )
      #expect(try tree.root.integer == root(batch.prev_roots))
      for (key, value) in try amounts(batch.prev_orders) {
        #expect(try tree.value(of: key) == value)
      }
      tree = try tree.updating(try amounts(batch.new_orders), counts: &counts)
      #expect(try tree.root.integer == root(batch.new_roots))
    }
  }

  private func root(_ roots: [String: String]) throws -> UInt256 {
    try #require(roots["orders"].flatMap { UInt256(hexadecimal: $0) })
  }

  private func amounts(_ orders: [String: String]) throws -> [UInt256: Felt252] {
    var amounts: [UInt256: Felt252] = [:]
    for (key, amount) in orders {
      amounts[try #require(UInt256(hexadecimal: key))] = Felt252(try #require(UInt64(amount)))
    }
    return amounts
  }

  private func nodes(of tree: PatriciaTree) -> Set<StoredPatriciaNode> {
    Set(tree.newNodes(since: PatriciaTree()))
  }
}
