package import StarkAlgebra

/// A page of public memory other than page 0: values at consecutive addresses.
///
/// Its addresses are `start ..< start + values.count`; there is at least one.
package struct PublicMemoryPage: Hashable, Sendable {
  /// One or more.
  package let number: UInt32
  package let start: UInt64
  package let values: [Felt252]

  /// The page made of `cells`, which are in the order of the file.
  init(number: UInt32, cells: [PublicMemoryCell]) throws(PublicMemoryRejection) {
    guard let first = cells.first else { throw .pageMissing(number: number) }
    var previous = first.address
    for cell in cells.dropFirst() {
      let (expected, overflow) = previous.addingReportingOverflow(1)
      guard !overflow, cell.address == expected else {
        throw .pageNotContinuous(number: number, address: cell.address)
      }
      previous = expected
    }
    self.number = number
    self.start = first.address
    self.values = cells.map(\.value)
  }

  /// The last address on the page.
  package var last: UInt64 { start + UInt64(values.count - 1) }
}
