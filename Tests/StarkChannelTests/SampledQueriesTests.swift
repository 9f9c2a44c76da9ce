import StarkAlgebra
import StarkChannel
import TestSupport
import Testing

@Suite("Sampled queries")
struct SampledQueriesTests {
  private func sample(count: Int, log2Bound: Int, seed: UInt64) -> SampledQueries {
    var log = TranscriptLog.off
    return ToyChannel<ToyField>(seed: seed)
      .sampleQueries(count: count, log2Bound: log2Bound, path: "", log: &log)
  }

  @Test("positions are the distinct drawn ones, ascending", arguments: 0..<20)
  func distinctAndSorted(seed: UInt64) {
    let queries = sample(count: 40, log2Bound: 5, seed: seed)
    #expect(queries.drawn.count == 40)
    #expect(queries.positions == Set(queries.drawn).sorted())
    #expect(queries.positions.count < 40)
    #expect(queries.drawn.allSatisfy { (0..<32).contains($0) })
  }

  @Test("every position comes up about equally often, 0 and the last among them")
  func distribution() {
    var frequencies = [Int](repeating: 0, count: 16)
    for position in sample(count: 1 << 14, log2Bound: 4, seed: 1).drawn {
      frequencies[position] += 1
    }
    // 1024 expected, with a standard deviation of 31.
    #expect(frequencies.allSatisfy { (1024 - 155...1024 + 155).contains($0) })
  }

  @Test("a domain of one position is asked for once")
  func onePosition() {
    let queries = sample(count: 3, log2Bound: 0, seed: 1)
    #expect(queries.drawn == [0, 0, 0])
    #expect(queries.positions == [0])
  }

  @Test("a position stands for a row of values that fold into it")
  func rows() {
    let queries = sample(count: 2, log2Bound: 10, seed: 1)
    #expect(queries.rows(foldedBy: 0) == queries.positions)
    #expect(queries.rows(foldedBy: 2) == queries.positions.flatMap { 4 * $0..<4 * $0 + 4 })
  }

  @Test("the cost is that of the whole transcript, and each query is logged by its number")
  func costAndLog() {
    var channel = ToyChannel<ToyField>(seed: 1)
    let message: [UInt8] = [1]
    channel.absorb(message.span)
    var log = TranscriptLog.recording
    let queries = channel.sampleQueries(count: 2, log2Bound: 8, path: "Queries", log: &log)
    #expect(queries.transcriptCounts.keccakPermutations == 3)
    #expect(log.entries.map(\.path) == ["Queries", "Queries"])
    #expect(log.entries.map(\.label) == ["0", "1"])
    #expect(log.entries.map(\.payload) == queries.drawn.map { .number(UInt64($0)) })
    #expect(log.entries.allSatisfy { $0.byteRange == nil })
  }
}
