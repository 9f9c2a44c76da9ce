package import StarkFaults

/// Why a list of public memory cells is not the public memory of a Cairo run.
package enum PublicMemoryRejection: Error, Equatable, Sendable {
  case empty
  /// The layout has room for fewer public accesses than there are cells.
  case overCapacity(cellCount: Int, capacity: UInt64)
  /// No cell is on page 0.
  case mainPageMissing
  /// A page other than page 0 must list consecutive addresses; `address` is the first that is not.
  case pageNotContinuous(number: UInt32, address: UInt64)
  /// An address is listed twice with the same value.
  case repeatedAddress(UInt64)
  /// An address is listed with two values.
  case conflictingValues(address: UInt64)
}

extension PublicMemoryRejection {
  /// The rejection in words; its code says what is wrong, without the particulars.
  package var fault: Fault {
    switch self {
    case .empty: Fault(.rejected, "statement/public-memory-empty", "the public memory is empty")
    case .overCapacity(let cellCount, let capacity):
      Fault(
        .rejected,
        "statement/public-memory-over-capacity",
        "the layout has room for fewer public cells",
        expected: "at most \(capacity)",
        found: "\(cellCount)"
      )
    case .mainPageMissing: Fault(.rejected, "statement/main-page-missing", "no cell is on page 0")
    case .pageNotContinuous(let number, let address):
      Fault(
        .rejected,
        "statement/page-not-continuous",
        "page \(number) does not have consecutive addresses",
        at: "address \(address)"
      )
    case .repeatedAddress(let address):
      Fault(
        .rejected,
        "statement/repeated-address",
        "a cell is listed twice",
        at: "address \(address)"
      )
    case .conflictingValues(let address):
      Fault(
        .rejected,
        "statement/conflicting-values",
        "an address has two values",
        at: "address \(address)"
      )
    }
  }
}
