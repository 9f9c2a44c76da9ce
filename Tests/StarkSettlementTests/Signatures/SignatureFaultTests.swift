import StarkSettlement
import StarkVerifier
import Testing

@Suite("Faults of signatures")
struct SignatureFaultTests {
  @Test("each has its code, and the number that StarkEx has for all of them")
  func codes() {
    let faults: [SignatureFault] = [
      .sOutOfRange, .rOutOfRange, .inverseOutOfRange, .messageOutOfRange, .keyOffCurve, .mismatch,
    ]
    #expect(
      faults.map(\.failure.code) == [
        "signature/s-range", "signature/r-range", "signature/inverse-range",
        "signature/message-range", "signature/key", "signature/mismatch",
      ]
    )
    #expect(faults.allSatisfy { $0.starkExError == .invalidSignature })
  }
}
