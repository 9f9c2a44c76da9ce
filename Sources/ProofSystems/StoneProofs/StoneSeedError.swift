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

extension StoneSeedError {
  /// The lack or excess of the public input in words.
  var words: String {
    switch self {
    case .emptyPublicMemory: "no public memory"
    case .stepCount(let count): "\(count) steps, no power of two"
    case .missingSegment(let name): "no segment \(name.text)"
    case .unknownSegments: "segments that the layout lacks"
    case .missingDynamicParameter(let name): "no parameter \(name.shortened)"
    case .unknownDynamicParameters: "parameters that the layout lacks"
    case .pageHash(let error): "a page that its hash does not take: \(error.words)"
    case .seedHash(let error): "a seed that its hash does not take: \(error.words)"
    }
  }
}
