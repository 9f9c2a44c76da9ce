package import StarkAlgebra

/// The positions a verifier asks for, and the end of the transcript they came from.
package struct SampledQueries: Sendable {
  /// The positions in the order they were drawn; a position may occur twice.
  package let drawn: [Int]
  /// The distinct positions, ascending: the order in which a proof answers them.
  package let positions: [Int]
  /// What the whole transcript cost.
  package let transcriptCounts: OperationCounts

  init(drawn: [Int], transcriptCounts: OperationCounts) {
    self.drawn = drawn
    self.transcriptCounts = transcriptCounts
    var distinct: [Int] = []
    distinct.reserveCapacity(drawn.count)
    for position in drawn.sorted() where distinct.last != position {
      distinct.append(position)
    }
    positions = distinct
  }

  /// The rows q·2^step …< (q + 1)·2^step of every position q, ascending.
  package func rows(foldedBy step: Int) -> [Int] {
    positions.flatMap { $0 << step..<($0 + 1) << step }
  }
}
