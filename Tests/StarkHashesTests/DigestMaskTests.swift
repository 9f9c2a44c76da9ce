import StarkAlgebra
import StarkHashes
import Testing

@Suite("DigestMask")
struct DigestMaskTests {
  @Test(
    "a mask keeps a run of bytes at one end",
    arguments: [
      (DigestMask.none, 0..<32),
      (.msb160, 0..<20),
      (.lsb160, 12..<32),
      (.lsb248, 1..<32),
    ]
  )
  func keptBytes(mask: DigestMask, kept: Range<Int>) {
    let digest = Bytes32(.max, .max, .max, .max)
    let expected = (0..<32).map { kept.contains($0) ? UInt8.max : 0 }
    #expect(mask.applied(to: digest).array == expected)
    #expect(mask.keptBits == 8 * kept.count)
  }
}
