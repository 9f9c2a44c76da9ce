package import StarkAIR
package import StarkCairo

/// Why a public input or a claimed out-of-domain value cannot satisfy the Cairo constraints.
package enum AIRRejection: Error, Equatable, Sendable {
  /// The trace length is no power of two, or no multiple of the rows of the largest component.
  case traceLength(UInt64, multipleOf: Int)
  /// The public input lacks a segment that the layout has.
  case missingSegment(SegmentName)
  /// Public memory has no cell, so there is none to fill the rest of its place in the trace with.
  case emptyPublicMemory
  /// Public memory has more cells than the trace sets aside.
  case publicMemoryTooLarge(cellCount: Int, capacity: UInt64)
  /// A public cell has the same image under the memory challenges as z: the product is undefined.
  ///
  /// An honest prover meets this with probability below 2⁻¹⁸⁰.
  case undefinedMemoryProduct
  case composition(CompositionRejection)
}

extension AIRRejection {
  /// The reason in words.
  var words: String {
    switch self {
    case .traceLength(let length, let multiple): "\(length) rows, no multiple of \(multiple)"
    case .missingSegment(let name): "no segment \(name.text)"
    case .emptyPublicMemory: "no public memory"
    case .publicMemoryTooLarge(let cellCount, let capacity):
      "\(cellCount) public cells, where the trace has room for \(capacity)"
    case .undefinedMemoryProduct: "a public cell that is a zero of the product over memory"
    case .composition(.pointOnDomain(let constraint)): "a row of the domain of \(constraint)"
    case .composition(.conflictingValues(let cell)):
      "two values for column \(cell.column), row \(cell.row)"
    }
  }
}
