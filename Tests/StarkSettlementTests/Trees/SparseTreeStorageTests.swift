import StarkAlgebra
import StarkSettlement
import TestSupport
import Testing

@Suite("Stored sparse trees")
struct SparseTreeStorageTests {
  @Test("loaded where they change they lead to the same roots", arguments: [1, 5, 31, 64])
  func chain(height: Int) throws {
    var source = IndexSource(height: height, seed: UInt64(height))
    var counts = OperationCounts()
    var tree = SparseTree<Number>(height: height, counts: &counts)
    var store: [Felt252: StoredNode<Number>] = [:]
    for _ in 0..<30 {
      let changes = source.changes(atMost: 6)
      let loaded = SparseTree<Number>(
        height: height,
        root: tree.root,
        indices: changes.keys,
        counts: &counts
      ) { store[$0] }
      #expect(loaded.root == tree.root)
      for index in changes.keys {
        #expect(try loaded.leaf(at: index) == tree.leaf(at: index))
      }
      let next = try tree.updating(changes, counts: &counts)
      let nextOfLoaded = try loaded.updating(changes, counts: &counts)
      #expect(nextOfLoaded.root == next.root)
      let new = nextOfLoaded.newNodes(since: loaded)
      for node in new { store[node.hash] = node }
      let isComplete = hashes(next, since: tree).isSubset(of: store.keys)
      #expect(isComplete)
      tree = next
    }
  }

  @Test("new nodes are those that the older tree lacks")
  func newNodes() throws {
    var source = IndexSource(height: 64, seed: 5)
    var counts = OperationCounts()
    let empty = SparseTree<Number>(height: 64, counts: &counts)
    var tree = try empty.updating(source.freshChanges(atMost: 200), counts: &counts)
    for _ in 0..<10 {
      let next = try tree.updating(source.freshChanges(atMost: 3), counts: &counts)
      let (old, all) = (hashes(tree, since: empty), hashes(next, since: empty))
      let areThose = hashes(next, since: tree) == all.subtracting(old)
      #expect(areThose)
      tree = next
    }
    #expect(empty.newNodes(since: tree).isEmpty)
  }

  @Test("a loaded leaf that gets a neighbour close below need not be hashed again")
  func lowerHashes() throws {
    var counts = OperationCounts()
    let empty = SparseTree<Number>(height: 64, counts: &counts)
    let tree = try empty.updating([0: Number(value: 1)], counts: &counts)
    let nodes = tree.newNodes(since: empty)
    let loaded = SparseTree<Number>(
      height: 64,
      root: tree.root,
      indices: [0],
      counts: &counts
    ) { hash in nodes.first { $0.hash == hash } }
    // Three of the 64 levels are kept; a neighbour below them costs the leaf's hash and way, too.
    for (level, extra) in [(63, 0), (61, 0), (60, 1 + 60), (0, 1)] {
      for tree in [tree, loaded] {
        counts = OperationCounts()
        _ = try tree.updating([1 << UInt64(level): Number(value: 1)], counts: &counts)
        #expect(counts.pedersenHashes == 65 + extra)
      }
    }
  }

  @Test("a leaf that differs in what its hash does not cover is stored anew")
  func uncoveredChange() throws {
    var counts = OperationCounts()
    let tree = try SparseTree<Number>(height: 64, counts: &counts)
      .updating([1: Number(value: 1), 2: Number(value: 2)], counts: &counts)
    var store: [Felt252: StoredNode<Number>] = [:]
    let next = try tree.updating([1: Number(value: 1, remark: 5)], counts: &counts)
    #expect(next.root == tree.root)
    let empty = SparseTree<Number>(height: 64, counts: &counts)
    for node in tree.newNodes(since: empty) + next.newNodes(since: tree) {
      store[node.hash] = node
    }
    let loaded = SparseTree<Number>(
      height: 64,
      root: next.root,
      indices: [1],
      counts: &counts
    ) { store[$0] }
    #expect(try loaded.leaf(at: 1).remark == 5)
  }

  @Test("equal subtrees at several places share their records")
  func sharedRecords() throws {
    var counts = OperationCounts()
    let empty = SparseTree<Number>(height: 8, counts: &counts)
    let leaves = Dictionary(
      uniqueKeysWithValues: [0x13, 0x53, 0x93, 0x95, 0xd3, 0xd5].map {
        (UInt64($0), Number(value: 1))
      }
    )
    let tree = try empty.updating(leaves, counts: &counts)
    let nodes = tree.newNodes(since: empty)
    var store: [Felt252: StoredNode<Number>] = [:]
    for node in nodes { store[node.hash] = node }
    #expect(store.count < nodes.count)
    let loaded = SparseTree<Number>(
      height: 8,
      root: tree.root,
      indices: 0..<256,
      counts: &counts
    ) { store[$0] }
    for index in 0..<UInt64(256) {
      #expect(try loaded.leaf(at: index) == leaves[index] ?? .empty)
    }
  }

  @Test("what is not stored, or cannot stand where it does, stays unknown")
  func missingRecords() throws {
    var counts = OperationCounts()
    let empty = SparseTree<Number>(height: 2, counts: &counts)
    let records: [StoredNode<Number>?] = [
      nil,
      .lone(hash: 5, index: 4, leaf: Number(value: 1), lowerHashes: []),
    ]
    for record in records {
      let tree = SparseTree<Number>(
        height: 2,
        root: 5,
        indices: [1, 9],
        counts: &counts
      ) { _ in record }
      #expect(throws: TreeError.unknownLeaf(index: 1)) { try tree.leaf(at: 1) }
    }
    // An inner node can't be a leaf, even if a store says so all the way down.
    let endless = SparseTree<Number>(
      height: 2,
      root: 5,
      indices: [1],
      counts: &counts
    ) { .inner(hash: $0, left: 5, right: empty.root) }
    #expect(throws: TreeError.unknownLeaf(index: 0)) { try endless.leaf(at: 0) }
  }

  @Test("a record stands for the hash that was asked for, whatever it says itself")
  func otherHash() throws {
    var counts = OperationCounts()
    let empty = SparseTree<Number>(height: 2, counts: &counts)
    let records: [StoredNode<Number>] = [
      .lone(hash: 6, index: 1, leaf: Number(value: 1), lowerHashes: []),
      .inner(hash: 6, left: 7, right: 8),
    ]
    for record in records {
      let tree = SparseTree<Number>(
        height: 2,
        root: 5,
        indices: [1],
        counts: &counts
      ) { $0 == 5 ? record : nil }
      #expect(tree.root == 5)
      #expect(tree.newNodes(since: empty).map(\.hash) == [5])
    }
  }

  @Test("whatever a store says, what is then written can be read", arguments: [1, 3, 8, 64])
  func lyingStore(height: Int) throws {
    var source = IndexSource(height: height, seed: UInt64(height))
    var generator = SeededGenerator(seed: 1)
    var counts = OperationCounts()
    let empties = (0...height).map { SparseTree<Number>(height: $0, counts: &counts).root }
    var (updated, refused) = (0, 0)
    for _ in 0..<300 {
      let changes = source.changes(atMost: 4)
      let tree = SparseTree<Number>(
        height: height,
        root: 5,
        indices: changes.keys,
        counts: &counts
      ) { hash in lie(about: hash, empties, from: &generator) }
      #expect(tree.root == 5)
      do throws(TreeError) {
        let next = try tree.updating(changes, counts: &counts)
        for (index, leaf) in changes { #expect(try next.leaf(at: index) == leaf) }
        updated += 1
      } catch {
        guard case .unknownLeaf = error else {
          Issue.record(error)
          continue
        }
        refused += 1
      }
    }
    #expect(updated > 0 && refused > 0)
  }

  /// No record in one of ten cases; else a leaf, empty or not, or a node of empty and other
  /// subtrees.
  private func lie(
    about hash: Felt252,
    _ empties: [Felt252],
    from generator: inout SeededGenerator
  ) -> StoredNode<Number>? {
    switch Int.random(in: 0..<10, using: &generator) {
    case 0: return nil
    case 1...3:
      let lowerHashes = (0..<Int.random(in: 0...5, using: &generator)).map { Felt252(UInt64($0)) }
      return .lone(
        hash: hash,
        index: generator.next() >> UInt64.random(in: 0..<64, using: &generator),
        leaf: Number(value: UInt64.random(in: 7...9, using: &generator)),
        lowerHashes: lowerHashes
      )
    default:
      let children = (0..<2).map { _ in
        Bool.random(using: &generator)
          ? generator.nextFelt() : empties[Int.random(in: 0..<empties.count, using: &generator)]
      }
      return .inner(hash: hash, left: children[0], right: children[1])
    }
  }

  @Test("a store that fails is heard")
  func failure() throws {
    struct StoreError: Error, Equatable {}
    var counts = OperationCounts()
    #expect(throws: StoreError()) {
      try SparseTree<Number>(
        height: 2,
        root: 5,
        indices: [1],
        counts: &counts
      ) { (_: Felt252) throws(StoreError) in throw StoreError() }
    }
  }

  private func hashes(
    _ tree: SparseTree<Number>,
    since older: SparseTree<Number>
  ) -> Set<Felt252> {
    Set(tree.newNodes(since: older).map(\.hash))
  }
}
