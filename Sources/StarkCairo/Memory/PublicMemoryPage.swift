package import StarkAlgebra

/// A page of public memory other than page 0: values at consecutive addresses.
///
/// Its addresses are `start ..< start + values.count`.
package struct PublicMemoryPage: Hashable, Sendable {
  /// Its place among the pages other than page 0, from 1.
  ///
  /// A file may number its pages with gaps. The transcript depends on their order alone, so this is
  /// what a proof says, whatever number the file gives the page.
  package let number: UInt32
  package let start: UInt64
  package let values: [Felt252]

  /// The page made of `cells`, which are in the order of the file.
  init(number: UInt32, cells: [PublicMemoryCell]) throws(PublicMemoryRejection) {
    precondition(!cells.isEmpty, "a page has the cells that name it")
    for (cell, next) in zip(cells, cells.dropFirst()) {
      let (expected, overflow) = cell.address.addingReportingOverflow(1)
      guard !overflow, next.address == expected else {
        throw .pageNotContinuous(number: number, address: next.address)
      }
    }
    self.number = number
    self.start = cells[0].address
    self.values = cells.map(\.value)
  }

  /// The last address on the page.
  package var last: UInt64 { start + UInt64(values.count - 1) }
}
