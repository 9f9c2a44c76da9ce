import StarkBenchmarks

/// A piece of work to measure.
public struct MeasuredCase: Sendable {
  /// What is measured, as `field/multiply`.
  public let name: String
  /// The operations in one run of the work.
  public let operationCount: Int
  /// Whether a run uses all cores, and says what it counted.
  public let isCounted: Bool
  private let make: @Sendable () throws -> () -> MeasuredRun

  /// Makes the inputs and returns the work.
  public func prepare() throws -> () -> MeasuredRun { try make() }

  init(
    _ name: String,
    operationCount: Int = 1,
    isCounted: Bool = false,
    make: @escaping @Sendable () throws -> () -> MeasuredRun
  ) {
    self.name = name
    self.operationCount = operationCount
    self.isCounted = isCounted
    self.make = make
  }

  init(_ item: BenchmarkCase) {
    self.init(item.name, operationCount: item.operationCount) {
      let work = try item.prepare()
      let sink = Sink()
      return {
        sink.checksum ^= work()
        return MeasuredRun()
      }
    }
  }

  /// Where the results go, so that they are needed.
  private final class Sink {
    var checksum: UInt64 = 0
  }
}
