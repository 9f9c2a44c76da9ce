import Benchmark
import BenchmarkCases
import Foundation

/// Registers every case of the suite, and the large ones if `STARK_BENCH_LARGE` is set.
///
/// The time of an operation is the time of a run divided by the operations in it, in picoseconds
/// because an addition takes two nanoseconds; the phases of a verification are in microseconds.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = Benchmark.Configuration(
    warmupIterations: 3,
    maxDuration: .milliseconds(700),
    maxIterations: 100_000
  )
  let isLarge = ProcessInfo.processInfo.environment["STARK_BENCH_LARGE"] != nil
  let operation = BenchmarkMetric.custom("Time of an operation (ps)", useScalingFactor: false)
  for item in BenchmarkSuite.cases + (isLarge ? BenchmarkSuite.largeCases : []) {
    var configuration = Benchmark.defaultConfiguration
    configuration.metrics = [.wallClock]
    if item.operationCount > 1 { configuration.metrics.append(operation) }
    if item.name.hasPrefix("verify/") { configuration.metrics += VerificationPhase.metrics }
    if item.isCounted {
      configuration.metrics += [.cpuTotal, .peakMemoryResident] + CountedWork.metrics
      configuration.units = CountedWork.units
      configuration.timeUnits = .milliseconds
      configuration.warmupIterations = 1
    }
    Benchmark(
      item.name,
      configuration: configuration,
      closure: { benchmark, state in
        let clock = ContinuousClock()
        let start = clock.now
        let processorStart = CountedWork.processorMicroseconds
        let run = state.run()
        let duration = start.duration(to: clock.now)
        let processorMicroseconds = CountedWork.processorMicroseconds - processorStart
        if item.operationCount > 1 {
          benchmark.measurement(operation, duration.picoseconds / item.operationCount)
        }
        for phase in run.phases {
          benchmark.measurement(
            VerificationPhase.metric(phase.name),
            phase.duration.picoseconds / 1_000_000
          )
        }
        if let counts = run.counts {
          CountedWork(counts: counts, processorMicroseconds: processorMicroseconds)
            .report(to: benchmark)
        }
      },
      setup: { PreparedCase(run: try item.prepare()) }
    )
  }
}

/// A case with its inputs.
struct PreparedCase {
  let run: () -> MeasuredRun
}

/// The phases of a verification as metrics.
enum VerificationPhase {
  static let metrics = [
    "decoding", "statement", "program", "transcript", "constraints", "openings", "folding",
  ].map { metric($0) }

  static func metric(_ name: String) -> BenchmarkMetric {
    .custom("\(name) (μs)", useScalingFactor: false)
  }
}

extension Duration {
  fileprivate var picoseconds: Int {
    Int(components.seconds) * 1_000_000_000_000 + Int(components.attoseconds / 1_000_000)
  }
}
