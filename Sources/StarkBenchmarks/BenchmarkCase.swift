/// A piece of work whose speed is worth knowing.
package struct BenchmarkCase: Sendable {
  /// Performs all operations of a case and returns a word that depends on their results, so that
  /// no part of the work can be left out.
  package typealias Work = () -> UInt64

  /// What is measured, as `field/multiply`; the first part is the group.
  package let name: String
  /// The operations in one run of the work, at least 1.
  package let operationCount: Int
  /// The nanoseconds an operation may take on the reference machine, a Zen 4 core at 3.7 GHz.
  package let ceiling: Double?
  /// The case that does the same by other means.
  package let rival: String?
  /// Makes the inputs, which are not measured, and returns the work.
  package let prepare: @Sendable () throws(BenchmarkError) -> Work

  package init(
    _ name: String,
    operationCount: Int = 1,
    ceiling: Double? = nil,
    rival: String? = nil,
    prepare: @escaping @Sendable () throws(BenchmarkError) -> Work
  ) {
    precondition(operationCount >= 1, "a case without operations")
    self.name = name
    self.operationCount = operationCount
    self.ceiling = ceiling
    self.rival = rival
    self.prepare = prepare
  }

  /// What is in front of the slash.
  package var group: Substring { name.prefix { $0 != "/" } }
}

extension [BenchmarkCase] {
  /// The cases that need no file: fields, hashes and FRI.
  package static var kernels: [BenchmarkCase] { field + gmp + hashes + lowDegree }
}

/// A case that cannot be measured.
package enum BenchmarkError: Error, Equatable, Sendable {
  /// The input that was made for the case is not accepted: what would be measured is a refusal.
  case inputRefused(name: String)
}
