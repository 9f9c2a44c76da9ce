import StarkAlgebra
import StarkSettlement
import TestSupport
import Testing

@Suite("Sparse trees")
struct SparseTreeTests {
  static let heights = [0, 1, 2, 3, 6, 13, 31, 32, 33, 48, 63, 64]

  @Test("updates give the root and leaves of a tree hashed from scratch", arguments: heights)
  func updates(height: Int) throws {
    var source = IndexSource(height: height, seed: UInt64(height))
    var counts = OperationCounts()
    var plain = PlainTree(height: height)
    let empty = SparseTree<Number>(height: height, counts: &counts)
    var tree = empty
    #expect(tree.root == plain.root)
    for _ in 0..<25 {
      let changes = source.changes(atMost: 6)
      tree = try tree.updating(changes, counts: &counts)
      plain.update(changes)
      #expect(tree.root == plain.root)
      for (index, leaf) in changes { #expect(try tree.leaf(at: index) == leaf) }
      let index = source.next()
      #expect(try tree.leaf(at: index) == plain.leaves[index] ?? .empty)
    }
    let fromScratch = try empty.updating(plain.leaves, counts: &counts)
    #expect(fromScratch.root == tree.root)
    #expect(shape(of: fromScratch, empty) == shape(of: tree, empty))
  }

  @Test("leaves of a thousand random indices are found", arguments: [20, 64])
  func manyLeaves(height: Int) throws {
    var counts = OperationCounts()
    var generator = SeededGenerator(seed: 1)
    var plain = PlainTree(height: height)
    for _ in 0..<1000 {
      let index = generator.next() >> UInt64(64 - height)
      plain.leaves[index] = Number(value: 8 + index % 100)
    }
    let tree = try SparseTree<Number>(height: height, counts: &counts)
      .updating(plain.leaves, counts: &counts)
    #expect(tree.root == plain.root)
    for (index, leaf) in plain.leaves { #expect(try tree.leaf(at: index) == leaf) }
  }

  @Test("removals restore the root and the nodes that were there before", arguments: heights)
  func removals(height: Int) throws {
    var source = IndexSource(height: height, seed: UInt64(height) + 100)
    var counts = OperationCounts()
    let empty = SparseTree<Number>(height: height, counts: &counts)
    let tree = try empty.updating(source.changes(atMost: 20), counts: &counts)
    for _ in 0..<10 {
      let changes = source.changes(atMost: 5)
      var undoing: [UInt64: Number] = [:]
      for index in changes.keys { undoing[index] = try tree.leaf(at: index) }
      let restored = try tree.updating(changes, counts: &counts)
        .updating(undoing, counts: &counts)
      #expect(restored.root == tree.root)
      #expect(shape(of: restored, empty) == shape(of: tree, empty))
    }
  }

  @Test("a new tree is hashed with one hash for each node and leaf", arguments: heights)
  func hashesOfNewTree(height: Int) throws {
    var source = IndexSource(height: height, seed: UInt64(height) + 200)
    var counts = OperationCounts()
    var plain = PlainTree(height: height)
    plain.update(source.changes(atMost: 60))
    let empty = SparseTree<Number>(height: height, counts: &counts)
    #expect(counts.pedersenHashes == height + 1)
    counts = OperationCounts()
    _ = try empty.updating(plain.leaves, counts: &counts)
    #expect(counts.pedersenHashes == plain.nodeCount(above: plain.leaves.keys))
  }

  @Test("other values and removals cost one hash for each node above", arguments: heights)
  func hashesOfUpdates(height: Int) throws {
    var source = IndexSource(height: height, seed: UInt64(height) + 300)
    var counts = OperationCounts()
    var plain = PlainTree(height: height)
    while plain.leaves.isEmpty { plain.update(source.changes(atMost: 100)) }
    var tree = try SparseTree<Number>(height: height, counts: &counts)
      .updating(plain.leaves, counts: &counts)
    var value: UInt64 = 100
    while !plain.leaves.isEmpty {
      var changes: [UInt64: Number] = [:]
      for index in plain.leaves.keys.sorted().prefix(7) {
        value += 1
        changes[index] = changes.count % 2 == 0 ? .empty : Number(value: value)
      }
      plain.update(changes)
      counts = OperationCounts()
      tree = try tree.updating(changes, counts: &counts)
      #expect(counts.pedersenHashes == plain.nodeCount(above: changes.keys))
      #expect(tree.root == plain.root)
    }
    #expect(counts.pedersenHashes == 0)
  }

  @Test("new leaves among random ones cost hardly more than a hash for each node above")
  func hashesOfInsertions() throws {
    var generator = SeededGenerator(seed: 9)
    var counts = OperationCounts()
    var plain = PlainTree(height: 64)
    var tree = SparseTree<Number>(height: 64, counts: &counts)
    var (spent, least) = (0, 0)
    for _ in 0..<20 {
      let changes = Dictionary(
        uniqueKeysWithValues: (0..<50).map { _ in (generator.next(), Number(value: 8)) }
      )
      counts = OperationCounts()
      tree = try tree.updating(changes, counts: &counts)
      plain.update(changes)
      spent += counts.pedersenHashes
      least += plain.nodeCount(above: changes.keys)
    }
    #expect(tree.root == plain.root)
    #expect(spent >= least)
    #expect(spent * 100 <= least * 115)
  }

  @Test("what is there already changes nothing and costs nothing")
  func unchanged() throws {
    var counts = OperationCounts()
    let tree = try SparseTree<Number>(height: 64, counts: &counts)
      .updating([3: Number(value: 1), .max: Number(value: 2)], counts: &counts)
    counts = OperationCounts()
    let same = try tree.updating([3: Number(value: 1), 4: .empty], counts: &counts)
    #expect(counts == OperationCounts())
    #expect(same.newNodes(since: tree).isEmpty)
  }

  @Test("an older tree stays as it was and shares what did not change")
  func persistence() throws {
    var source = IndexSource(height: 64, seed: 4)
    var counts = OperationCounts()
    var plain = PlainTree(height: 64)
    plain.update(source.changes(atMost: 300))
    let empty = SparseTree<Number>(height: 64, counts: &counts)
    let tree = try empty.updating(plain.leaves, counts: &counts)
    let root = tree.root
    let index = try #require(plain.leaves.keys.min())
    let newer = try tree.updating([index: Number(value: 99)], counts: &counts)
    #expect(tree.root == root)
    #expect(try tree.leaf(at: index) == plain.leaves[index])
    #expect(try newer.leaf(at: index) == Number(value: 99))
    // At most the leaf and the 64 nodes above it are new.
    #expect(newer.newNodes(since: tree).count <= 65)
    #expect(newer.newNodes(since: empty).count > 130)
  }

  @Test("an index beyond the height is refused, the last one within it is not")
  func range() throws {
    var counts = OperationCounts()
    let tree = SparseTree<Number>(height: 5, counts: &counts)
    #expect(try tree.leaf(at: 31) == .empty)
    let error = TreeError.indexOutOfRange(index: 32, height: 5)
    #expect(throws: error) { try tree.leaf(at: 32) }
    #expect(throws: error) { try tree.path(of: 32) }
    #expect(throws: error) {
      try tree.updating([31: Number(value: 1), 32: Number(value: 1)], counts: &counts)
    }
  }

  @Test("a tree of which only the root is known answers nothing, unless it is empty")
  func opaque() throws {
    var counts = OperationCounts()
    let empty = SparseTree<Number>(height: 9, counts: &counts)
    let tree = SparseTree<Number>(height: 9, root: 5, counts: &counts)
    #expect(tree.root == 5)
    let error = TreeError.unknownLeaf(index: 3)
    #expect(throws: error) { try tree.leaf(at: 3) }
    #expect(throws: error) { try tree.path(of: 3) }
    #expect(throws: error) {
      try tree.updating([4: Number(value: 1), 3: Number(value: 1)], counts: &counts)
    }
    #expect(try tree.updating([:], counts: &counts).root == 5)
    let known = SparseTree<Number>(height: 9, root: empty.root, counts: &counts)
    #expect(try known.leaf(at: 3) == .empty)
  }

  @Test("many positions are hashed as each of them is")
  func positions() throws {
    let positions = try (0..<40).map { try position(number: $0) }
    var (together, apart) = (OperationCounts(), OperationCounts())
    let hashes = Perpetual.Position.hashes(of: positions, counts: &together)
    #expect(hashes == positions.map { $0.hash(counts: &apart) })
    #expect(together == apart)
    #expect(Perpetual.Position.hashes(of: [], counts: &together).isEmpty)
  }

  /// A position with up to six holdings.
  private func position(number: Int) throws -> Perpetual.Position {
    let assets = try (0..<number % 7).map { asset in
      Perpetual.Holding(
        asset: try #require(Perpetual.SyntheticAssetID(UInt128(asset + 1))),
        balance: Int64(asset) - 3,
        cachedFundingIndex: Int64(number)
      )
    }
    return Perpetual.Position(
      publicKey: Felt252(UInt64(number)),
      collateral: Int64(number) - 20,
      assets: assets,
      fundingTimestamp: 0
    )
  }

  /// The hashes of all nodes.
  private func shape(of tree: SparseTree<Number>, _ empty: SparseTree<Number>) -> Set<Felt252> {
    Set(tree.newNodes(since: empty).map(\.hash))
  }
}
