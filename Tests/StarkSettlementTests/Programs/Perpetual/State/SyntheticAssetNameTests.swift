import StarkSettlement
import Testing

@Suite("Names of assets")
struct SyntheticAssetNameTests {
  @Test("a number that spells a text is shown as that, any other in hexadecimal")
  func names() throws {
    let names: [(UInt128, String)] = [
      (0x4254_432d_3130_0000_0000_0000_0000_00, "BTC-10"),
      (0x4254_4300_2d00_0000_0000_0000_0000_00, "0x425443002d00000000000000000000"),
      (0x1b5b_324a_0000_0000_0000_0000_0000_00, "0x1b5b324a0000000000000000000000"),
      (0, "0x0"),
      ((UInt128(1) << 120) - 1, "0xffffffffffffffffffffffffffffff"),
    ]
    for (number, name) in names {
      #expect(try #require(Perpetual.SyntheticAssetID(number)).name == name)
    }
  }

  @Test("no number has the name of another")
  func impostors() throws {
    let names: [(UInt128, String)] = [
      // BTC-10 in the lower bytes.
      (0x4254_432d_3130, "0x4254432d3130"),
      // The digits of asset 1.
      (0x3078_3100_0000_0000_0000_0000_0000_00, "0x307831000000000000000000000000"),
    ]
    for (number, name) in names {
      #expect(try #require(Perpetual.SyntheticAssetID(number)).name == name)
    }
  }
}
