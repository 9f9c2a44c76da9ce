import StarkCairo

/// The parameters of a `dynamic` layout, known to be complete and each in its own range.
struct DynamicParameters {
  private let values: [String: UInt64]
  /// N, a power of two of at most 2⁴⁶, so that sums of a few row numbers are exact.
  let traceLength: UInt64
  let stepCount: UInt64

  /// Checks the names, the ranges of the numbers that are no places, and the trace length.
  init(
    _ values: [String: UInt64],
    stepCount: UInt64
  ) throws(DynamicLayoutRejection) {
    for name in DynamicParameters.names where values[name] == nil {
      throw .missingParameter(name)
    }
    let known = Set(DynamicParameters.names)
    if let unknown = values.keys.filter({ !known.contains($0) }).min() {
      throw .unknownParameter(unknown)
    }
    for (name, range) in DynamicParameters.ranges {
      guard let value = values[name], range.contains(value) else { throw .outOfRange(name) }
    }
    guard stepCount.nonzeroBitCount == 1 else { throw .stepCount(stepCount) }
    guard let componentStep = values["cpu_component_step"] else {
      throw .missingParameter("cpu_component_step")
    }
    let (traceLength, overflow) = stepCount.multipliedReportingOverflow(by: 16 * componentStep)
    guard !overflow, traceLength <= 1 << StoneLimits.maximumLog2TraceLength else {
      throw .traceTooLong
    }
    self.values = values
    self.stepCount = stepCount
    self.traceLength = traceLength
  }

  subscript(name: String) -> UInt64 {
    guard let value = values[name] else {
      preconditionFailure("no parameter is called \(name)")
    }
    return value
  }

  /// Whether the layout uses a builtin.
  func uses(_ builtin: Builtin) -> Bool { self[DynamicParameters.usesName(builtin)] == 1 }

  /// All names in the order of the transcript, which is that of their bytes.
  static let names: [String] = {
    let parts = DynamicComponent.all.flatMap(\.parameterNames)
    return Set(parts + ranges.map(\.0)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }()

  private static let ranges: [(String, ClosedRange<UInt64>)] =
    DynamicComponent.all.compactMap(\.builtin).map { (usesName($0), 0...1) } + [
      ("num_columns_first", 1...65535),
      ("num_columns_second", 1...65535),
      ("cpu_component_step", 1...256),
    ]

  private static func usesName(_ builtin: Builtin) -> String {
    "uses_\(builtin.rawValue)_builtin"
  }
}
