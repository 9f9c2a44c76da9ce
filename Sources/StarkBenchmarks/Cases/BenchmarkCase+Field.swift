import StarkAlgebra

extension [BenchmarkCase] {
  /// The STARK field.
  package static var field: [BenchmarkCase] {
    [
      elementwise("multiply", passes: 16, ceiling: 12.5) { x, y in
        for index in x.indices { x[index] = x[index] * y[index] }
      },
      elementwise("square", passes: 16, ceiling: 10.5) { x, _ in
        for index in x.indices { x[index] = x[index].squared() }
      },
      elementwise("add", passes: 128, ceiling: 2.3) { x, y in
        for index in x.indices { x[index] = x[index] + y[index] }
      },
      BenchmarkCase("field/inverse", operationCount: 64, ceiling: 1150, rival: "gmp/inverse") {
        let elements = BenchmarkInput.elements(64)
        return { elements.map { $0.inverse() ?? .zero }.checksum }
      },
      BenchmarkCase(
        "field/batch-inverse",
        operationCount: 4 * 512,
        ceiling: 40,
        rival: "gmp/batch-inverse"
      ) {
        let elements = BenchmarkInput.elements(512)
        return {
          var inverses = elements
          for _ in 0..<4 { _ = Felt252.invertBatch(&inverses) }
          return inverses.checksum
        }
      },
    ]
  }

  /// The elements of a vector: enough to hide the start, few enough that two of them stay in the
  /// nearest cache.
  static var vectorLength: Int { 256 }

  /// An operation on two vectors, `passes` times, which replaces the first vector.
  private static func elementwise(
    _ operation: String,
    passes: Int,
    ceiling: Double,
    _ combine: @escaping @Sendable (inout MutableSpan<Felt252>, Span<Felt252>) -> Void
  ) -> BenchmarkCase {
    BenchmarkCase(
      "field/\(operation)",
      operationCount: passes * vectorLength,
      ceiling: ceiling,
      rival: "gmp/\(operation)"
    ) {
      let x = BenchmarkInput.elements(vectorLength, seed: 1)
      let y = BenchmarkInput.elements(vectorLength, seed: 2)
      return {
        var results = x
        var span = results.mutableSpan
        for _ in 0..<passes { combine(&span, y.span) }
        return results.checksum
      }
    }
  }
}
