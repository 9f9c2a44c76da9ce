import StarkAlgebra
import StarkCairo
import StarkJSON

/// Decodes the cells of public memory, one after the other, and follows each page.
struct PublicMemoryDecoder {
  private let limits: StoneLimits
  private var hasMainPage = false
  /// The last address of every page other than 0, and the page that was last continued.
  private var lastAddresses: [UInt32: UInt64] = [:]

  /// Decodes `public_memory`.
  ///
  /// Demands at least one cell on page 0, consecutive addresses on each other page (its hash
  /// covers the values only, so the transcript binds the addresses through the first), and one
  /// value for each address: with two, whoever reads the memory as a map could be shown either.
  static func cells(
    of list: JSONValue,
    limits: StoneLimits
  ) throws(StoneFileError) -> [PublicMemoryCell] {
    let array = try list.cells(limits)
    var decoder = PublicMemoryDecoder(limits: limits)
    var cells: [PublicMemoryCell] = []
    cells.reserveCapacity(array.count)
    var isAscending = true
    for element in array {
      let cell = try decoder.cell(of: element)
      if let last = cells.last, last.address >= cell.address { isAscending = false }
      cells.append(cell)
    }
    guard !cells.isEmpty else { throw .malformed(.emptyPublicMemory(at: list.location)) }
    guard decoder.hasMainPage else { throw .malformed(.missingMainPage(at: list.location)) }
    if !isAscending { try refuseContradictions(cells, array) }
    return cells
  }

  private init(limits: StoneLimits) {
    self.limits = limits
  }

  private mutating func cell(of element: JSONValue) throws(StoneFileError) -> PublicMemoryCell {
    let object = try element.asObject()
    let cell = try PublicMemoryCell(
      address: object.integer("address", in: StoneLimits.any),
      value: Self.value(of: object.value("value")),
      page: UInt32(object.integer("page", in: StoneLimits.pageNumber))
    )
    if cell.page == 0 {
      hasMainPage = true
    } else {
      try continuePage(with: cell, element)
    }
    return cell
  }

  /// A field element in its shortest lowercase form; any other form is refused, and x + p for x.
  private static func value(of value: JSONValue) throws(StoneFileError) -> Felt252 {
    let words = try decoded { () throws(JSONError) in try value.hexadecimalInteger() }
    let integer = UInt256(words.w0, words.w1, words.w2, words.w3)
    guard let element = Felt252(integer) else {
      throw .malformed(.notFieldElement(at: value.location, found: integer))
    }
    return element
  }

  private mutating func continuePage(
    with cell: PublicMemoryCell,
    _ element: JSONValue
  ) throws(StoneFileError) {
    if let last = lastAddresses[cell.page] {
      let (expected, overflow) = last.addingReportingOverflow(1)
      guard !overflow, cell.address == expected else {
        throw .malformed(
          .discontinuousPage(
            at: element.location,
            page: cell.page,
            expected: overflow ? nil : expected,
            found: cell.address
          )
        )
      }
    } else {
      guard lastAddresses.count + 1 < limits.publicMemoryPageCount else {
        throw .unsupported(
          .tooManyPages(at: element.location, maximum: limits.publicMemoryPageCount)
        )
      }
    }
    lastAddresses[cell.page] = cell.address
  }

  /// Throws if an address has two values.
  private static func refuseContradictions(
    _ cells: [PublicMemoryCell],
    _ array: JSONArray
  ) throws(StoneFileError) {
    var values: [UInt64: Felt252] = [:]
    values.reserveCapacity(cells.count)
    for (cell, element) in zip(cells, array) {
      let expected = values.updateValue(cell.value, forKey: cell.address) ?? cell.value
      guard expected == cell.value else {
        throw .malformed(
          .contradictoryCell(
            at: element.location,
            address: cell.address,
            expected: expected,
            found: cell.value
          )
        )
      }
    }
  }
}
