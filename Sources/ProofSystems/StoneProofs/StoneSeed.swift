package import StarkAlgebra
package import StarkCairo

/// The statement as the transcript starts from it: a list of 32-byte big-endian words.
///
///     S6 only: number of verifier-friendly layers
///     log₂ steps, rc_min, rc_max, layout code, dynamic parameters,
///     begin and stop of each segment,
///     address and value of the padding cell, number of pages,
///     for each page: (unless it is page 0) first address; number of cells; hash
///
/// What is not in here, such as the number of queries, is not bound by the transcript
/// (Stone, air/cpu/board/cpu_air_statement).
package struct StoneSeed: Hashable, Sendable {
  /// The words that both versions have.
  private let words: [Bytes32]
  private let verifierFriendlyLayerCount: Bytes32

  /// Hashes the pages and lays out the words.
  ///
  /// `segmentOrder` and `dynamicParameterOrder` are the layout's, and the public input must have
  /// exactly these segments and parameters. The public memory must not be empty; its first cell
  /// is the one that pads the memory of the trace.
  ///
  /// Cost: for each page, the page hash of 64 (page 0) or 32 bytes a cell.
  package init(
    parameters: StoneParameters,
    publicInput: CairoPublicInput,
    layoutCode: Felt252,
    segmentOrder: [SegmentName],
    dynamicParameterOrder: [String] = [],
    counts: inout OperationCounts
  ) throws(StoneSeedError) {
    guard let padding = publicInput.publicMemory.first else { throw .emptyPublicMemory }
    guard publicInput.stepCount.nonzeroBitCount == 1 else {
      throw .stepCount(publicInput.stepCount)
    }
    let pages = SeedPage.pages(of: publicInput.publicMemory)
    var words = [
      Bytes32(integer: UInt64(publicInput.stepCount.trailingZeroBitCount)),
      Bytes32(integer: publicInput.rangeCheckMinimum),
      Bytes32(integer: publicInput.rangeCheckMaximum),
      layoutCode.bytes,
    ]
    words += try Self.dynamicParameters(of: publicInput, order: dynamicParameterOrder)
    words += try Self.segments(of: publicInput, order: segmentOrder)
    words += [
      Bytes32(integer: padding.address),
      padding.value.bytes,
      Bytes32(integer: UInt64(pages.count)),
    ]
    for page in pages {
      if page.number != 0 { words.append(Bytes32(integer: page.firstAddress)) }
      words.append(Bytes32(integer: UInt64(page.cellCount)))
      words.append(try page.digest(parameters.pageHash, counts: &counts))
    }
    self.words = words
    self.verifierFriendlyLayerCount = Bytes32(
      integer: UInt64(parameters.verifierFriendlyLayerCount)
    )
  }

  /// The seed as one version writes it.
  package func bytes(_ version: StoneSeedVersion) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(32 * (words.count + 1))
    if version == .s6 { bytes += verifierFriendlyLayerCount.array }
    for word in words { bytes += word.array }
    return bytes
  }

  private static func dynamicParameters(
    of publicInput: CairoPublicInput,
    order: [String]
  ) throws(StoneSeedError) -> [Bytes32] {
    let parameters = publicInput.dynamicParameters ?? [:]
    guard parameters.count <= order.count else { throw .unknownDynamicParameters }
    return try order.map { name throws(StoneSeedError) in
      guard let parameter = parameters[name] else { throw .missingDynamicParameter(name) }
      return Bytes32(integer: parameter)
    }
  }

  private static func segments(
    of publicInput: CairoPublicInput,
    order: [SegmentName]
  ) throws(StoneSeedError) -> [Bytes32] {
    guard publicInput.segments.count <= order.count else { throw .unknownSegments }
    var words: [Bytes32] = []
    for name in order {
      guard let segment = publicInput.segments[name] else { throw .missingSegment(name) }
      words += [Bytes32(integer: segment.begin), Bytes32(integer: segment.stop)]
    }
    return words
  }
}

extension Bytes32 {
  fileprivate init(integer: UInt64) {
    self.init(UInt256(integer))
  }
}
