package import StarkFaults

/// Why the public input of a proof is not a statement about a Cairo run.
package enum StatementRejection: Error, Equatable, Sendable {
  case publicMemory(PublicMemoryRejection)
  case segments(SegmentRejection)
  /// A cell of the output segment is not public.
  case outputCellMissing(address: UInt64)
  case program(ProgramRejection)
  case bootloader(BootloaderRejection)
}

extension StatementRejection {
  /// The rejection in words; its code says what is wrong, without the particulars.
  package var fault: Fault {
    switch self {
    case .publicMemory(let rejection): rejection.fault
    case .segments(let rejection): rejection.fault
    case .outputCellMissing(let address):
      Fault(
        .rejected,
        "statement/output-cell-missing",
        "a cell of the output is not public",
        at: "address \(address)"
      )
    case .program(let rejection): rejection.fault
    case .bootloader(let rejection): rejection.fault
    }
  }
}
