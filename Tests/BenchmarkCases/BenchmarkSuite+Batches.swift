import StarkAlgebra
import StarkSettlement
import StarkVerifier
import TestSupport

extension BenchmarkSuite {
  /// Batches of 5,000 trades, each between two positions of their own; an operation is a trade.
  static var batches: [MeasuredCase] {
    [reading] + settling(100_000, .wide) + settling(100_000, .dense) + settling(1_000_000, .dense)
  }

  /// Cases that take minutes to make, and several gigabytes.
  public static var largeCases: [MeasuredCase] { settling(10_000_000, .dense) }

  private static let tradeCount = 5000

  private static func load(_ positionCount: Int, _ spread: TradeLoad.Spread) -> TradeLoad {
    TradeLoad(positionCount: positionCount, tradeCount: tradeCount, spread: spread, seed: 5)
  }

  /// Reading the file of a batch.
  private static var reading: MeasuredCase {
    MeasuredCase("parse/\(tradeCount)-trades", operationCount: tradeCount) {
      let file = load(2 * tradeCount, .dense).batch.bytes(withPaths: false)
      return {
        let batch = try? Perpetual.Batch(decoding: file)
        precondition(batch != nil, "the file cannot be read")
        return MeasuredRun()
      }
    }
  }

  /// Settling a batch on a state of many positions, whose ids are neighbours or all over the 64
  /// bits, on all cores: from what is published, and by replay.
  private static func settling(
    _ positionCount: Int,
    _ spread: TradeLoad.Spread
  ) -> [MeasuredCase] {
    let place = "\(tradeCount)-of-\(positionCount)-\(spread)"
    return [
      MeasuredCase("settle/difference/\(place)", operationCount: tradeCount, isCounted: true) {
        let load = load(positionCount, spread)
        let (state, output) = (load.previous, load.batch.output)
        let least = load.leastHashesOfDifference
        return {
          var counts = OperationCounts()
          counts.threads = processorCount
          let next = try? state.applying(output, counts: &counts)
          precondition(next != nil, "the batch is refused")
          return MeasuredRun(counts: WorkCounts(counts, least: least))
        }
      },
      MeasuredCase("settle/replay/\(place)", operationCount: tradeCount, isCounted: true) {
        let load = load(positionCount, spread)
        let (state, output) = (load.previous, load.batch.output)
        let batch = try Perpetual.Batch(decoding: load.batch.bytes(withPaths: false))
        let least = load.leastHashesOfReplay
        return {
          var counts = OperationCounts()
          counts.threads = processorCount
          let replay = try? Perpetual.Replay(
            of: batch,
            from: state,
            proving: output,
            counts: &counts
          )
          precondition(replay?.signatureCount == 2 * tradeCount, "the batch is refused")
          return MeasuredRun(counts: WorkCounts(counts, least: least, signatures: 2 * tradeCount))
        }
      },
    ]
  }
}
