package import StarkVerifier

/// What the primitive operations take, in nanoseconds, to say what a verification should take.
package struct KernelTimes: Sendable {
  private let times: [String: Double]

  /// Picks the times from measurements of `[BenchmarkCase].kernels`.
  init(_ measurements: [BenchmarkReport.Measurement]) {
    times = Dictionary(measurements.map { ($0.name, $0.least) }) { first, _ in first }
  }

  /// Σ count·time over all kinds of operations; nil if the time of one is not known.
  ///
  /// The byte hashes work in batches and count as such; Pedersen chains, and Poseidon gains nothing
  /// by batches.
  package func expected(for cost: VerificationCost) -> Double? {
    var total = 0.0
    for operations in [cost.proof, cost.program] {
      for (name, count) in KernelTimes.counts(of: operations) {
        guard let time = times[name] else { return nil }
        total += time * Double(count)
      }
    }
    return total
  }

  private static func counts(
    of operations: VerificationCost.Operations
  ) -> [(kernel: String, count: Int)] {
    [
      ("poseidon/single", operations.poseidonPermutations),
      ("keccak/batch", operations.keccakPermutations),
      ("blake2s/batch", operations.blake2sCompressions),
      ("pedersen/single", operations.pedersenHashes),
      ("field/multiply", operations.multiplications),
      ("field/inverse", operations.inversions),
    ]
  }
}
