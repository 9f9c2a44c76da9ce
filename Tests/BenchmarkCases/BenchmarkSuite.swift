import StarkBenchmarks

/// All that is worth measuring, from a field addition to a whole verification.
public enum BenchmarkSuite {
  /// Field and hashes, openings, FRI, constraints, parsing and verification, signatures, trees and
  /// batches.
  public static var cases: [MeasuredCase] {
    let kernels: [BenchmarkCase] = .field + .gmp + .hashes
    return kernels.map { MeasuredCase($0) } + openings + lowDegreeTests + constraints + proofs
      + settlement + batches + spot
  }
}
