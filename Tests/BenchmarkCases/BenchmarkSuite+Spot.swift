import StarkAlgebra
import StarkSettlement
import StarkVerifier
import TestSupport

extension BenchmarkSuite {
  /// A batch of 2,000 settlements on the spot exchange; an operation is one, of two signed orders.
  static var spot: [MeasuredCase] {
    let settlementCount = 2000
    return [
      MeasuredCase(
        "settle/replay/spot-\(settlementCount)",
        operationCount: settlementCount,
        isCounted: true
      ) {
        let load = try SpotLoad(settlementCount: settlementCount)
        let least = load.leastHashesOfReplay
        return {
          var counts = OperationCounts()
          counts.threads = processorCount
          let replay = try? Spot.Replay(of: load.batch, from: load.previous, counts: &counts)
          precondition(replay?.output == load.output, "the batch is refused")
          return MeasuredRun(
            counts: WorkCounts(counts, least: least, signatures: 2 * settlementCount)
          )
        }
      }
    ]
  }
}
