package import StarkFaults

/// Why memory segments are not those of a Cairo run in the layout.
package enum SegmentRejection: Error, Equatable, Sendable {
  /// The layout has the segment and the public input lacks it.
  case missing(SegmentName)
  /// The public input has a segment that the layout lacks.
  case unexpected(SegmentName)
  /// The segment stops before it begins.
  case reversed(SegmentName)
  /// The used part of the segment is not a whole number of instances.
  case partialInstance(Builtin, cellCount: UInt64)
  /// The used part of the segment has more instances than the trace.
  case overCapacity(Builtin, instanceCount: UInt64, capacity: UInt64)
  /// The segment at its full size reaches beyond the last address, 2⁶⁴ − 1.
  case outOfRange(SegmentName)
  /// The first segment, at its full size, reaches into the second.
  case overlapping(SegmentName, SegmentName)
  /// The bounds of the range-check pool are not minimum ≤ maximum < 2¹⁶.
  case rangeCheckBounds(minimum: UInt64, maximum: UInt64)
}

extension SegmentRejection {
  /// The rejection in words; its code says what is wrong, without the particulars.
  package var fault: Fault {
    switch self {
    case .missing(let name):
      Fault(
        .rejected,
        "statement/segment-missing",
        "the layout's segment is missing",
        at: name.text
      )
    case .unexpected(let name):
      Fault(
        .rejected,
        "statement/segment-unexpected",
        "the layout has no such segment",
        at: name.text
      )
    case .reversed(let name):
      Fault(
        .rejected,
        "statement/segment-reversed",
        "the segment stops before it begins",
        at: name.text
      )
    case .partialInstance(let builtin, let cellCount):
      Fault(
        .rejected,
        "statement/segment-partial-instance",
        "the segment is not a whole number of instances",
        at: builtin.rawValue,
        expected: "a multiple of \(builtin.cellsPerInstance) cells",
        found: "\(cellCount)"
      )
    case .overCapacity(let builtin, let instanceCount, let capacity):
      Fault(
        .rejected,
        "statement/segment-over-capacity",
        "the segment has more instances than the trace",
        at: builtin.rawValue,
        expected: "at most \(capacity)",
        found: "\(instanceCount)"
      )
    case .outOfRange(let name):
      Fault(
        .rejected,
        "statement/segment-out-of-range",
        "the segment reaches beyond the last address",
        at: name.text
      )
    case .overlapping(let first, let second):
      Fault(
        .rejected,
        "statement/segments-overlapping",
        "segments overlap",
        at: "\(first.text), \(second.text)"
      )
    case .rangeCheckBounds(let minimum, let maximum):
      Fault(
        .rejected,
        "statement/range-check-bounds",
        "the range-check bounds are not ordered below 2^16",
        found: "\(minimum)…\(maximum)"
      )
    }
  }
}
