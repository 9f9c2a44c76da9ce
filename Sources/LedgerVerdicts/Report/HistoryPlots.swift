import SettlementLedger
import StarkAlgebra
import StarkSettlement
import StarkVerdicts

/// The plots of a chain's history.
struct HistoryPlots {
  private let history: LedgerHistory
  let axis: BatchAxis

  init(_ history: LedgerHistory) {
    self.history = history
    let count = history.batches.count
    axis = BatchAxis(
      batches: count == 0 ? 0...0 : 1...count,
      times: history.batches.map { $0.updateTime ?? $0.state.time }
    )
  }

  /// What any chain has.
  var chain: [Plot] {
    var previous = history.chain.start.time
    var intervals: [(batch: Int, seconds: UInt64)] = []
    for batch in history.batches {
      if let previous, let time = batch.state.time {
        intervals.append((batch.sequence, time > previous ? time - previous : 0))
      }
      previous = batch.state.time
    }
    let isLong = intervals.contains { $0.seconds >= 3 * 3600 }
    return [
      Plot(
        "Batch cadence",
        caption: "Time from the state before each batch to the state after it.",
        unit: isLong ? "hours" : "minutes",
        fractionDigits: 2,
        axis: axis,
        series: [
          PlotSeries(
            "interval",
            intervals.map { interval in
              let hundredths = Int128(interval.seconds) * 100 / (isLong ? 3600 : 60)
              return PlotPoint(batch: interval.batch, value: hundredths)
            }
          )
        ]
      )
    ]
  }

  /// The proofs behind the batches.
  var proofs: [Plot] {
    var summaries: [Int: ProofSummary] = [:]
    for proof in history.proofs { summaries[proof.id] = proof }
    let behind = history.batches.compactMap { batch in
      summaries[batch.proof].map { (batch: batch, proof: $0) }
    }
    return [
      Plot(
        "Proof size",
        caption: "The file of the proof behind each batch, and the proof in it.",
        unit: "kB",
        fractionDigits: 3,
        axis: axis,
        series: [
          PlotSeries("file", behind.map { $0.batch.point(Int128($0.proof.fileByteCount)) }),
          PlotSeries("proof", behind.map { $0.batch.point(Int128($0.proof.proofByteCount)) }),
        ]
      ),
      Plot(
        "Verification time",
        caption: "What it took to verify the proof, and to check what is above it.",
        unit: "ms",
        fractionDigits: 3,
        axis: axis,
        series: [
          PlotSeries("proof", behind.map { $0.batch.point(Int128($0.proof.nanoseconds) / 1000) }),
          PlotSeries(
            "levels above",
            history.batches.map { $0.point(Int128($0.nanoseconds) / 1000) }
          ),
        ]
      ),
    ]
  }

  /// What a chain of the perpetual exchange has; nothing for other programs.
  var exchange: [Plot] {
    guard let exchange = history.exchange else { return [] }
    return ExchangePlots(exchange, axis: axis).all
  }
}

extension BatchSummary {
  fileprivate func point(_ value: Int128) -> PlotPoint {
    PlotPoint(batch: sequence, value: value)
  }
}
