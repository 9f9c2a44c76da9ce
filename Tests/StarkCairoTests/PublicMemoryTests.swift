import StarkAlgebra
import StarkCairo
import Testing

@Suite("Public memory")
struct PublicMemoryTests {
  private func memory(
    _ cells: [(UInt64, Felt252, UInt32)],
    capacity: UInt64 = 8
  ) throws(PublicMemoryRejection) -> PublicMemory {
    try PublicMemory(
      cells: cells.map { PublicMemoryCell(address: $0, value: $1, page: $2) },
      capacity: capacity
    )
  }

  @Test("cells are found by address, pages by number, and the first cell is the padding")
  func lookUp() throws {
    let memory = try memory([(7, 70, 1), (1, 10, 0), (9, 90, 2), (8, 80, 1), (2, 20, 0)])
    #expect(memory.count == 5)
    #expect(memory[8] == 80)
    #expect(memory[3] == nil)
    #expect(memory.padding.address == 7)
    #expect(memory.mainPage.map(\.address) == [1, 2])
    #expect(memory.continuousPages.map(\.number) == [1, 2])
    #expect(memory.continuousPages.map(\.start) == [7, 9])
    #expect(memory.continuousPages.map(\.values) == [[70, 80], [90]])
    #expect(try memory.values(from: 7, to: 10) == [70, 80, 90])
    #expect(try memory.values(from: 7, to: 7) == [])
    #expect(throws: PublicMemory.MissingCell(address: 10)) {
      try memory.values(from: 7, to: .max)
    }
  }

  @Test("cells that are no memory are refused")
  func rejections() {
    #expect(throws: PublicMemoryRejection.empty) { try memory([]) }
    #expect(throws: PublicMemoryRejection.overCapacity(cellCount: 2, capacity: 1)) {
      try memory([(1, 1, 0), (2, 2, 0)], capacity: 1)
    }
    #expect(throws: PublicMemoryRejection.repeatedAddress(1)) {
      try memory([(1, 1, 0), (1, 1, 0)])
    }
    #expect(throws: PublicMemoryRejection.repeatedAddress(1)) {
      try memory([(1, 1, 0), (1, 1, 1)])
    }
    #expect(throws: PublicMemoryRejection.conflictingValues(address: 1)) {
      try memory([(1, 1, 0), (1, 2, 0)])
    }
    #expect(throws: PublicMemoryRejection.mainPageMissing) { try memory([(1, 1, 1)]) }
  }

  @Test("pages are known by their order, whatever their numbers: a proof binds no more")
  func pageNumbers() throws {
    for numbers in [[1, 2], [2, 5], [7, .max]] as [[UInt32]] {
      let cells: [(UInt64, Felt252, UInt32)] = [
        (20, 3, numbers[1]), (1, 1, 0), (10, 2, numbers[0]), (21, 4, numbers[1]),
      ]
      let pages = try memory(cells).continuousPages
      #expect(pages.map(\.number) == [1, 2])
      #expect(pages.map(\.start) == [10, 20])
      #expect(pages.map(\.values) == [[2], [3, 4]])
    }
  }

  @Test("continuous pages ascend by one", arguments: [6, 7, 9] as [UInt64])
  func discontinuous(second: UInt64) {
    let cells: [(UInt64, Felt252, UInt32)] = [(1, 1, 0), (7, 70, 1), (second, 80, 1)]
    #expect {
      try memory(cells)
    } throws: { error in
      let error = error as? PublicMemoryRejection
      return error == .pageNotContinuous(number: 1, address: second)
        || (second == 7 && error == .conflictingValues(address: 7))
    }
  }

  @Test("a page may end at the last address and not run over it")
  func lastAddress() throws {
    let page: [(UInt64, Felt252, UInt32)] = [(1, 1, 0), (.max - 1, 2, 1), (.max, 3, 1)]
    #expect(try memory(page).continuousPages.map(\.last) == [.max])
    #expect(throws: PublicMemoryRejection.pageNotContinuous(number: 1, address: 0)) {
      try memory(page + [(0, 4, 1)])
    }
  }
}
