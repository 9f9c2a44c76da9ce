package import StarkAlgebra

/// The part of memory that a proof makes public, as a partial map from addresses to values.
///
/// Every address has one value and is listed once; addresses are below 2⁶⁴ by their type. Page 0 is
/// a list of cells in any order, each further page a run of consecutive addresses. Of the numbers
/// of further pages nothing counts but their order, which is all that a proof binds.
package struct PublicMemory: Sendable {
  /// The cells of page 0 in the order of the file.
  package let mainPage: [PublicMemoryCell]
  /// The pages from number 1 on, in the ascending order of their numbers in the file.
  package let continuousPages: [PublicMemoryPage]
  /// The cell whose copies fill the public accesses that the layout has and the proof doesn't need.
  ///
  /// Stone takes the first cell of the file, on whatever page it is.
  package let padding: PublicMemoryCell
  private let values: [UInt64: Felt252]

  /// The map that `cells` spell, which are in the order of the file.
  ///
  /// - `capacity`: the public accesses of the layout. The AIR compares exactly that many with
  ///   `cells` and copies of the padding; with more cells, their number less the capacity would
  ///   become a huge exponent (Stone subtracts without a check).
  ///
  /// The AIR accepts any multiset of cells that the memory agrees with, so it alone forces one
  /// value an address; but a reader that takes the last of two listed values would be deceived
  /// before any proof is checked. A cell listed twice has no honest reason and is refused as well.
  package init(
    cells: [PublicMemoryCell],
    capacity: UInt64
  ) throws(PublicMemoryRejection) {
    guard let padding = cells.first else { throw .empty }
    guard UInt64(cells.count) <= capacity else {
      throw .overCapacity(cellCount: cells.count, capacity: capacity)
    }
    var values: [UInt64: Felt252] = [:]
    values.reserveCapacity(cells.count)
    for cell in cells {
      guard let earlier = values.updateValue(cell.value, forKey: cell.address) else { continue }
      throw earlier == cell.value
        ? .repeatedAddress(cell.address)
        : .conflictingValues(address: cell.address)
    }
    var pages = Dictionary(grouping: cells, by: \.page)
    guard let mainPage = pages.removeValue(forKey: 0) else { throw .mainPageMissing }
    var continuousPages: [PublicMemoryPage] = []
    for (_, cells) in pages.sorted(by: { $0.key < $1.key }) {
      let number = UInt32(continuousPages.count + 1)
      continuousPages.append(try PublicMemoryPage(number: number, cells: cells))
    }
    self.mainPage = mainPage
    self.continuousPages = continuousPages
    self.padding = padding
    self.values = values
  }

  /// The number of public addresses.
  package var count: Int { values.count }

  /// The value at `address`, or nil if that address is not public.
  package subscript(address: UInt64) -> Felt252? { values[address] }

  /// The values at `begin ..< stop`; empty if stop ≤ begin.
  ///
  /// Takes at most `count` + 1 look-ups, however large the range is.
  package func values(
    from begin: UInt64,
    to stop: UInt64
  ) throws(MissingCell) -> [Felt252] {
    var found: [Felt252] = []
    var address = begin
    while address < stop {
      guard let value = values[address] else { throw MissingCell(address: address) }
      found.append(value)
      address += 1
    }
    return found
  }

  /// An address that should be public and is not.
  package struct MissingCell: Error, Equatable, Sendable {
    package let address: UInt64

    package init(address: UInt64) { self.address = address }
  }
}
