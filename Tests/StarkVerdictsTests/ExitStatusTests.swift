import StarkVerdicts
import Testing

@Suite("Exit status")
struct ExitStatusTests {
  @Test("the codes are the documented ones")
  func codes() {
    let codes = ExitStatus.allCases.map { ($0.name, $0.rawValue) }
    let documented: [(String, Int32)] = [
      ("accepted", 0), ("rejected", 1), ("refused", 2), ("malformed", 3), ("unsupported", 4),
      ("alerts", 5), ("usage", 64), ("unreadable", 66), ("internal", 70),
    ]
    #expect(codes.elementsEqual(documented, by: ==))
  }

  @Test("every status has one place in the order of gravity, accepted the last")
  func order() {
    #expect(Set(ExitStatus.gravestFirst) == Set(ExitStatus.allCases))
    #expect(ExitStatus.gravestFirst.count == ExitStatus.allCases.count)
    #expect(ExitStatus.gravestFirst.last == .accepted)
  }

  @Test("a rejected proof outweighs a refused one, whichever comes first")
  func graver() {
    #expect(ExitStatus.graver(.rejected, .refused) == .rejected)
    #expect(ExitStatus.graver(.refused, .rejected) == .rejected)
    #expect(ExitStatus.graver(.accepted, .refused) == .refused)
    #expect(ExitStatus.graver(.fault, .rejected) == .fault)
    #expect(ExitStatus.graver(.accepted, .accepted) == .accepted)
  }
}
