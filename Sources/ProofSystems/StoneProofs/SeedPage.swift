import StarkAlgebra
import StarkCairo
import StarkHashes

/// The cells of one page, in the order of the file, as the page hash takes them.
struct SeedPage {
  let number: UInt32
  let firstAddress: UInt64
  private(set) var cellCount = 0
  /// Page 0: address and value of each cell; the others: the values, their addresses follow.
  private var text: [UInt8] = []

  /// The pages of `memory` in ascending order of their numbers.
  static func pages(of memory: [PublicMemoryCell]) -> [SeedPage] {
    var pages: [UInt32: SeedPage] = [:]
    for cell in memory {
      pages[cell.page, default: SeedPage(number: cell.page, firstAddress: cell.address)]
        .append(cell)
    }
    return pages.values.sorted { $0.number < $1.number }
  }

  private init(number: UInt32, firstAddress: UInt64) {
    self.number = number
    self.firstAddress = firstAddress
  }

  private mutating func append(_ cell: PublicMemoryCell) {
    cellCount += 1
    if number == 0 { text += Bytes32(UInt256(cell.address)).array }
    text += cell.value.bytes.array
  }

  /// The digest of the page; a page hash takes every word, so none is refused here.
  func digest(_ hash: StoneHashName, counts: inout OperationCounts) throws(StoneSeedError)
    -> Bytes32
  {
    do {
      return try hash.function.digest(text.span, counts: &counts)
    } catch {
      throw .pageHash(error)
    }
  }
}
