import StarkAlgebra
import Testing

@Suite("Texts that are cut")
struct TextCuttingTests {
  @Test("a text is cut by bytes, between scalars", arguments: 0...12)
  func cut(byteCount: Int) {
    // 1, 2, 3 and 4 bytes, and a combining mark of 2.
    let text = "aé€😀e\u{301}"
    let cut = text.cut(toByteCount: byteCount)
    #expect(cut.utf8.count <= byteCount)
    #expect(text.utf8.starts(with: cut.utf8))
    let next = text.unicodeScalars.dropFirst(cut.unicodeScalars.count).first
    if let next { #expect(cut.utf8.count + UTF8.width(next) > byteCount) }
  }

  @Test("two thousand marks on one letter are not one")
  func marks() {
    let text = "a" + String(repeating: "\u{301}", count: 1_900)
    #expect(text.count == 1)
    #expect(text.cut(toByteCount: 64).utf8.count == 63)
  }
}
