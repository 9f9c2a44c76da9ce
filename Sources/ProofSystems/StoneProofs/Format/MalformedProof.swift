package import StarkAlgebra
package import StarkFaults
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

extension MalformedProof {
  /// The fault in words.
  package var fault: Fault {
    switch self {
    case .json(let error): error.fault
    case .outOfRange(let location, let allowed, let found):
      Fault(
        .malformed,
        "malformed/out-of-range",
        "number out of range",
        at: "\(location)",
        expected: "\(allowed.lowerBound)…\(allowed.upperBound)",
        found: "\(found)"
      )
    case .notPowerOfTwo(let location, let found):
      Fault(
        .malformed,
        "malformed/power-of-two",
        "number is no power of two",
        at: "\(location)",
        found: "\(found)"
      )
    case .notFieldElement(let location, let found):
      Fault(
        .malformed,
        "malformed/field-element",
        "number is not below the field's modulus",
        at: "\(location)",
        found: "\(found)"
      )
    case .emptyFRIStepList(let location):
      Fault(.malformed, "malformed/fri-steps", "there are no FRI steps", at: "\(location)")
    case .unexpectedDynamicParameters(let location):
      Fault(
        .malformed,
        "malformed/dynamic-layout",
        "a static layout has no dynamic parameters",
        at: "\(location)"
      )
    case .emptyPublicMemory(let location):
      Fault(
        .malformed,
        "malformed/public-memory",
        "the public memory is empty",
        at: "\(location)"
      )
    case .missingMainPage(let location):
      Fault(.malformed, "malformed/public-memory", "no cell is on page 0", at: "\(location)")
    case .discontinuousPage(let location, let page, let expected, let found):
      Fault(
        .malformed,
        "malformed/public-memory",
        "page \(page) does not have consecutive addresses",
        at: "\(location)",
        expected: expected.map { "\($0)" },
        found: "\(found)"
      )
    case .contradictoryCell(let location, let address, let expected, let found):
      Fault(
        .malformed,
        "malformed/public-memory",
        "address \(address) has two values",
        at: "\(location)",
        expected: "\(expected)",
        found: "\(found)"
      )
    }
  }
}
