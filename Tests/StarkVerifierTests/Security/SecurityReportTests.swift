import StarkVerifier
import Testing

@Suite("Security report")
struct SecurityReportTests {
  @Test("the report of a SHARP proof has all regimes, and the queries bind in each")
  func sharp() {
    let report = ProofFacts.example().report
    #expect(report.bits(in: .stoneFormula) == 96)
    #expect(abs(report.bits(in: .randomWords) - 95.4) < 0.1)
    #expect(abs(report.bits(in: .johnson) - 60) < 0.1)
    #expect(abs(report.bits(in: .uniqueDecoding) - 40.4) < 0.1)
    #expect(report.collisionBits == 80)
    #expect(report.bits(of: .proven) == report.bits(in: .johnson))
    #expect(report.bits(of: .hashCollision) == 80)
    for regime in SecurityRegime.allCases {
      #expect(report.bindingTerm(in: regime).name == "queries")
    }
  }

  @Test("with many queries the hash binds what is proven, and only that")
  func hashBinds() {
    let report = ProofFacts.example(queries: 50, collisionBits: 80).report
    #expect(report.bindingTerm(in: .stoneFormula).name == "queries")
    #expect(report.bindingTerm(in: .randomWords).name == "queries")
    #expect(report.bindingTerm(in: .johnson).name == "hash collision")
    #expect(report.bits(of: .proven) == 80)
  }

  @Test("the terms of a proven regime are named step by step")
  func terms() {
    let names = ProofFacts.example().report.terms(in: .johnson).map(\.name)
    #expect(
      names == [
        "queries", "batching", "ALI", "DEEP", "commit round 2", "commit round 3",
        "commit round 4", "commit round 5", "hash collision",
      ]
    )
  }
}
