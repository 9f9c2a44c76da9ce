import LedgerVerdicts
import Testing

@Suite("HTML writer")
struct HTMLWriterTests {
  @Test("elements nest, and carry their attributes in order")
  func elements() {
    var writer = HTMLWriter()
    writer.element("ul", ["class": "a", "id": "b"]) { writer in
      writer.element("li", text: "one")
      writer.element("li")
    }
    writer.void("meta", ["charset": "utf-8"])
    #expect(
      writer.markup
        == #"<ul class="a" id="b"><li>one</li><li></li></ul><meta charset="utf-8">"#
    )
  }

  @Test("text and attributes from others stay text")
  func escapes() {
    var writer = HTMLWriter()
    writer.element("p", ["title": #""><script>"#], text: "<img src=x onerror='a'>&")
    #expect(
      writer.markup
        == "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;img src=x onerror=&#39;a&#39;&gt;&amp;</p>"
    )
  }

  @Test("characters that turn or hide text are replaced")
  func controlCharacters() {
    var writer = HTMLWriter()
    writer.text("a\u{202e}b\0c")
    #expect(writer.markup == "a\u{fffd}b\u{fffd}c")
  }

  @Test("a literal stands as it is")
  func literal() {
    var writer = HTMLWriter()
    writer.literal("<!doctype html>")
    #expect(writer.markup == "<!doctype html>")
  }
}
