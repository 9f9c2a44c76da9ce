package import StarkAlgebra
package import StarkCairo

/// The words of a seed before its pages, none of which needs a hash.
package struct StoneSeedHead: Hashable, Sendable {
  /// The words that both versions have.
  let words: [Bytes32]
  let verifierFriendlyLayerCount: Bytes32

  /// Lays out the words.
  ///
  /// `segmentOrder` and `dynamicParameterOrder` are the layout's, and the public input must have
  /// exactly these segments and parameters. The public memory must not be empty; its first cell
  /// is the one that pads the memory of the trace.
  package init(
    parameters: StoneParameters,
    publicInput: CairoPublicInput,
    layoutCode: Felt252,
    segmentOrder: [SegmentName],
    dynamicParameterOrder: [String] = []
  ) throws(StoneSeedError) {
    guard let padding = publicInput.publicMemory.first else { throw .emptyPublicMemory }
    guard publicInput.stepCount.nonzeroBitCount == 1 else {
      throw .stepCount(publicInput.stepCount)
    }
    var words = [
      Bytes32(integer: UInt64(publicInput.stepCount.trailingZeroBitCount)),
      Bytes32(integer: publicInput.rangeCheckMinimum),
      Bytes32(integer: publicInput.rangeCheckMaximum),
      layoutCode.bytes,
    ]
    words += try Self.dynamicParameters(of: publicInput, order: dynamicParameterOrder)
    words += try Self.segments(of: publicInput, order: segmentOrder)
    words += [Bytes32(integer: padding.address), padding.value.bytes]
    self.words = words
    self.verifierFriendlyLayerCount = Bytes32(
      integer: UInt64(parameters.verifierFriendlyLayerCount)
    )
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
  init(integer: UInt64) {
    self.init(UInt256(integer))
  }
}
