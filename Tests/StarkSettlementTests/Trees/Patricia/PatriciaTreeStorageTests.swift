import StarkAlgebra
import StarkSettlement
import TestSupport
import Testing

@Suite("Stored Patricia trees")
struct PatriciaTreeStorageTests {
  @Test("loaded where they change they lead to the same roots", arguments: 0..<6)
  func chain(seed: UInt64) throws {
    var source = KeySource(seed: seed)
    var counts = OperationCounts()
    var tree = PatriciaTree()
    var store: [Felt252: StoredPatriciaNode] = [:]
    for _ in 0..<40 {
      let changes = source.changes(atMost: 5)
      let loaded = PatriciaTree(root: tree.root, keys: changes.keys) { store[$0] }
      #expect(loaded.root == tree.root)
      for key in changes.keys { #expect(try loaded.value(of: key) == tree.value(of: key)) }
      let next = try tree.updating(changes, counts: &counts)
      let nextOfLoaded = try loaded.updating(changes, counts: &counts)
      #expect(nextOfLoaded.root == next.root)
      let new = nextOfLoaded.newNodes(since: loaded)
      let isTheSame = Set(new) == Set(next.newNodes(since: tree))
      #expect(isTheSame)
      for node in new { store[node.hash] = node }
      tree = next
    }
  }

  @Test("new nodes are those that the older tree lacks")
  func newNodes() throws {
    var source = KeySource(seed: 7)
    var counts = OperationCounts()
    var tree = PatriciaTree()
    for _ in 0..<40 {
      let next = try tree.updating(source.freshChanges(atMost: 4), counts: &counts)
      let old = Set(tree.newNodes(since: PatriciaTree()))
      let all = Set(next.newNodes(since: PatriciaTree()))
      let areThose = Set(next.newNodes(since: tree)) == all.subtracting(old)
      #expect(areThose)
      tree = next
    }
    #expect(PatriciaTree().newNodes(since: tree).isEmpty)
  }

  @Test("a part whose neighbour is unknown cannot lose what stands beside it")
  func unknownNeighbour() throws {
    var counts = OperationCounts()
    let left: UInt256 = UInt256(1)
    let right = UInt256(0, 0, 0, 1 << 58)
    let tree = try PatriciaTree().updating([left: 5, right: 6], counts: &counts)
    let top = tree.newNodes(since: PatriciaTree()).filter { $0.hash == tree.root }
    let edge = tree.newNodes(since: PatriciaTree()).filter { node in
      if case .edge(_, _, _, let bottom) = node { bottom == 5 } else { false }
    }
    var store: [Felt252: StoredPatriciaNode] = [:]
    for node in top + edge { store[node.hash] = node }
    let part = PatriciaTree(root: tree.root, keys: [left]) { store[$0] }
    #expect(
      try part.updating([left: 7], counts: &counts).root
        == tree.updating([left: 7], counts: &counts).root
    )
    #expect(throws: TreeError.unknownKey(left)) {
      try part.updating([left: 0], counts: &counts)
    }
    #expect(throws: TreeError.unknownKey(right)) { try part.value(of: right) }
  }

  @Test("what is not stored, or cannot stand where it does, stays unknown")
  func missingRecords() throws {
    let records: [StoredPatriciaNode?] = [
      nil,
      .edge(hash: 5, path: .zero, length: 0, bottom: 1),
      .edge(hash: 5, path: .zero, length: 252, bottom: 1),
      .edge(hash: 5, path: UInt256(4), length: 2, bottom: 1),
    ]
    for record in records {
      let tree = PatriciaTree(root: 5, keys: [UInt256(1)]) { _ in record }
      #expect(throws: TreeError.unknownKey(UInt256(1))) { try tree.value(of: UInt256(1)) }
    }
    let endless = PatriciaTree(root: 5, keys: [UInt256(1)]) {
      .binary(hash: $0, left: 5, right: 6)
    }
    #expect(try endless.value(of: UInt256(1)) == 6)
  }

  @Test("a record stands for the hash that was asked for, whatever it says itself")
  func otherHash() throws {
    let records: [StoredPatriciaNode] = [
      .edge(hash: 6, path: .zero, length: 250, bottom: 7), .binary(hash: 6, left: 7, right: 8),
    ]
    for record in records {
      let tree = PatriciaTree(root: 5, keys: [UInt256(1)]) { $0 == 5 ? record : nil }
      #expect(tree.root == 5)
      #expect(tree.newNodes(since: PatriciaTree()).map(\.hash) == [5])
    }
  }

  @Test("whatever a store says, what is then written can be read", arguments: 0..<4)
  func lyingStore(seed: UInt64) throws {
    var source = KeySource(seed: seed)
    var generator = SeededGenerator(seed: seed)
    var counts = OperationCounts()
    var (updated, refused) = (0, 0)
    for _ in 0..<200 {
      let changes = source.changes(atMost: 4)
      let tree = PatriciaTree(root: 5, keys: changes.keys) { hash in
        lie(about: hash, from: &generator)
      }
      #expect(tree.root == 5)
      do throws(TreeError) {
        let next = try tree.updating(changes, counts: &counts)
        for (key, value) in changes { #expect(try next.value(of: key) == value) }
        updated += 1
      } catch {
        guard case .unknownKey = error else {
          Issue.record(error)
          continue
        }
        refused += 1
      }
    }
    #expect(updated > 0 && refused > 0)
  }

  /// No record in one of twenty cases; else a node of empty and other subtrees, or a way to one.
  private func lie(
    about hash: Felt252,
    from generator: inout SeededGenerator
  ) -> StoredPatriciaNode? {
    func child() -> Felt252 {
      Int.random(in: 0..<4, using: &generator) == 0 ? 0 : generator.nextFelt()
    }
    switch Int.random(in: 0..<20, using: &generator) {
    case 0: return nil
    case 1...9: return .binary(hash: hash, left: child(), right: child())
    default:
      let length =
        Int.random(in: -1...260, using: &generator) % Int.random(in: 1...261, using: &generator)
      let path =
        Bool.random(using: &generator) ? .zero : generator.nextUInt256().lowBits(max(0, length))
      return .edge(hash: hash, path: path, length: length, bottom: child())
    }
  }

  @Test("a store that fails is heard")
  func failure() throws {
    struct StoreError: Error, Equatable {}
    #expect(throws: StoreError()) {
      try PatriciaTree(root: 5, keys: [UInt256(1)]) { (_: Felt252) throws(StoreError) in
        throw StoreError()
      }
    }
  }
}
