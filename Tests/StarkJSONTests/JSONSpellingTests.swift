import StarkJSON
import Testing

@Suite("Spelling of JSON values")
struct JSONSpellingTests {
  @Test(
    "is that of the document, blanks around it left out",
    arguments: [
      "1e400", "-0.10", "18446744073709551616", #""""#, #""a\u0062\n\/ü""#, "[1, 2 ]",
      #"{"b" : {}}"#,
      "true", "null",
    ]
  )
  func spelling(text: String) throws {
    let root = try JSONDocument("{\"a\": \(text) , \"z\":0}").root.object()
    #expect(try root.required("a").spelling == text)
    #expect(try JSONDocument(text).root.spelling == text)
  }
}
