import Testing
import TestSupport

@Suite("Pictures")
struct PictureTests {
  @Test("stored blocks and blocks of the fixed code are unpacked")
  func inflation() throws {
    let stored: [UInt8] = [1, 3, 0, 252, 255, 7, 8, 9]
    #expect(try Inflation.unpack(stored) == [7, 8, 9])
    // “aaaaaaaaaa” as a literal and a copy of what is just behind it.
    let fixed: [UInt8] = [0x4b, 0x84, 0x03, 0x00]
    #expect(try Inflation.unpack(fixed) == Array("aaaaaaaaaa".utf8))
    #expect(throws: Inflation.Fault.truncated) { try Inflation.unpack([0x4b]) }
    #expect(throws: Inflation.Fault.unknownBlock) { try Inflation.unpack([7]) }
  }

  @Test("what is no picture is refused")
  func refused() {
    #expect(throws: Picture.Fault.notAPicture) { try Picture(png: []) }
  }
}
