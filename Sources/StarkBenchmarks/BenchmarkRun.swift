/// Measures several cases side by side.
///
/// The cases take turns, one sample each, until the time is up. So a change of the clock rate or a
/// busy neighbour meets them all, and the least sample of each is from the best moments of the same
/// run. Samples are short, and of time on the processor: what the scheduler gives to others does
/// not count. Each follows a run of the same work that is not measured, which brings code and
/// tables back into the caches.
package struct BenchmarkRun {
  private var entries: [Entry] = []
  private var proofs: [MeasuredProof] = []

  private struct Entry {
    let item: BenchmarkCase
    let work: BenchmarkCase.Work
    var samples = Samples()
  }

  /// Prepares the inputs of all cases.
  package init(
    _ cases: [BenchmarkCase],
    proofs: [MeasuredProof] = []
  ) throws(BenchmarkError) {
    self.proofs = proofs
    for item in cases {
      entries.append(Entry(item: item, work: try item.prepare()))
    }
  }

  /// Takes samples for about `duration`, and at least `minimumRounds` of each case.
  package mutating func run(for duration: Duration, minimumRounds: Int = 5) {
    let end = ContinuousClock.now + duration
    var round = 0
    var checksum: UInt64 = 0
    while round < minimumRounds || ContinuousClock.now < end {
      for index in entries.indices {
        checksum ^= entries[index].work()
        let start = ProcessorTime.now
        checksum &+= entries[index].work()
        entries[index].samples.add(ProcessorTime.now - start)
      }
      for index in proofs.indices { proofs[index].sample() }
      round += 1
    }
    // Reading the results keeps the work from being thrown away.
    lastChecksum = checksum
  }

  /// A word that depends on all results.
  package private(set) var lastChecksum: UInt64 = 0

  /// What was measured, in the order of the cases and proofs.
  package var report: BenchmarkReport {
    let measurements = entries.map { entry in
      BenchmarkReport.Measurement(
        name: entry.item.name,
        least: entry.samples.least / Double(entry.item.operationCount),
        median: entry.samples.median / Double(entry.item.operationCount),
        ceiling: entry.item.ceiling,
        rival: entry.item.rival
      )
    }
    return BenchmarkReport(
      measurements: measurements,
      proofs: proofs.map { $0.report(kernels: KernelTimes(measurements)) }
    )
  }
}

/// The times of one piece of work, in nanoseconds.
struct Samples: Sendable {
  private var values: [Double] = []

  mutating func add(_ nanoseconds: Double) { values.append(nanoseconds) }

  /// The least time: what the work takes when nothing disturbs it.
  var least: Double { values.min() ?? 0 }

  var median: Double {
    values.isEmpty ? 0 : values.sorted()[values.count / 2]
  }
}

extension Duration {
  /// The duration in nanoseconds.
  package var nanoseconds: Double {
    Double(components.seconds) * 1e9 + Double(components.attoseconds) * 1e-9
  }
}
