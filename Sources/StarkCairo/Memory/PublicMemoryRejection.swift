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
