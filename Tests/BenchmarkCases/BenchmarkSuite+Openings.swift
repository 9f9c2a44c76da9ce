import StarkAlgebra
import StarkChannel
import StarkCommitments
import StarkHashes
import TestSupport

extension BenchmarkSuite {
  /// Opening 18 rows of 8 cells in a table of 2¹⁶ rows, with every kind of tree.
  static var openings: [MeasuredCase] {
    [
      opening("keccak", HashFunction(family: .keccak256)),
      opening("blake2s", HashFunction(family: .blake2s256)),
      opening("poseidon", HashFunction(family: .poseidon)),
      opening("pedersen", HashFunction(family: .pedersen), log2RowCount: 10),
    ]
  }

  private static func opening(
    _ name: String,
    _ function: HashFunction,
    log2RowCount: Int = 16
  ) -> MeasuredCase {
    MeasuredCase("merkle/\(name)/18-of-2^\(log2RowCount)") {
      let hash = LayeredHash(top: function, bottom: function, topLayerCount: 0)
      var generator = SeededGenerator(seed: 1)
      let values = (0..<8 << log2RowCount).map { _ in generator.nextFelt() }
      let table = try ProverTable(values: values, columnCount: 8, hash: hash)
      let commitment = TableCommitment(
        root: table.root,
        log2RowCount: log2RowCount,
        columnCount: 8,
        hash: hash
      )
      var rows: Set<Int> = []
      while rows.count < 18 {
        rows.insert(Int.random(in: 0..<1 << log2RowCount, using: &generator))
      }
      let opened = rows.sorted()
      let bytes = table.open(rows: opened).bytes
      return {
        var reader = OpeningReader(proof: bytes, offset: 0)
        var log = TranscriptLog.off
        var counts = OperationCounts()
        let cells = try? commitment.open(
          rows: opened,
          as: Felt252.self,
          from: &reader,
          path: "",
          log: &log,
          counts: &counts
        )
        precondition(cells?.count == 8 * opened.count, "the opening is refused")
        return MeasuredRun()
      }
    }
  }
}
