import StarkAlgebra

extension [BenchmarkCase] {
  /// The STARK field by GMP, the yardstick.
  package static var gmp: [BenchmarkCase] {
    [
      vector("multiply", passes: 16) { $0.multiply(by: $1) },
      vector("square", passes: 16) { x, _ in x.square() },
      vector("add", passes: 128) { $0.add($1) },
      vector("inverse", length: 64) { x, _ in x.invert() },
      vector("batch-inverse", length: 512, passes: 4) { x, _ in x.invertTogether() },
    ]
  }

  /// An operation on vectors, `passes` times.
  private static func vector(
    _ operation: String,
    length: Int = vectorLength,
    passes: Int = 1,
    _ combine: @escaping @Sendable (inout GMPVector, GMPVector) -> Void
  ) -> BenchmarkCase {
    BenchmarkCase("gmp/\(operation)", operationCount: passes * length) {
      let x = GMPVector(BenchmarkInput.elements(length, seed: 1))
      let y = GMPVector(BenchmarkInput.elements(length, seed: 2))
      return {
        var results = x
        for _ in 0..<passes { combine(&results, y) }
        return results.checksum
      }
    }
  }
}
