import StarkService
import Testing

@Suite("multipart/form-data")
struct MultipartBodyTests {
  private static let type = "multipart/form-data; boundary=xyz"

  private static func read(
    _ text: String,
    type: String = type
  ) throws(MultipartFault) -> MultipartBody {
    try MultipartBody(Array(text.utf8), boundary: MultipartBoundary(contentType: type))
  }

  private static func part(_ name: String, _ content: String, more: String = "") -> String {
    "--xyz\r\nContent-Disposition: form-data; name=\"\(name)\"\(more)\r\n\r\n\(content)\r\n"
  }

  @Test("parts come with their names, in order, to the byte")
  func parts() throws {
    let body = try Self.read(
      Self.part("proof", "{}\r\n--xy \r\n", more: "; filename=\"a;b.json\"")
        + Self.part("batch", "")
        + Self.part("batch", "-") + "--xyz--\r\nwhatever follows"
    )
    #expect(body.parts.map(\.name) == ["proof", "batch", "batch"])
    #expect(body.contents(of: "proof") == [Array("{}\r\n--xy \r\n".utf8)])
    #expect(body.contents(of: "batch") == [[], Array("-".utf8)])
    #expect(body.contents(of: "other").isEmpty)
  }

  @Test("bytes that are no text are taken as they are")
  func binary() throws {
    let content = (0...255).map { UInt8($0) } + [13, 10, 45, 45, 120, 121]
    var bytes = Array(Self.part("proof", "").utf8.dropLast(2))
    bytes += content
    bytes += Array("\r\n--xyz--".utf8)
    let boundary = try MultipartBoundary(contentType: Self.type)
    let body = try MultipartBody(bytes, boundary: boundary)
    #expect(body.contents(of: "proof") == [content])
  }

  @Test("what is allowed and unusual")
  func unusual() throws {
    let heads = [
      "content-disposition:form-data;name=proof",
      "X: y\r\nContent-Disposition: form-data; name=proof",
      "Content-Disposition: FORM-DATA ; NAME=proof ; filename=x\r\nContent-Type: text/plain",
    ]
    for head in heads {
      let body = try Self.read("--xyz \t\r\n\(head)\r\n\r\n1\r\n--xyz--")
      #expect(body.contents(of: "proof") == [Array("1".utf8)], "\(head)")
    }
    #expect(try Self.read("--xyz--").parts.isEmpty)
    let quoted = "multipart/form-data; charset=utf-8; boundary=\"xyz\""
    #expect(try Self.read("--xyz--", type: quoted).parts.isEmpty)
    let escaped = try Self.read(Self.part(#"a\"b\\c"#, "1") + "--xyz--")
    #expect(escaped.parts.map(\.name) == [#"a"b\c"#])
  }

  @Test(
    "a body that is malformed is told so",
    arguments: [
      ("", MultipartFault.start), ("xyz", .start), ("\r\n--xyz--", .start), ("--xy", .start),
      ("preamble\r\n--xyz--", .start), ("--xyz", .end), ("--xyz\r", .delimiter),
      ("--xyzz\r\n", .delimiter), ("--xyz-", .delimiter), ("--xyz\n", .delimiter),
      ("--xyz\r\n", .end), ("--xyz\r\n\r\n", .name), ("--xyz\r\nA: b\r\n\r\n1\r\n--xyz--", .name),
      ("--xyz\r\nContent-Disposition: form-data\r\n\r\n1\r\n--xyz--", .name),
      ("--xyz\r\nContent-Disposition: form-data; name=\"\"\r\n\r\n1\r\n--xyz--", .name),
      ("--xyz\r\nContent-Disposition: attachment; name=a\r\n\r\n1\r\n--xyz--", .name),
      ("--xyz\r\nContent-Disposition form-data\r\n\r\n1\r\n--xyz--", .head),
      ("--xyz\r\nContent-Disposition: form-data; name=a\r\r\n1", .head),
      ("--xyz\r\nContent-Disposition: form-data; name=a\r\n\r\n1", .end),
      ("--xyz\r\nContent-Disposition: form-data; name=a\r\n\r\n1--xyz--", .end),
      ("--xyz\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--xyz", .end),
      ("--xyz\r\nContent-Disposition: form-data; name=a\r\n\r\n1\n--xyz--", .end),
    ]
  )
  func malformed(text: String, fault: MultipartFault) {
    #expect(throws: fault) { try Self.read(text) }
  }

  @Test("a name is given once")
  func twoDispositions() {
    let line = "Content-Disposition: form-data; name=a\r\n"
    #expect(throws: MultipartFault.name) {
      try Self.read("--xyz\r\n\(line)\(line)\r\n1\r\n--xyz--")
    }
  }

  @Test("heads and parts are bounded")
  func bounds() throws {
    let maximum = MultipartBody.maximumPartCount
    let most = String(repeating: Self.part("a", "1"), count: maximum)
    #expect(try Self.read(most + "--xyz--").parts.count == maximum)
    #expect(throws: MultipartFault.partCount(maximum: maximum)) {
      try Self.read(most + Self.part("a", "1") + "--xyz--")
    }
    let long = String(repeating: "x", count: MultipartBody.maximumHeadCount)
    #expect(throws: MultipartFault.head) { try Self.read(Self.part("a" + long, "1") + "--xyz--") }
  }

  @Test(
    "a boundary is one that the RFC allows",
    arguments: [
      "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\"",
      "multipart/form-data; boundary=\"a \"", "multipart/form-data; boundary=a\u{7f}",
      "multipart/form-data; boundary=" + String(repeating: "x", count: 71),
      "multipart/form-data boundary=xyz", "multipart/form-data; boundary=ü",
    ]
  )
  func boundaries(type: String) {
    #expect(throws: MultipartFault.boundary) { try MultipartBoundary(contentType: type) }
  }
}
