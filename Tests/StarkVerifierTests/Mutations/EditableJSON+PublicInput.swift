import StarkAlgebra
import TestSupport
import Testing

/// A cell of public memory as it stands in a proof file.
struct WrittenCell {
  let address: UInt64
  let value: UInt256

  /// Another value in its place.
  var otherValue: String { "\(value == .zero ? UInt256(1) : value.minusOne)" }

  /// The same element, spelt otherwise.
  var valuePlusModulus: String { "\(value.addingReportingOverflow(Felt252.modulus).sum)" }
}

extension UInt256 {
  fileprivate var minusOne: UInt256 { subtractingReportingOverflow(UInt256(1)).difference }
}

extension EditableJSON {
  /// The memory segments of a proof file.
  func segments() throws -> [(name: String, bounds: (UInt64, UInt64))] {
    let segments = try value(at: StatementMutationTests.segments)
    return try segments.memberNames.map { name in
      (
        name,
        (try segments.unsigned("/\(name)/begin_addr"), try segments.unsigned("/\(name)/stop_ptr"))
      )
    }
  }

  mutating func setSegment(_ name: String, _ bounds: (UInt64, UInt64)) throws {
    let pointer = "\(StatementMutationTests.segments)/\(name)"
    try set("\(pointer)/begin_addr", to: .scalar("\(bounds.0)"))
    try set("\(pointer)/stop_ptr", to: .scalar("\(bounds.1)"))
  }

  /// The cells of public memory with their pointers.
  func cells() throws -> [(pointer: String, cell: WrittenCell)] {
    let cells = try #require(try value(at: StatementMutationTests.memory).elements)
    return try cells.enumerated().map { index, cell in
      let digits = try #require(try cell.value(at: "/value").string)
      return (
        "\(StatementMutationTests.memory)/\(index)",
        WrittenCell(
          address: try cell.unsigned("/address"),
          value: try #require(UInt256(hexadecimal: digits))
        )
      )
    }
  }

  private func unsigned(_ pointer: String) throws -> UInt64 {
    try #require(UInt64(try value(at: pointer).text))
  }
}
