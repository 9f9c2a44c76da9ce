package import StarkAlgebra
package import StarkFaults

/// What the levels above the proof cost: hashes, and time by level.
public struct SettlementCost: Sendable {
  package private(set) var counts: OperationCounts
  /// The time of each level that was checked, in their order.
  public private(set) var durations: [(level: SettlementLevel, duration: Duration)] = []

  /// Nothing yet, of work that may use so many threads at a time.
  package init(threads: Int = 1) {
    counts = OperationCounts()
    counts.threads = threads
  }

  /// Pedersen hashes of two elements.
  public var pedersenHashes: Int { counts.pedersenHashes }

  /// Keccak-f permutations.
  public var keccakPermutations: Int { counts.keccakPermutations }

  /// Does `work` as `measure` does; its fault is one of `level`.
  package mutating func check<Result>(
    _ level: SettlementLevel,
    _ work: (inout OperationCounts) throws(Fault) -> Result
  ) throws(Fault) -> Result {
    do { return try measure(level, work) } catch { throw error.at(level) }
  }

  /// Does `work`, and adds its operations and time to those of `level`.
  package mutating func measure<Result, Fault: Error>(
    _ level: SettlementLevel,
    _ work: (inout OperationCounts) throws(Fault) -> Result
  ) throws(Fault) -> Result {
    let start = ContinuousClock.now
    let result = try work(&counts)
    let duration = start.duration(to: .now)
    if let last = durations.indices.last, durations[last].level == level {
      durations[last].duration += duration
    } else {
      durations.append((level, duration))
    }
    return result
  }
}
