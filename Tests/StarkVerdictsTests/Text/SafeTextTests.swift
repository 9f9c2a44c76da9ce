import StarkVerdicts
import Testing

@Suite("Text from others")
struct SafeTextTests {
  @Test("no control character reaches the terminal")
  func controlCharacters() {
    #expect("a\u{1b}[2Kb\r\n\u{7f}\u{202e}c".withoutControlCharacters == "a�[2Kb����c")
    #expect("proof ü 証明.json".withoutControlCharacters == "proof ü 証明.json")
  }
}
