import StarkAlgebra
import StarkCairo
import StarkFaults
import Testing

@Suite("Codes of statement rejections")
struct StatementRejectionTests {
  static let rejections: [StatementRejection] = [
    .publicMemory(.empty), .publicMemory(.overCapacity(cellCount: 2, capacity: 1)),
    .publicMemory(.mainPageMissing),
    .publicMemory(.pageNotContinuous(number: 1, address: 2)),
    .publicMemory(.repeatedAddress(1)), .publicMemory(.conflictingValues(address: 1)),
    .segments(.missing(.program)), .segments(.unexpected(.program)),
    .segments(.reversed(.program)), .segments(.partialInstance(.pedersen, cellCount: 1)),
    .segments(.overCapacity(.pedersen, instanceCount: 2, capacity: 1)),
    .segments(.outOfRange(.program)), .segments(.overlapping(.program, .execution)),
    .segments(.rangeCheckBounds(minimum: 2, maximum: 1)), .outputCellMissing(address: 1),
    .program(.initialProgramCounter(2)), .program(.finalProgramCounter(2)),
    .program(.builtinCount(12)), .program(.executionTooShort),
    .program(.frame(address: 1, expected: 2, found: 3)), .program(.argument(index: 0, found: 1)),
    .program(.result(index: 0, builtin: .output, found: 1)),
    .program(.segmentNotPassed(.output)), .program(.unexplainedCell(address: 1)),
    .program(.pageOutsideOutput(number: 1)), .bootloader(.headerMissing(wordCount: 0)),
    .bootloader(.taskCount(1, wordCount: 0)),
    .bootloader(.taskSize(task: 0, size: 1, remainingWordCount: 1)),
    .bootloader(.trailingWords(count: 1)),
  ]

  @Test("every rejection has a code of its own in lower case")
  func codes() {
    let codes = Self.rejections.map(\.fault.code)
    #expect(Set(codes).count == codes.count)
    #expect(Self.rejections.allSatisfy { $0.fault.kind == .rejected })
    for code in codes {
      #expect(code.hasPrefix("statement/"))
      #expect(code.dropFirst("statement/".count).allSatisfy { $0.isLowercase || $0 == "-" })
    }
  }
}
