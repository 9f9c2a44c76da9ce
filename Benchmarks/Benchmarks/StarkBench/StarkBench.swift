import Benchmark
import BenchmarkCases

/// Registers every case of the suite.
///
/// The time of an operation is the time of a run divided by the operations in it, in picoseconds
/// because an addition takes two nanoseconds; the phases of a verification are in microseconds.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = Benchmark.Configuration(
    warmupIterations: 3,
    maxDuration: .milliseconds(700),
    maxIterations: 100_000
  )
  let operation = BenchmarkMetric.custom("Time of an operation (ps)", useScalingFactor: false)
  for item in BenchmarkSuite.cases {
    var metrics: [BenchmarkMetric] = [.wallClock]
    if item.operationCount > 1 { metrics.append(operation) }
    if item.name.hasPrefix("verify/") { metrics += VerificationPhase.metrics }
    Benchmark(
      item.name,
      configuration: Benchmark.Configuration(metrics: metrics),
      closure: { benchmark, state in
        let clock = ContinuousClock()
        let start = clock.now
        let phases = state.run()
        let duration = start.duration(to: clock.now)
        if item.operationCount > 1 {
          benchmark.measurement(operation, duration.picoseconds / item.operationCount)
        }
        for phase in phases {
          benchmark.measurement(
            VerificationPhase.metric(phase.name),
            phase.duration.picoseconds / 1_000_000
          )
        }
      },
      setup: { PreparedCase(run: try item.prepare()) }
    )
  }
}

/// A case with its inputs.
struct PreparedCase {
  let run: () -> MeasuredCase.Phases
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
