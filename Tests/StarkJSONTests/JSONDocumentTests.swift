import StarkJSON
import TestSupport
import Testing

@Suite("A JSON document")
struct JSONDocumentTests {
  @Test("gives values by name, in any order and spacing")
  func members() throws {
    let document = try JSONDocument(#" { "b" : [ 1 , 2 ] , "a" : { "c" : true } } "#)
    let root = try document.root.object()
    #expect(try root.required("a").object().required("c").boolean())
    #expect(try root.required("b").array(maximumCount: 2).map { try $0.unsigned() } == [1, 2])
    #expect(try root.optional("d")?.kind == nil)
  }

  @Test("is one value of any kind", arguments: ["{}", "[]", "\"\"", "0", "true", "false", "null"])
  func kinds(_ text: String) throws {
    #expect(throws: Never.self) { try JSONDocument(text) }
  }

  @Test(
    "follows RFC 8259 to the letter",
    arguments: [
      "", " ", "{", "[", "]", "}", "[1,]", "[,1]", "[1 2]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}",
      "{a:1}", "{'a':1}", "{1:1}", "01", "1.", ".5", "+1", "-", "1e", "1e+", "0x1", "--1", "NaN",
      "Infinity", "tru", "True", "nul", "truex", "1 2", "[1]]", "// \n1", "\"", "\"a", "[\"a]",
      "1\u{feff}", "\u{feff}\u{feff}1", "\u{0c}1", "\u{a0}1",
    ]
  )
  func grammar(_ text: String) throws {
    let error = #expect(throws: JSONError.self) { try JSONDocument(text) }
    guard case .syntax = error else {
      Issue.record("not a syntax error: \(String(describing: error))")
      return
    }
  }

  @Test(
    "accepts every number of the grammar",
    arguments: [
      "0", "-0", "1", "-10", "1.5", "0.0", "1e5", "1E+5", "-1.25e-10", "123456789012345678901",
    ]
  )
  func numbers(_ text: String) throws {
    #expect(try JSONDocument(text).root.kind == .number)
  }

  @Test(
    "reads unsigned integers exactly",
    arguments: [("0", 0), ("7", 7), ("18446744073709551615", UInt64.max)] as [(String, UInt64)]
  )
  func unsigned(_ text: String, value: UInt64) throws {
    #expect(try JSONDocument(text).root.unsigned() == value)
  }

  @Test(
    "refuses other numbers where an unsigned integer is wanted",
    arguments: [
      ("-1", .negative), ("-0", .negative), ("1.0", .fraction), ("1e3", .exponent),
      ("1E3", .exponent), ("18446744073709551616", .tooLarge), ("99999999999999999999", .tooLarge),
    ] as [(String, JSONNumberFault)]
  )
  func notUnsigned(_ text: String, fault: JSONNumberFault) throws {
    let expected = JSONError.notUnsigned(
      at: JSONLocation(path: JSONPath(), offset: 0),
      fault: fault
    )
    #expect(throws: expected) { try JSONDocument(text).root.unsigned() }
  }

  @Test("refuses a name that occurs twice, however it is escaped")
  func duplicates() throws {
    for text in [#"{"a":1,"b":2,"a":1}"#, #"{"a":1,"b":2,"\u0061":1}"#] {
      let object = try JSONDocument(text).root.object()
      let second = JSONLocation(path: JSONPath([.member("a")]), offset: 13)
      #expect(throws: JSONError.duplicateMember(at: second)) { try object.required("a") }
      #expect(throws: JSONError.duplicateMember(at: second)) { try object.optional("a") }
      #expect(throws: JSONError.duplicateMember(at: second)) {
        try object.members(maximumCount: 9)
      }
      #expect(try object.required("b").unsigned() == 2)
    }
  }

  @Test(
    "refuses a name that differs in case only from one that is looked up, however it is spelt",
    arguments: ["Proof_hex", "PROOF_HEX", #"proof_he\u0058"#, #"\u0050roof_hex"#, "proo\u{66}_heX"]
  )
  func lookalikes(name: String) throws {
    for text in [
      #"{"proof_hex":1,"\#(name)":2}"#, #"{"\#(name)":2,"proof_hex":1}"#, #"{"\#(name)":2}"#,
    ] {
      let object = try JSONDocument(text).root.object()
      for look in [object.required, object.optional] as [(String) throws -> JSONValue?] {
        let error = #expect(throws: JSONError.self) { try look("proof_hex") }
        guard case .lookalikeMember = error else {
          Issue.record("\(text): \(String(describing: error))")
          continue
        }
      }
    }
  }

  @Test("the two letters beyond ASCII whose other case is in it are seen, and no other letters")
  func foldedLetters() throws {
    for (name, known) in [
      ("\u{17f}tate", "state"), ("\u{212a}ey", "key"), (#"\u017ftate"#, "state"),
    ] {
      let object = try JSONDocument("{\"\(name)\":1,\"\(known)\":2}").root.object()
      #expect(throws: JSONError.self) { try object.required(known) }
    }
    for name in ["stäte", "state_", "stat", "5tate", "ßtate"] {
      let object = try JSONDocument("{\"\(name)\":1,\"state\":2}").root.object()
      #expect(try object.required("state").unsigned() == 2)
    }
  }

  @Test("names what is missing, unknown, too much or of the wrong kind, and where")
  func shape() throws {
    let object = try JSONDocument(#"{"list":[{"x":1},{"x":"1"}]}"#).root.object()
    let list = try object.required("list")
    let second = try #require(Array(list.array(maximumCount: 2)).last).object()

    func location(_ name: String, _ offset: Int) -> JSONLocation {
      JSONLocation(
        path: JSONPath([.member("list"), .element(1), .member(name)]),
        offset: offset
      )
    }
    #expect(throws: JSONError.missingMember(at: location("y", 17))) { try second.required("y") }
    #expect(
      throws: JSONError.wrongKind(at: location("x", 22), expected: .number, found: .string)
    ) { try second.required("x").unsigned() }
    #expect(throws: JSONError.unknownMember(at: location("x", 18))) {
      try second.refuseUnknownMembers(known: ["y"])
    }
    #expect(
      throws: JSONError.tooManyElements(
        at: JSONLocation(path: JSONPath([.member("list")]), offset: 8),
        maximum: 1,
        found: 2
      )
    ) { try list.array(maximumCount: 1) }
    #expect(location("x", 22).path.description == "list[1].x")
  }

  @Test("keeps only the members it is asked to, but checks all")
  func keeping() throws {
    let document = try JSONDocument(#"{"skip":[1,{"a":[]}],"keep":[3]}"#, keeping: ["keep"])
    let root = try document.root.object()
    #expect(try root.required("skip").isNull)
    #expect(try root.required("keep").array(maximumCount: 1).map { try $0.unsigned() } == [3])
    #expect(
      throws: JSONError.syntax(
        at: JSONLocation(path: JSONPath([.member("skip")]), offset: 11),
        expected: .value,
        found: UInt8(ascii: "]")
      )
    ) { try JSONDocument(#"{"skip":[1,]}"#, keeping: []) }
  }

  @Test("says on which path the grammar is broken")
  func syntaxPath() throws {
    let cases: [(String, String)] = [
      (#"{"a":[1,{"b":x}]}"#, "a[1].b"), (#"{"a":[1,2 x]}"#, "a[2]"), (#"{"a":1 x}"#, "(root)"),
      (#"{"a" x}"#, "a"), (#"[[],[x"#, "[1][0]"), ("x", "(root)"), (#"{"a":1} x"#, "(root)"),
    ]
    for (text, path) in cases {
      let error = try #require(#expect(throws: JSONError.self) { try JSONDocument(text) })
      guard case .syntax(let location, _, let found) = error else {
        Issue.record("not a syntax error: \(error)")
        continue
      }
      #expect(location.path.description == path, "\(text)")
      #expect(found == UInt8(ascii: "x"))
    }
  }

  @Test("bounds its size, its values and its nesting")
  func limits() throws {
    let bomb = [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)
    let error = #expect(throws: JSONError.self) { try JSONDocument(bomb) }
    guard case .nestedTooDeeply(let location, maximum: 32) = error else {
      Issue.record("not refused for its depth")
      return
    }
    #expect(location.offset == 32)
    #expect(location.path.components.count == 32)

    let deep = String(repeating: "[", count: 32) + String(repeating: "]", count: 32)
    #expect(try JSONDocument(deep).root.kind == .array)
    #expect(throws: JSONError.tooLarge(byteCount: 3, maximum: 2)) {
      try JSONDocument("[ ]", limits: JSONLimits(byteCount: 2))
    }
    #expect(
      throws: JSONError.tooManyValues(
        at: JSONLocation(path: JSONPath([.element(2)]), offset: 5),
        maximum: 3
      )
    ) { try JSONDocument("[1,2,3]", limits: JSONLimits(valueCount: 3)) }
  }

  @Test("never traps on what is cut off or changed")
  func damage() {
    let text = #"{"a":[-1.5e3,"\u00e9\ud83d\ude00é","x"],"b":{"c":null,"d":true},"e":"0x00ff"}"#
    let bytes = Array(text.utf8)
    var refused = 0
    for length in bytes.indices where (try? JSONDocument(Array(bytes[..<length]))) == nil {
      refused += 1
    }
    #expect(refused == bytes.count)

    var generator = SeededGenerator(seed: 1)
    var changed = 0
    for _ in 0..<20_000 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let position = Int.random(in: bytes.indices, using: &generator)
        damaged[position] = UInt8.random(in: .min ... .max, using: &generator)
      }
      if damaged != bytes { changed += 1 }
      guard let root = try? JSONDocument(damaged).root.object() else { continue }
      _ = try? root.members(maximumCount: 10).map { _ = try? $0.value.string() }
      _ = try? root.required("e").hexadecimalBytes(maximumCount: 10)
    }
    #expect(changed > 19_000)
  }
}

extension JSONDocument {
  init(
    _ text: String,
    limits: JSONLimits = JSONLimits(),
    keeping: [String]? = nil
  ) throws(JSONError) {
    try self.init(Array(text.utf8), limits: limits, keeping: keeping)
  }
}
