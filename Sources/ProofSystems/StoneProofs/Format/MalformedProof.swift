package import StarkAlgebra
package import StarkJSON

/// What is wrong with a proof file.
package enum MalformedProof: Error, Equatable, Sendable {
  /// It is not JSON, or not of the expected shape.
  case json(JSONError)
  /// A number below the least that means something at its place, or above the greatest.
  case outOfRange(at: JSONLocation, allowed: ClosedRange<UInt64>, found: UInt64)
  case notPowerOfTwo(at: JSONLocation, found: UInt64)
  /// A value of public memory that is not below p.
  case notFieldElement(at: JSONLocation, found: UInt256)
  /// The list of FRI steps has no elements.
  case emptyFRIStepList(at: JSONLocation)
  /// Parameters of the `dynamic` layout for a layout that has none.
  case unexpectedDynamicParameters(at: JSONLocation)

  /// The public memory has no cells.
  case emptyPublicMemory(at: JSONLocation)
  /// No cell of the public memory lies on page 0.
  case missingMainPage(at: JSONLocation)
  /// The cells of a page other than 0 do not have consecutive addresses.
  ///
  /// `expected` is nil where the page would continue beyond the last address, 2⁶⁴ − 1.
  case discontinuousPage(at: JSONLocation, page: UInt32, expected: UInt64?, found: UInt64)
  /// A cell of the public memory that gives an address a second value.
  case contradictoryCell(at: JSONLocation, address: UInt64, expected: Felt252, found: Felt252)
}
