import StarkAlgebra
import StarkSettlement
import TestSupport
import Testing

@Suite("Authentication paths")
struct SparseTreePathTests {
  @Test("make a tree that can be read and updated where they lead", arguments: [1, 2, 7, 31, 64])
  func partialTree(height: Int) throws {
    var source = IndexSource(height: height, seed: UInt64(height))
    for _ in 0..<10 {
      var counts = OperationCounts()
      let whole = try SparseTree<Number>(height: height, counts: &counts)
        .updating(source.changes(atMost: 30), counts: &counts)
      let indices = Set((0..<6).map { _ in source.next() })
      let paths = try indices.map { try whole.path(of: $0) }
      let part = try SparseTree(
        height: height,
        root: whole.root,
        paths: paths,
        counts: &counts
      )
      #expect(part.root == whole.root)
      var changes: [UInt64: Number] = [:]
      for index in indices {
        #expect(try part.leaf(at: index) == whole.leaf(at: index))
        #expect(try part.path(of: index) == whole.path(of: index))
        changes[index] = source.next() % 3 == 0 ? .empty : Number(value: 20)
      }
      #expect(
        try part.updating(changes, counts: &counts).root
          == whole.updating(changes, counts: &counts).root
      )
    }
  }

  @Test("are joined with one hash for each node on them")
  func hashes() throws {
    let (whole, plain) = try tree()
    let paths = try plain.leaves.keys.map { try whole.path(of: $0) }
    var counts = OperationCounts()
    _ = SparseTree<Number>(height: 64, root: whole.root, counts: &counts)
    let fixed = counts.pedersenHashes
    _ = try SparseTree(height: 64, root: whole.root, paths: paths, counts: &counts)
    #expect(counts.pedersenHashes == 2 * fixed + plain.nodeCount(above: plain.leaves.keys))
  }

  @Test("show nothing beside them")
  func unknownLeaf() throws {
    let (whole, _) = try tree()
    var counts = OperationCounts()
    let paths = [try whole.path(of: 1), try whole.path(of: 6)]
    let part = try SparseTree(height: 64, root: whole.root, paths: paths, counts: &counts)
    #expect(throws: TreeError.unknownLeaf(index: .max)) { try part.leaf(at: .max) }
    #expect(throws: TreeError.unknownLeaf(index: .max)) {
      try part.updating([1: .empty, .max: .empty], counts: &counts)
    }
    #expect(throws: TreeError.unknownLeaf(index: 5)) { try part.path(of: 5) }
  }

  @Test("none make a tree of which only the root is known")
  func noPaths() throws {
    var counts = OperationCounts()
    let tree = try SparseTree<Number>(height: 4, root: 5, paths: [], counts: &counts)
    #expect(tree.root == 5)
    #expect(throws: TreeError.unknownLeaf(index: 0)) { try tree.leaf(at: 0) }
  }

  @Test("of another length are refused")
  func length() throws {
    let (whole, _) = try tree()
    let path = try whole.path(of: 5)
    for count in [63, 65] {
      let siblings = Array((path.siblings + [.zero]).prefix(count))
      try expectRefusal(
        of: [AuthenticationPath(index: 5, leaf: path.leaf, siblings: siblings)],
        of: whole,
        .pathLength(index: 5, found: count, height: 64)
      )
    }
  }

  @Test("to an index beyond the height are refused")
  func range() throws {
    var counts = OperationCounts()
    let path = AuthenticationPath(index: 8, leaf: Number.empty, siblings: [1, 2, 3])
    #expect(throws: TreeError.indexOutOfRange(index: 8, height: 3)) {
      try SparseTree(height: 3, root: 5, paths: [path], counts: &counts)
    }
  }

  @Test("to the same index twice are refused")
  func repetition() throws {
    let (whole, _) = try tree()
    let path = try whole.path(of: 5)
    try expectRefusal(of: [path, try whole.path(of: 1), path], of: whole, .repeatedIndex(5))
  }

  @Test("with another leaf or sibling lead to another root")
  func root() throws {
    let (whole, _) = try tree()
    let path = try whole.path(of: 5)
    let leaf = AuthenticationPath(index: 5, leaf: Number(value: 1), siblings: path.siblings)
    let index = AuthenticationPath(index: 4, leaf: path.leaf, siblings: path.siblings)
    for path in [leaf, index] + [0, 1, 63].map({ changing(path, level: $0) }) {
      var counts = OperationCounts()
      let error = #expect(throws: TreeError.self) {
        try SparseTree(height: 64, root: whole.root, paths: [path], counts: &counts)
      }
      guard case .root(let expected, let found) = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(expected == whole.root && found != expected)
    }
  }

  @Test("that contradict one another are refused, whether they meet there or share what is beside")
  func contradiction() throws {
    let (whole, _) = try tree()
    let (first, second) = (try whole.path(of: 4), try whole.path(of: 5))
    for level in [0, 1, 40, 63] {
      // At level 0 the two are siblings; above they have the same sibling.
      try expectRefusal(
        of: [first, changing(second, level: level)],
        of: whole,
        .inconsistentSibling(index: 5, level: level)
      )
    }
    try expectRefusal(
      of: [changing(first, level: 0), second],
      of: whole,
      .inconsistentSibling(index: 4, level: 0)
    )
    // 1 and 5 meet two levels up, whatever else they say.
    try expectRefusal(
      of: [try whole.path(of: 1), changing(second, level: 2)],
      of: whole,
      .inconsistentSibling(index: 5, level: 2)
    )
  }

  private func changing(
    _ path: AuthenticationPath<Number>,
    level: Int
  ) -> AuthenticationPath<Number> {
    var siblings = path.siblings
    siblings[level] += 1
    return AuthenticationPath(index: path.index, leaf: path.leaf, siblings: siblings)
  }

  private func expectRefusal(
    of paths: [AuthenticationPath<Number>],
    of tree: SparseTree<Number>,
    _ error: TreeError
  ) throws {
    var counts = OperationCounts()
    #expect(throws: error) {
      try SparseTree(height: 64, root: tree.root, paths: paths, counts: &counts)
    }
  }

  /// A tree with leaves near one another and far apart.
  private func tree() throws -> (SparseTree<Number>, PlainTree) {
    var counts = OperationCounts()
    var plain = PlainTree(height: 64)
    let indices: [UInt64] = [0, 1, 5, 1 << 40, .max]
    plain.update(Dictionary(uniqueKeysWithValues: indices.map { ($0, Number(value: $0 &+ 100)) }))
    let empty = SparseTree<Number>(height: 64, counts: &counts)
    return (try empty.updating(plain.leaves, counts: &counts), plain)
  }
}
