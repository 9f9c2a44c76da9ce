import StarkBenchmarks

/// A piece of work to measure.
public struct MeasuredCase: Sendable {
  /// What is measured, as `field/multiply`.
  public let name: String
  /// The operations in one run of the work.
  public let operationCount: Int
  private let make: @Sendable () throws -> () -> Phases

  /// The time of each part of the work, in order; empty for work of one part.
  public typealias Phases = [(name: String, duration: Duration)]

  /// Makes the inputs and returns the work.
  public func prepare() throws -> () -> Phases { try make() }

  init(
    _ name: String,
    operationCount: Int = 1,
    make: @escaping @Sendable () throws -> () -> Phases
  ) {
    self.name = name
    self.operationCount = operationCount
    self.make = make
  }

  init(_ item: BenchmarkCase) {
    self.init(item.name, operationCount: item.operationCount) {
      let work = try item.prepare()
      let sink = Sink()
      return {
        sink.checksum ^= work()
        return []
      }
    }
  }

  /// Where the results go, so that they are needed.
  private final class Sink {
    var checksum: UInt64 = 0
  }
}
