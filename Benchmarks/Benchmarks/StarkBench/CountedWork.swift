import Benchmark
import BenchmarkCases

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What a run counted, with the time that it kept processors busy.
///
/// Rates are by that time, so that they are those of one core, and mean something on a busy
/// machine.
struct CountedWork {
  let counts: WorkCounts
  let processorMicroseconds: Int

  private static let hashes = metric("Pedersen hashes")
  private static let leastHashes = metric("Pedersen hashes, least")
  private static let hashRate = metric("Pedersen hashes per core and s")
  private static let signatures = metric("signatures")
  private static let signatureRate = metric("signatures per core and s")

  static let metrics = [hashes, leastHashes, hashRate, signatures, signatureRate]

  /// Counts are shown in full, as far as a histogram with three digits keeps them.
  static var units: [BenchmarkMetric: BenchmarkUnits] {
    Dictionary(uniqueKeysWithValues: metrics.map { ($0, .count) })
  }

  private static func metric(_ name: String) -> BenchmarkMetric {
    .custom(name, useScalingFactor: false)
  }

  func report(to benchmark: Benchmark) {
    if counts.pedersenHashes > 0 {
      benchmark.measurement(Self.hashes, counts.pedersenHashes)
      benchmark.measurement(Self.leastHashes, counts.leastPedersenHashes)
      benchmark.measurement(Self.hashRate, rate(of: counts.pedersenHashes))
    }
    if counts.signatures > 0 {
      benchmark.measurement(Self.signatures, counts.signatures)
      benchmark.measurement(Self.signatureRate, rate(of: counts.signatures))
    }
  }

  private func rate(of count: Int) -> Int {
    count * 1_000_000 / max(1, processorMicroseconds)
  }

  /// The time that this process has had processors; POSIX counts it in microseconds.
  static var processorMicroseconds: Int { Int(clock()) }
}
