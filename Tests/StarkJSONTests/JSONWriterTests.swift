import StarkJSON
import Testing

@Suite("A JSON writer")
struct JSONWriterTests {
  @Test("writes compact values in the order of the calls")
  func values() throws {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema") { $0.number(1) }
      writer.member("list") { writer in
        writer.array { writer in
          writer.number(UInt64.max)
          writer.number(-3)
          writer.array { _ in }
          writer.object { _ in }
        }
      }
      writer.member("ok") { $0.boolean(true) }
      writer.member("none") { $0.null() }
    }
    #expect(
      writer.text
        == #"{"schema":1,"list":[18446744073709551615,-3,[],{}],"ok":true,"none":null}"#
    )
  }

  @Test("leaves the values of details out of its brief text, and nothing else")
  func details() {
    var writer = JSONWriter()
    writer.object { writer in
      writer.detail("é") { $0.string("ü") }
      writer.member("list") { writer in
        writer.array { writer in
          writer.object { writer in writer.detail("a") { $0.array { $0.number(1) } } }
          writer.object { writer in writer.member("b") { $0.number(2) } }
          writer.object { writer in writer.detail("c") { $0.null() } }
        }
      }
      writer.member("end") { $0.number(3) }
    }
    #expect(writer.text == #"{"é":"ü","list":[{"a":[1]},{"b":2},{"c":null}],"end":3}"#)
    #expect(writer.briefText == #"{"é":null,"list":[{"a":null},{"b":2},{"c":null}],"end":3}"#)
    var plain = JSONWriter()
    plain.array { $0.number(1) }
    #expect(plain.briefText == plain.text)
  }

  @Test("rounds fractions to fixed digits")
  func fractions() {
    for (value, digits, text) in [
      (0.125, 2, "0.13"), (95.4, 1, "95.4"), (-0.04, 1, "0.0"), (-1.5, 3, "-1.500"), (2, 0, "2"),
      (0.0605, 9, "0.060500000"), (.nan, 1, "null"), (.infinity, 1, "null"),
    ] as [(Double, Int, String)] {
      var writer = JSONWriter()
      writer.number(value, fractionDigitCount: digits)
      #expect(writer.text == text)
    }
  }

  @Test("escapes what the scanner would refuse")
  func strings() throws {
    let value = String((0..<0x250).compactMap { Unicode.Scalar($0).map(Character.init) }) + "😀\"\\"
    var writer = JSONWriter()
    writer.string(value)
    #expect(try JSONDocument(writer.text).root.string().utf8.elementsEqual(value.utf8))
    var control = JSONWriter()
    control.string("\u{1}\u{1f}\n\"")
    #expect(control.text == #""\u0001\u001f\n\"""#)
    // Each alone, where nothing else makes the writer look closely.
    for byte in UInt8(0)..<0x80 {
      let character = Character(Unicode.Scalar(byte))
      var writer = JSONWriter()
      writer.string("a\(character)b")
      let isEscaped = byte < 0x20 || [0x22, 0x5c, 0x7f].contains(byte)
      #expect((writer.text == "\"a\(character)b\"") == !isEscaped, "\(byte)")
      #expect(try JSONDocument(writer.text).root.string() == "a\(character)b")
    }
  }
}
