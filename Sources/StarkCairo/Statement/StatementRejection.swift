/// Why the public input of a proof is not a statement about a Cairo run.
package enum StatementRejection: Error, Equatable, Sendable {
  case publicMemory(PublicMemoryRejection)
  case segments(SegmentRejection)
  /// A cell of the output segment is not public.
  case outputCellMissing(address: UInt64)
  case program(ProgramRejection)
  case bootloader(BootloaderRejection)
}
