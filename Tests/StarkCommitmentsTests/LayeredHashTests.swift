import StarkAlgebra
import StarkCommitments
import StarkHashes
import TestSupport
import Testing

@Suite("A tree with two hashes")
struct LayeredHashTests {
  /// The root of a table by the definition, node by node from the top.
  ///
  /// Nodes at depth d ≥ 1 are joined by the top hash if topLayerCount ≥ d, and rows of several
  /// cells lie one deeper than their leaves.
  private struct Definition {
    let table: TableCase<Felt252>
    let topLayerCount: Int

    func node(depth: Int, index: Int) -> Bytes32 {
      guard depth < table.log2RowCount else { return leaf(index) }
      return join(
        [
          node(depth: depth + 1, index: 2 * index),
          node(depth: depth + 1, index: 2 * index + 1),
        ],
        depth: depth + 1
      )
    }

    private func leaf(_ row: Int) -> Bytes32 {
      let cells = table.cells(in: [row]).map(\.cell)
      guard cells.count > 1 else { return cells[0] }
      return join(cells, depth: table.log2RowCount + 1)
    }

    private func join(_ words: [Bytes32], depth: Int) -> Bytes32 {
      guard topLayerCount >= depth else {
        let bytes = words.flatMap(\.array)
        let digest = Keccak256.hash(bytes.span)
        return Bytes32(0, digest.w1 & 0xffff_ffff_0000_0000, digest.w2, digest.w3)
      }
      let elements = words.compactMap { Felt252($0) }
      if elements.count == 2, depth <= table.log2RowCount {
        return Poseidon.hash(elements[0], elements[1]).bytes
      }
      return Poseidon.hash(elements.span).bytes
    }
  }

  @Test("changes from one to the other at every depth", arguments: 0...6, [1, 2, 3])
  func boundary(topLayerCount: Int, columnCount: Int) throws {
    let hash = LayeredHash(
      top: HashFunction(family: .poseidon),
      bottom: HashFunction(family: .keccak256, mask: .lsb160),
      topLayerCount: UInt64(topLayerCount)
    )
    let test = try TableCase<Felt252>(log2RowCount: 4, columnCount: columnCount, hash: hash)
    let definition = Definition(table: test, topLayerCount: topLayerCount)
    #expect(test.table.root == definition.node(depth: 0, index: 0))
    for rows in [[0], [7, 8], [1, 2, 3, 12, 15]] {
      #expect(try test.open(rows, from: test.table.open(rows: rows).bytes) == test.cells(in: rows))
    }
  }

  @Test("of which more layers than it has are all on top")
  func manyLayers() throws {
    func root(_ topLayerCount: UInt64) throws -> Bytes32 {
      let hash = LayeredHash(
        top: HashFunction(family: .blake2s256),
        bottom: HashFunction(family: .keccak256),
        topLayerCount: topLayerCount
      )
      return try TableCase<Felt252>(log2RowCount: 3, columnCount: 2, hash: hash).table.root
    }
    #expect(try root(4) == root(.max))
    #expect(try root(3) != root(4))
    #expect(try root(0) != root(1))
  }

  @Test("of which the bottom one takes all rows under the rule of Stone's first release")
  func bottomRows() throws {
    let top = HashFunction(family: .poseidon)
    let masked = HashFunction(family: .blake2s256, mask: .lsb160)
    for bottom in [HashFunction(family: .pedersen), masked] {
      let hash = LayeredHash(top: top, bottom: bottom, topLayerCount: 9, rows: .bottom)
      for columnCount in 1...3 {
        let test = try TableCase<Felt252>(log2RowCount: 1, columnCount: columnCount, hash: hash)
        var counts = OperationCounts()
        func digest(_ rows: [Int]) throws -> Bytes32 {
          let cells = test.cells(in: rows).flatMap(\.cell.array)
          return try bottom.digest(cells.span, counts: &counts)
        }
        // Two lone cells are a row of two; leaves are joined by the top hash, their depth being 1.
        let leaves = try (digest([0]), digest([1]))
        let parent = Poseidon.hash(
          Felt252(reducing: leaves.0.integer),
          Felt252(reducing: leaves.1.integer)
        )
        let root = try columnCount == 1 ? digest([0, 1]) : parent.bytes
        #expect(test.table.root == root, "\(bottom), \(columnCount)")
        for opened in [[0], [1], [0, 1]] {
          let proof = test.table.open(rows: opened).bytes
          #expect(try test.open(opened, from: proof) == test.cells(in: opened))
          var altered = proof
          altered[altered.count - 1] ^= 1
          #expect(throws: CommitmentRejection.self) { try test.open(opened, from: altered) }
        }
      }
    }
  }

  @Test("has the rule for rows only where it makes a difference")
  func rowRule() {
    func rows(_ top: HashFunction.Family, _ bottom: HashFunction.Family, _ count: UInt64)
      -> [LayeredHash.RowRule]
    {
      [[(4, 3)], [(4, 1)], [(4, 3), (9, 1)], [(9, 3)]].map { tables in
        LayeredHash(
          top: HashFunction(family: top),
          bottom: HashFunction(family: bottom),
          topLayerCount: count,
          rows: .bottom,
          tables: tables.map { (log2RowCount: $0.0, columnCount: $0.1) }
        ).rows
      }
    }
    #expect(rows(.pedersen, .blake2s256, 3) == [.byDepth, .byDepth, .byDepth, .byDepth])
    #expect(rows(.pedersen, .blake2s256, 4) == [.byDepth, .bottom, .byDepth, .byDepth])
    #expect(rows(.pedersen, .blake2s256, 5) == [.bottom, .bottom, .bottom, .byDepth])
    #expect(rows(.blake2s256, .blake2s256, 99) == [.byDepth, .byDepth, .byDepth, .byDepth])
    #expect(rows(.pedersen, .pedersen, 0) == [.byDepth, .bottom, .bottom, .byDepth])
  }
}
