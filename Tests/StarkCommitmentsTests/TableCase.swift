import StarkAlgebra
import StarkChannel
import StarkCommitments
import StarkHashes
import TestSupport

/// A random table, its tree, and the commitment that a verifier has.
struct TableCase<Element: CommittableField> {
  let log2RowCount: Int
  let columnCount: Int
  let values: [Element]
  let table: ProverTable<LayeredHash>
  let commitment: TableCommitment<LayeredHash>

  init(log2RowCount: Int, columnCount: Int, hash: LayeredHash) throws(HashInputError) {
    self.log2RowCount = log2RowCount
    self.columnCount = columnCount
    var generator = SeededGenerator(seed: UInt64(log2RowCount << 8 | columnCount))
    values = (0..<columnCount << log2RowCount).map { _ in
      Element(generator.next()) * Element(generator.next())
    }
    table = try ProverTable(values: values, columnCount: columnCount, hash: hash)
    commitment = TableCommitment(
      root: table.root,
      log2RowCount: log2RowCount,
      columnCount: columnCount,
      hash: hash
    )
  }

  var rowCount: Int { 1 << log2RowCount }

  /// Rows by the bits of `subset`.
  func rows(of subset: Int) -> [Int] { (0..<rowCount).filter { subset >> $0 & 1 == 1 } }

  /// The cells of `rows`.
  func cells(in rows: [Int]) -> [Element] {
    rows.flatMap { values[$0 * columnCount..<($0 + 1) * columnCount] }
  }

  /// Opens `rows` from `proof`, which must be used up if the opening is accepted.
  func open(
    _ rows: [Int],
    known: [Element?]? = nil,
    from proof: [UInt8]
  ) throws(CommitmentRejection) -> [Element] {
    var reader = OpeningReader(proof: proof, offset: 0)
    var log = TranscriptLog.off
    var counts = OperationCounts()
    let cells = try commitment.open(
      rows: rows,
      known: known ?? [Element?](repeating: nil, count: rows.count * columnCount),
      from: &reader,
      path: "",
      log: &log,
      counts: &counts
    )
    guard reader.remainingByteCount == 0 else {
      throw .proofExhausted(offset: reader.offset)
    }
    return cells
  }
}

extension LayeredHash {
  /// One hash throughout.
  init(_ family: HashFunction.Family, mask: DigestMask = .none) {
    let hash = HashFunction(family: family, mask: mask)
    self.init(top: hash, bottom: hash, topLayerCount: 0)
  }

  static let tested: [LayeredHash] = [
    LayeredHash(.keccak256),
    LayeredHash(.blake2s256, mask: .msb160),
    LayeredHash(.poseidon),
    LayeredHash(.pedersen),
    LayeredHash(
      top: HashFunction(family: .poseidon),
      bottom: HashFunction(family: .keccak256, mask: .lsb160),
      topLayerCount: 2
    ),
  ]
}
