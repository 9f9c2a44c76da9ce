import StarkJSON
import Testing

@Suite("Outlines of documents that no reader takes")
struct JSONOutlineTests {
  private func outline(_ text: String) -> JSONOutline {
    JSONOutline(Array(text.utf8), wrapper: "proof")
  }

  @Test("name the root's members, and those of the one member that may be a file itself")
  func members() {
    let outline = outline(
      #"{"a": [1, {"b": 2}], "proof": {"c": {"d": []}, "e": 1}, "f\u0067": "x", "g": {"h": 0}}"#
    )
    #expect(outline.ending == .complete)
    #expect(outline.rootKind == .object)
    #expect(outline.members == ["a", "proof", "fg", "g"])
    #expect(outline.wrappedMembers == ["c", "e"])
  }

  @Test(
    "say that a text is cut off, wherever that is, and what came before",
    arguments: [
      (#"{"a": 1, "b": {"#, ["a", "b"]), (#"{"a": 1, "b": [tru"#, ["a", "b"]),
      (#"{"a": 1, "b"#, ["a"]), (#"{"a""#, ["a"]), (#"{"#, []),
    ]
  )
  func cutOff(text: String, members: [String]) {
    let outline = outline(text)
    #expect(outline.ending == .cutOff)
    #expect(outline.members == members)
  }

  @Test("tell a wrapped file that is cut off")
  func wrappedAndCutOff() {
    let outline = outline(#"{"proof": {"a": 1, "b": [{"c": 1"#)
    #expect(outline.ending == .cutOff)
    #expect(outline.members == ["proof"])
    #expect(outline.wrappedMembers == ["a", "b"])
  }

  @Test(
    "end at the first fault, and at more than anybody looks for",
    arguments: [
      #"{"a": 1,, "b": 2}"#, #"{"a": 1} {}"#, "x", #"{"a": "# + String(repeating: "[", count: 100),
      "{" + (0..<400).map { #""a\#($0)": 0"# }.joined(separator: ",") + "}",
    ]
  )
  func fault(text: String) {
    let outline = outline(text)
    #expect(outline.ending == .fault)
    #expect(outline.members.count <= 256)
  }

  @Test("know values other than objects, and pass over names of any length")
  func others() {
    #expect(outline("").rootKind == nil)
    #expect(outline("7").rootKind == .number)
    #expect(outline(#"["0x1", 2]"#).firstElementKind == .string)
    #expect(outline("[]").firstElementKind == nil)
    let name = String(repeating: "n", count: 1 << 20)
    #expect(outline("{\"\(name)\": 1, \"a\": 2}").members == ["a"])
  }
}

@Suite("What stands around a document")
struct JSONMarkTests {
  @Test("a byte order mark before the text is passed over, and nowhere else")
  func byteOrderMark() throws {
    let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    let root = try JSONDocument(mark + Array(#" {"a": 7}"#.utf8)).root.object()
    #expect(try root.required("a").unsigned() == 7)
    #expect(throws: JSONError.self) { try JSONDocument(mark + mark + Array("7".utf8)) }
    #expect(throws: JSONError.self) { try JSONDocument(Array("7".utf8) + mark) }
    #expect(throws: JSONError.self) { try JSONDocument(mark) }
    #expect(throws: JSONError.self) { try JSONDocument(Array(mark.dropLast()) + Array("7".utf8)) }
  }

  @Test("of a wrapped object only the members that are asked for are kept")
  func wrapper() throws {
    let text = #"{"b": [1], "proof": {"a": [1, 2], "b": [3]}, "a": 4}"#
    let root = try JSONDocument(Array(text.utf8), keeping: ["a"], alsoIn: "proof").root.object()
    let proof = try root.required("proof").object()
    #expect(try proof.required("a").array(maximumCount: 2).count == 2)
    #expect(try proof.required("b").isNull)
    #expect(try root.required("b").isNull)
    #expect(try root.required("a").unsigned() == 4)
    // A list of that name is a member like others, and takes no memory.
    let list = #"{"proof": [1, 2, 3, 4, 5, 6, 7, 8]}"#
    let limits = JSONLimits(valueCount: 4)
    let document = try JSONDocument(
      Array(list.utf8),
      limits: limits,
      keeping: ["a"],
      alsoIn: "proof"
    )
    #expect(try document.root.object().required("proof").isNull)
  }

  @Test(
    "whether a value has anything in it is seen of members too that were not kept",
    arguments: [
      ("null", true), ("{ \n }", true), ("[ ]", true), (#""""#, true), ("{\"a\": 1}", false),
      ("[null]", false), ("0", false), ("false", false), (#""x""#, false), ("true", false),
    ]
  )
  func void(text: String, isVoid: Bool) throws {
    let document = Array("{\"a\": \(text)}".utf8)
    for kept in [["a"], []] {
      let root = try JSONDocument(document, keeping: kept).root.object()
      #expect(try root.required("a").isVoid == isVoid)
    }
  }
}
