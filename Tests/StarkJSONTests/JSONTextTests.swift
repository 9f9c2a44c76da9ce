import StarkJSON
import Testing

@Suite("A JSON string")
struct JSONTextTests {
  @Test(
    "resolves its escapes",
    arguments: [
      (#""""#, ""), (#""plain""#, "plain"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
      (#""\u0041\u00e9\u20AC""#, "Aé€"), (#""\ud83d\ude00 x""#, "😀 x"), (#""\u0000""#, "\0"),
      ("\"é€😀\u{7f}\"", "é€😀\u{7f}"), (#""12345678\n12345678""#, "12345678\n12345678"),
    ]
  )
  func escapes(_ text: String, value: String) throws {
    #expect(try JSONDocument(text).root.string() == value)
  }

  @Test(
    "refuses broken escapes",
    arguments: [#""\x""#, #""\u12""#, #""\u12g4""#, #""\U0041""#, #""\u+123""#]
  )
  func brokenEscapes(_ text: String) {
    #expect(throws: fault(.escape, at: 1)) { try JSONDocument(text) }
  }

  @Test(
    "refuses halves of surrogate pairs",
    arguments: [
      #""\ud83d""#, #""\ude00""#, #""\ud83dx""#, #""\ud83d\n""#, #""\ud83d\u0041""#,
      #""\ud83d\ud83d""#,
    ]
  )
  func surrogates(_ text: String) {
    #expect(throws: fault(.unpairedSurrogate, at: 1)) { try JSONDocument(text) }
  }

  @Test("refuses control characters wherever they stand in a word")
  func controlCharacters() {
    for position in 0..<20 {
      for control in UInt8(0)..<0x20 {
        var text = [UInt8](repeating: UInt8(ascii: "a"), count: 22)
        text[0] = UInt8(ascii: "\"")
        text[21] = UInt8(ascii: "\"")
        text[1 + position] = control
        #expect(throws: fault(.controlCharacter, at: 1 + position)) { try JSONDocument(text) }
      }
    }
  }

  @Test("finds its end wherever it stands in a word, after any printable character")
  func ends() throws {
    for length in 0..<20 {
      for character in UInt8(0x20)..<0x7f where character != 0x22 && character != 0x5c {
        let content = [UInt8](repeating: character, count: length)
        let text = [0x22] + content + [0x22, 0x20, 0x20, 0x20, 0x20, 0x20, 0x20, 0x20, 0x20]
        #expect(try Array(JSONDocument(text).root.string().utf8) == content)
      }
    }
  }

  @Test(
    "must be UTF-8",
    arguments: [
      [0x80], [0xbf], [0xc0, 0x80], [0xc1, 0xbf], [0xc2], [0xc2, 0x41], [0xe0, 0x9f, 0x80],
      [0xe2, 0x82], [0xed, 0xa0, 0x80], [0xf0, 0x8f, 0x80, 0x80], [0xf4, 0x90, 0x80, 0x80],
      [0xf5, 0x80, 0x80, 0x80], [0xff], [0xf0, 0x9f, 0x98],
    ] as [[UInt8]]
  )
  func encoding(_ sequence: [UInt8]) {
    #expect(throws: fault(.encoding, at: 2)) { try JSONDocument([0x22, 0x61] + sequence + [0x22]) }
  }

  @Test("may hold every scalar")
  func scalars() throws {
    for value in stride(from: UInt32(0x80), through: 0x10_ffff, by: 97) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(Character(scalar))
      #expect(try JSONDocument("\"\(text)\"").root.string().unicodeScalars.elementsEqual([scalar]))
    }
  }

  private func fault(_ fault: JSONTextFault, at offset: Int) -> JSONError {
    .invalidText(at: JSONLocation(path: JSONPath(), offset: offset), fault: fault)
  }
}
