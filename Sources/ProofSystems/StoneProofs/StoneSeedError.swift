package import StarkCairo
package import StarkHashes

/// Why a public input has no seed under a layout.
package enum StoneSeedError: Error, Equatable, Sendable {
  case emptyPublicMemory
  /// The number of steps is not a power of two.
  case stepCount(UInt64)
  /// The layout has a segment that the public input lacks.
  case missingSegment(SegmentName)
  /// The public input has segments that the layout lacks.
  case unknownSegments
  case missingDynamicParameter(String)
  case unknownDynamicParameters
  /// The page hash refuses its input.
  case pageHash(HashInputError)
  /// The hash of the seed refuses a word of it.
  case seedHash(HashInputError)
}
