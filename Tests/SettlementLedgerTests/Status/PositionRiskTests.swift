import SettlementLedger
import StarkAlgebra
import StarkVerifier
import Testing

@Suite("The value of a position and its risk")
struct PositionRiskTests {
  private static func risk(value: Integer, risk: Integer?) -> PositionRisk {
    PositionRisk(position: 1, publicKey: FieldElement(7), totalValue: value, totalRisk: risk)
  }

  @Test("are rounded down to quanta")
  func rounding() {
    let half = Integer(1) << 31
    #expect(Self.risk(value: half, risk: nil).value == 0)
    #expect(Self.risk(value: Integer(0) - half, risk: nil).value == -1)
    #expect(Self.risk(value: (Integer(5) << 32) + half, risk: nil).value == 5)
    #expect(Self.risk(value: 0, risk: (Integer(5) << 64) + half).risk == 5)
    #expect(Self.risk(value: 0, risk: nil).risk == nil)
  }

  @Test("are cut off where 128 bits end")
  func clamping() {
    let most = (Integer(1) << 127) - Integer(1)
    let last = Self.risk(value: most << 32, risk: most << 64)
    #expect(last.value == .max)
    #expect(last.risk == .max)
    for size in [127, 128, 200] {
      let huge = Integer(1) << size
      let positive = Self.risk(value: huge << 32, risk: huge << 64)
      #expect(positive.value == .max)
      #expect(positive.risk == .max)
      #expect(Self.risk(value: Integer(0) - (huge << 32), risk: nil).value == -.max)
    }
  }
}
