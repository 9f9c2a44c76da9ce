import StarkFaults
import Testing

@Suite("What is wrong, as one value")
struct FaultTests {
  private struct Number: FaultDetail { let value: Int }
  private struct OtherNumber: FaultDetail { let value: Int }

  @Test("a fault is told in one line, without what is not known")
  func description() {
    let bare = Fault(.rejected, "fri/last-layer", "the last layer is of too high a degree")
    #expect(bare.description == "the last layer is of too high a degree")
    #expect(bare.location == nil)
    let placed = Fault(.malformed, "malformed/kind", "wrong kind", at: "/a", found: "null")
    #expect(placed.description == "wrong kind at /a; found null")
    let whole = Fault(.refused, "policy/bits", "too few bits", at: 7, expected: "80", found: "60")
    #expect(whole.description == "too few bits at 7; expected 80, found 60")
  }

  @Test("two faults are one only if everything is the same")
  func equality() {
    let fault = Fault(.malformed, "a/b", "words", at: "/x", expected: "1", found: "2")
    let others = [
      Fault(.rejected, "a/b", "words", at: "/x", expected: "1", found: "2"),
      Fault(.malformed, "a/c", "words", at: "/x", expected: "1", found: "2"),
      Fault(.malformed, "a/b", "word", at: "/x", expected: "1", found: "2"),
      Fault(.malformed, "a/b", "words", at: "/y", expected: "1", found: "2"),
      Fault(.malformed, "a/b", "words", at: "/x", expected: nil, found: "2"),
      Fault(.malformed, "a/b", "words", at: "/x", expected: "1", found: "3"),
    ]
    for other in others { #expect(other != fault) }
    func detailed(_ detail: (any FaultDetail)?) -> Fault {
      Fault(.malformed, "a/b", "words", at: "/x", expected: "1", found: "2", detail: detail)
    }
    #expect(detailed(nil) == fault)
    #expect(detailed(Number(value: 1)) == detailed(Number(value: 1)))
    for other in [nil, Number(value: 2), OtherNumber(value: 1)] as [(any FaultDetail)?] {
      #expect(detailed(Number(value: 1)) != detailed(other))
      #expect(detailed(other) != detailed(Number(value: 1)))
    }
    #expect(fault == Fault(.malformed, "a/b", "words", at: "/x", expected: "1", found: "2"))
  }
}
