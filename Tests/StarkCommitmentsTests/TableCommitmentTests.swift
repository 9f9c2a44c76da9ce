import StarkAlgebra
import StarkChannel
import StarkCommitments
import StarkHashes
import TestSupport
import Testing

@Suite("Opening a committed table")
struct TableCommitmentTests {
  @Test("every set of rows of a small table", arguments: LayeredHash.tested, [1, 2, 3])
  func allSubsets(hash: LayeredHash, columnCount: Int) throws {
    try openAllSubsets(
      of: TableCase<Felt252>(log2RowCount: 3, columnCount: columnCount, hash: hash)
    )
    try openAllSubsets(
      of: TableCase<ToyField>(log2RowCount: 2, columnCount: columnCount, hash: hash)
    )
    try openAllSubsets(
      of: TableCase<Felt252>(log2RowCount: 1, columnCount: columnCount, hash: hash)
    )
  }

  private func openAllSubsets<Element: CommittableField>(of test: TableCase<Element>) throws {
    for subset in 1..<1 << test.rowCount {
      let rows = test.rows(of: subset)
      #expect(try test.open(rows, from: test.table.open(rows: rows).bytes) == test.cells(in: rows))
    }
  }

  @Test("known cells are not read, but must be right", arguments: LayeredHash.tested, [1, 2, 4])
  func knownCells(hash: LayeredHash, columnCount: Int) throws {
    let test = try TableCase<Felt252>(log2RowCount: 3, columnCount: columnCount, hash: hash)
    let rows = [0, 1, 5]
    let cells = test.cells(in: rows)
    for pattern in [0b1, 0b110, 0b111] {
      let isKnown = cells.indices.map { pattern >> ($0 % 3) & 1 == 1 }
      let known = zip(cells, isKnown).map { $1 ? $0 : nil }
      let numbers = cells.indices.filter { isKnown[$0] }
        .map { rows[$0 / columnCount] * columnCount + $0 % columnCount }
      let opening = test.table.open(rows: rows, known: Set(numbers))
      #expect(opening.cells.count == isKnown.count { !$0 })
      #expect(try test.open(rows, known: known, from: opening.bytes) == cells)

      for index in cells.indices where isKnown[index] {
        var wrong = known
        wrong[index] = cells[index] + .one
        expectRootMismatch(test, rows, known: wrong, opening)
      }
    }
  }

  @Test("every word is bound by the root", arguments: LayeredHash.tested, [1, 3])
  func flippedWords(hash: LayeredHash, columnCount: Int) throws {
    let test = try TableCase<Felt252>(log2RowCount: 4, columnCount: columnCount, hash: hash)
    for rows in [[0], [15], [2, 3], [1, 6, 9, 14]] {
      let opening = test.table.open(rows: rows)
      for index in opening.cells.indices {
        var wrong = opening
        wrong.cells[index].w3 ^= 1 << 56
        expectRootMismatch(test, rows, wrong)
      }
      for index in opening.siblings.indices {
        var wrong = opening
        wrong.siblings[index].w3 ^= 1 << 56
        expectRootMismatch(test, rows, wrong)
      }
      // Neighbours exchanged are as wrong as bits flipped.
      if opening.siblings.count > 1 {
        var wrong = opening
        wrong.siblings.swapAt(0, 1)
        expectRootMismatch(test, rows, wrong)
      }
    }
  }

  @Test("other rows than the opened ones", arguments: LayeredHash.tested)
  func otherRows(hash: LayeredHash) throws {
    let test = try TableCase<Felt252>(log2RowCount: 3, columnCount: 2, hash: hash)
    let opening = test.table.open(rows: [2, 5])
    for rows in [[3, 5], [2, 4], [0, 5], [2, 7]] { expectRootMismatch(test, rows, opening) }
  }

  /// Checks that exactly the root is found wrong.
  private func expectRootMismatch(
    _ test: TableCase<Felt252>,
    _ rows: [Int],
    known: [Felt252?]? = nil,
    _ opening: TableOpening
  ) {
    let error = #expect(throws: CommitmentRejection.self) {
      try test.open(rows, known: known, from: opening.bytes)
    }
    guard case .rootMismatch(let expected, let found) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(expected == test.commitment.root && found != expected)
  }

  @Test("a proof that ends early, at every byte")
  func exhausted() throws {
    let test = try TableCase<Felt252>(log2RowCount: 3, columnCount: 2, hash: .tested[0])
    let rows = [1, 4]
    let bytes = test.table.open(rows: rows).bytes
    for count in bytes.indices {
      #expect(throws: CommitmentRejection.proofExhausted(offset: count / 32 * 32)) {
        try test.open(rows, from: Array(bytes[..<count]))
      }
    }
  }

  @Test("a cell that encodes no element, by its row and column", arguments: LayeredHash.tested)
  func nonCanonicalCells(hash: LayeredHash) throws {
    let test = try TableCase<Felt252>(log2RowCount: 3, columnCount: 3, hash: hash)
    let rows = [2, 7]
    let opening = test.table.open(rows: rows)
    let tooLarge = [
      Felt252.modulus,
      Felt252.modulus.addingReportingOverflow(test.cells(in: rows)[4].cell.integer).sum,
      UInt256(.max, .max, .max, .max),
    ]
    for index in opening.cells.indices {
      for integer in tooLarge {
        var wrong = opening
        wrong.cells[index] = Bytes32(integer)
        #expect(
          throws: CommitmentRejection.nonCanonicalCell(
            row: rows[index / 3],
            column: index % 3,
            found: Bytes32(integer)
          )
        ) {
          try test.open(rows, from: wrong.bytes)
        }
      }
    }
  }

  @Test(
    "a node under an algebraic hash has one encoding, where it is made below p",
    arguments: [
      HashFunction(family: .poseidon), HashFunction(family: .pedersen),
      HashFunction(family: .keccak256, mask: .lsb160),
      HashFunction(family: .blake2s256, mask: .lsb248),
    ],
    [1, 3]
  )
  func nonCanonicalNodes(bottom: HashFunction, columnCount: Int) throws {
    let hash = LayeredHash(
      top: HashFunction(family: .pedersen),
      bottom: bottom,
      topLayerCount: 3
    )
    let test = try TableCase<Felt252>(log2RowCount: 3, columnCount: columnCount, hash: hash)
    for index in 0..<3 {
      var opening = test.table.open(rows: [5])
      let node = opening.siblings[index].integer
      #expect(node < Felt252.modulus)
      let (larger, overflow) = node.addingReportingOverflow(Felt252.modulus)
      #expect(!overflow)
      opening.siblings[index] = Bytes32(larger)
      #expect(throws: CommitmentRejection.nonCanonicalNode(depth: 3 - index)) {
        try test.open([5], from: opening.bytes)
      }
    }
  }

  @Test("a digest of p or more under Pedersen is reduced, as Stone does")
  func reducedDigests() throws {
    for mask in [DigestMask.none, .msb160] {
      let bottom = HashFunction(family: .keccak256, mask: mask)
      let hash = LayeredHash(
        top: HashFunction(family: .pedersen),
        bottom: bottom,
        topLayerCount: 3
      )
      let test = try TableCase<Felt252>(log2RowCount: 3, columnCount: 3, hash: hash)
      let openings = (0..<8).map { test.table.open(rows: [$0]) }
      #expect(openings.contains { $0.siblings[0].integer >= Felt252.modulus })
      for (row, opening) in openings.enumerated() {
        #expect(try test.open([row], from: opening.bytes) == test.cells(in: [row]))
      }
    }
  }

  @Test("cells are counted against the proof before anything is allocated for them")
  func cellCounts() throws {
    let proof = [UInt8](repeating: 0, count: 100)
    for columnCount in [4, 1 << 20, 1 << 40, .max / 2, .max] {
      let table = TableCommitment(
        root: .zero,
        log2RowCount: 3,
        columnCount: columnCount,
        hash: LayeredHash.tested[0]
      )
      var reader = OpeningReader(proof: proof, offset: 0)
      var log = TranscriptLog.off
      var counts = OperationCounts()
      #expect(throws: CommitmentRejection.proofExhausted(offset: 96)) {
        try table.open(
          rows: [0, 1, 2],
          as: Felt252.self,
          from: &reader,
          path: "",
          log: &log,
          counts: &counts
        )
      }
    }
    #expect(WordCount(rowCount: 1 << 40, columnCount: 1 << 23).value == nil)
    #expect(WordCount(rowCount: 3, columnCount: 4, knownCount: 5).value == 7)
  }

  @Test("nodes do not pass for the rows of a smaller table")
  func height() throws {
    let hash = LayeredHash.tested[0]
    let test = try TableCase<Felt252>(log2RowCount: 3, columnCount: 1, hash: hash)
    let lower = TableCommitment(root: test.table.root, log2RowCount: 2, columnCount: 2, hash: hash)
    // Rows of two cells are the pairs that the lowest nodes of the column hash: the same tree. That
    // is why the shape of a table comes from the parameters.
    var reader = OpeningReader(proof: test.table.open(rows: [2, 3]).bytes, offset: 0)
    var log = TranscriptLog.off
    var counts = OperationCounts()
    let cells = try lower.open(
      rows: [1],
      as: Felt252.self,
      from: &reader,
      path: "",
      log: &log,
      counts: &counts
    )
    #expect(cells == test.cells(in: [2, 3]))
    let narrower = TableCommitment(
      root: test.table.root,
      log2RowCount: 2,
      columnCount: 1,
      hash: hash
    )
    reader = OpeningReader(proof: test.table.open(rows: [2]).bytes, offset: 0)
    #expect(throws: CommitmentRejection.self) {
      try narrower.open(
        rows: [2],
        as: Felt252.self,
        from: &reader,
        path: "",
        log: &log,
        counts: &counts
      )
    }
  }

  @Test("the log names cells by row and column and nodes from the root as 1")
  func log() throws {
    let test = try TableCase<Felt252>(log2RowCount: 2, columnCount: 2, hash: .tested[0])
    var reader = OpeningReader(proof: test.table.open(rows: [1]).bytes, offset: 0)
    var log = TranscriptLog.recording
    var counts = OperationCounts()
    let cells = try test.commitment.open(
      rows: [1],
      as: Felt252.self,
      from: &reader,
      path: "Table",
      log: &log,
      counts: &counts
    )
    #expect(cells == test.cells(in: [1]))
    let labels = ["Row 1, Column 0", "Row 1, Column 1", "For node 4", "For node 3"]
    #expect(log.entries.map(\.label) == labels)
    #expect(log.entries.map(\.byteRange) == (0..<4).map { 32 * $0..<32 * $0 + 32 })
    #expect(counts.keccakPermutations == 3)
  }
}
