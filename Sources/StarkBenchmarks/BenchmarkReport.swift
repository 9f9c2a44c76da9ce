/// The outcome of a run.
package struct BenchmarkReport: Sendable {
  package let measurements: [Measurement]
  package let proofs: [ProofTiming]

  /// The time of one operation of a case, in nanoseconds.
  package struct Measurement: Sendable {
    package let name: String
    package let least: Double
    package let median: Double
    /// What it may take on the reference machine.
    package let ceiling: Double?
    /// The case that does the same by other means.
    package let rival: String?
  }

  /// The measurement of `name`.
  package func measurement(_ name: String) -> Measurement? {
    measurements.first { $0.name == name }
  }

  /// How many times as fast as its rival a case is.
  package func advantage(of measurement: Measurement) -> Double? {
    guard let rival = measurement.rival.flatMap({ self.measurement($0) }) else { return nil }
    return rival.least / measurement.least
  }
}
