import StarkSettlement
import Testing
import stark

@Suite("Names of assets")
struct AssetNameTests {
  @Test("a number that spells a text is shown as that, any other in hexadecimal")
  func names() throws {
    let names: [(UInt128, String)] = [
      (0x4254_432d_3130_0000_0000_0000_0000_00, "BTC-10"),
      (0x4254_432d, "BTC-"),
      (0, "0x0"),
      (0x1b5b_324a, "0x1b5b324a"),
      (0x4254_4300_2d, "0x425443002d"),
      (UInt128(1) << 120 - 1, "0xffffffffffffffffffffffffffffff"),
    ]
    for (number, name) in names {
      #expect(try #require(Perpetual.SyntheticAssetID(number)).name == name)
    }
  }
}
