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
