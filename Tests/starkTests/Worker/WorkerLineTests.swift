import Foundation
import Testing
import TestSupport

@Suite("Lines for a worker", .enabled(if: CommandRunner.isBuilt, "the program is not built"))
struct WorkerLineTests {
  private static let proof = ProofFile.shipped("plain-blake256").url.path
  private static let base64 =
    (try? Data(contentsOf: URL(filePath: proof)).base64EncodedString()) ?? ""
  private static let deep = String(repeating: "[", count: 100_000)

  /// A line and the code of its answer; nil if the proof is accepted.
  struct Case: CustomTestStringConvertible {
    let line: String
    let code: String?
    let exitCode: Int32

    init(_ line: String, _ code: String?, _ exitCode: Int32 = 64) {
      self.line = line
      self.code = code
      self.exitCode = exitCode
    }

    var testDescription: String { String(line.prefix(60)) }
  }

  /// Lines with the id “a”.
  private static let identified = [
    Case(#"{"id":"a","path":"\#(proof)"}"#, nil, 0),
    Case(#"{ "policy" : "research", "proof" : "\#(base64)" , "id" : "a" }"#, nil, 0),
    Case(#"{"id":"a","proof":"\#(base64.replacing("/", with: "\\/"))"}"#, nil, 0),
    Case(#"{"id":"a","path":"\#(proof)","policy":"provable-100"}"#, "policy/security-bits", 2),
    Case(
      #"{"id":"a","path":"\#(proof)","policy":{"schema":1,"name":"x","minimum_bits":{}}}"#,
      nil,
      0
    ),
    Case(
      #"{"id":"a","path":"\#(proof)","policy":{"schema":1,"name":"x","minimum_bits":{},"layouts":["dex"]}}"#,
      "policy/layout",
      2
    ),
    Case(#"{"id":"a","path":"/nowhere/at/all"}"#, "input/unreadable", 66),
    Case(#"{"id":"a","path":"/dev/null"}"#, "input/unreadable", 66),
    Case(#"{"id":"a","path":"-"}"#, "input/unreadable", 66),
    Case(#"{"id":"a","path":"/"}"#, "input/unreadable", 66),
    Case(#"{"id":"a","proof":""}"#, "malformed/unknown-format", 3),
    Case(#"{"id":"a","proof":"AAAA"}"#, "malformed/unknown-format", 3),
    Case(
      #"{"id":"a","proof":"\#(base64)","policy":{"schema":1,"name":"x","minimum_bits":{},"limits":{"file_bytes":9}}}"#,
      "policy/size",
      3
    ),
    Case(#"{"id":"a","path":"/nowhere","batch":"b"}"#, "input/unreadable", 66),
    Case(#"{"id":"a","path":"\#(proof)","batch":[]}"#, "statement/program-unknown", 2),
    Case(#"{"id":"a"}"#, "line/missing"),
    Case(#"{"id":"a","batch":[]}"#, "line/missing"),
    Case(#"{"id":"a","path":"b","proof":"AAAA"}"#, "line/conflict"),
    Case(#"{"id":"a","path":"b","paths":"c"}"#, "line/unknown-member"),
    Case(#"{"id":"a","path":"b","path":"b"}"#, "line/duplicate"),
    Case(#"{"id":"a","path":7}"#, "line/kind"),
    Case(#"{"id":"a","path":null}"#, "line/kind"),
    Case(#"{"id":"a","path":"b\u0000c"}"#, "line/path"),
    Case(#"{"id":"a","proof":"AAA"}"#, "line/base64"),
    Case(#"{"id":"a","proof":"AA=="}"#, "malformed/unknown-format", 3),
    Case(#"{"id":"a","proof":"AB=="}"#, "line/base64"),
    Case(#"{"id":"a","proof":"AA\n=="}"#, "line/base64"),
    Case(#"{"id":"a","path":"b","batch":{"data":"!"}}"#, "line/base64"),
    Case(#"{"id":"a","path":"b","batch":[{"path":"c"}]}"#, "line/unknown-member"),
    Case(#"{"id":"a","path":"b","batch":[{}]}"#, "line/missing"),
    Case(#"{"id":"a","path":"b","batch":[["c"]]}"#, "line/kind"),
    Case(
      #"{"id":"a","path":"b","batch":["# + Array(repeating: "0", count: 1025).joined(separator: ",")
        + "]}",
      "line/too-large"
    ),
    Case(#"{"id":"a","path":"b","previous":["c"]}"#, "line/kind"),
    Case(#"{"id":"a","path":"b","task":0}"#, "line/range"),
    Case(#"{"id":"a","path":"b","task":18446744073709551615}"#, "line/range"),
    Case(#"{"id":"a","path":"b","task":1.0}"#, "line/integer"),
    Case(#"{"id":"a","path":"b","task":-1}"#, "line/integer"),
    Case(#"{"id":"a","path":"b","program":"options"}"#, "line/name"),
    Case(#"{"id":"a","path":"b","require":["replay","luck"]}"#, "line/name"),
    Case(#"{"id":"a","path":"b","policy":"sharp"}"#, "line/policy"),
    Case(#"{"id":"a","path":"b","policy":"/nowhere/p.json"}"#, "line/policy", 66),
    Case(#"{"id":"a","path":"b","policy":"/dev/zero"}"#, "line/policy", 66),
    Case(#"{"id":"a","path":"b","policy":"\#(proof)"}"#, "line/policy"),
    Case(#"{"id":"a","path":"b","policy":{"schema":1}}"#, "line/policy"),
    Case(#"{"id":"a","path":"b","policy":[]}"#, "line/kind"),
  ]

  /// Lines whose id is not known.
  private static let unidentified = [
    Case("no JSON", "line/json"),
    Case("{", "line/json"),
    Case(#"{"id":"a","path":"b"} {"#, "line/json"),
    Case("{\"id\":\"a\",\"path\":\"b\0\"}", "line/json"),
    Case("\0", "line/json"),
    Case("\u{feff}{}", "line/missing"),
    Case("[]", "line/kind"),
    Case("7", "line/kind"),
    Case("{}", "line/missing"),
    Case(#"{"path":"\#(proof)"}"#, "line/missing"),
    Case(#"{"id":null,"path":"b"}"#, "line/kind"),
    Case(#"{"id":["a"],"path":"b"}"#, "line/kind"),
    Case(#"{"id":"a","id":"b","path":"c"}"#, "line/duplicate"),
    Case(#"{"id":"\#(String(repeating: "a", count: 1023))","path":"c"}"#, "line/too-large"),
    Case(#"{"id":"\ud800","path":"c"}"#, "line/json"),
    Case(deep, "line/too-large"),
    Case(#"{"id":"a","path":"# + deep, "line/too-large"),
  ]

  @Test("each gets one answer, by which it is known and which says what is wrong")
  func codes() throws {
    let cases = Self.identified + Self.unidentified
    let text = cases.map(\.line).joined(separator: "\n") + "\n"
    let answers = try WorkerProcess.answers(to: text)
    try #require(answers.count == cases.count)
    for (index, (one, answer)) in zip(cases, answers).enumerated() {
      #expect(answer.code == one.code, "\(one.testDescription)")
      #expect(answer.exitCode == one.exitCode, "\(one.testDescription)")
      #expect(answer.line == index + 1)
      #expect(answer.id == (index < Self.identified.count ? "a" : nil), "\(one.testDescription)")
    }
  }

  @Test("no answer holds a control character, whatever a proof, policy or line is named")
  func controlCharacters() throws {
    let folder = try TemporaryFolder()
    let good = String(decoding: try ProofFile.shipped("plain-blake256").bytes(), as: UTF8.self)
    let layout = try folder.write(
      good.replacing(#""layout":"plain""#, with: #""layout":"pl\u0000\u001bain""#),
      to: "layout.json"
    )
    let name = #"{"schema":1,"name":"po\u0000\u0085l","minimum_bits":{}}"#
    let batches = ShippedChain.batches[0]
    let cases = [
      (#"{"id":"a","path":"\#(layout)"}"#, "unsupported"),
      (#"{"id":"a","path":"\#(Self.proof)","policy":\#(name)}"#, "accepted"),
      (#"{"id":"a","path":"\#(layout)","batch":"\#(batches)","policy":\#(name)}"#, "unsupported"),
      (#"{"id":"a","path":"b","po\u0000l\u2028":1}"#, "usage"),
      (#"{"id":"a","path":"b","policy":"sh\u001b[2Karp"}"#, "usage"),
    ]
    let text = cases.map(\.0).joined(separator: "\n") + "\n"
    let output = try CommandRunner.run(["worker"], input: text).output
    // Escaped or not: neither a database nor a terminal has anything to trip over.
    #expect(!output.contains("\\u00"))
    #expect(
      !output.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control }
    )
    #expect(!output.contains("\u{2028}"))
    let answers = try WorkerProcess.answers(to: text)
    #expect(answers.map(\.outcome) == cases.map(\.1))
    #expect(output.split(separator: "\n").allSatisfy { $0.contains("\u{fffd}") })
  }

  @Test("bytes that are no UTF-8 are no JSON, and the next line is read as ever")
  func encoding() throws {
    let worker = try WorkerProcess()
    try worker.send(Data([0xff, 0xfe, 0x0a]) + Data("{\"id\":\"".utf8) + Data([0xc3, 0x28]))
    try worker.send("\",\"path\":\"b\"}\n{\"id\":\"ü\",\"path\":\"/nowhere\"}\n")
    try worker.finish()
    let answers = try worker.answers()
    #expect(answers.map(\.code) == ["line/json", "line/json", "input/unreadable"])
    #expect(answers.map(\.id) == [nil, nil, "ü"])
    #expect(worker.code() == 0)
  }

  @Test(
    "an id comes back as it was spelt",
    arguments: [#""""#, #""\u00e9\/\n""#, "0", "-0.50", "1e400", "123456789012345678901234567890"]
  )
  func id(spelling: String) throws {
    let outcome = try CommandRunner.run(
      ["worker"],
      input: #"{"path":"/nowhere","id":\#(spelling)}"#
    )
    #expect(outcome.output.hasPrefix(#"{"id":\#(spelling),"line":1,"schema":1,"path":"/nowhere","#))
    #expect(outcome.output.hasSuffix("}\n"))
  }

  @Test("blank lines have a number and no answer, and a last line needs no line feed")
  func blanks() throws {
    let line = #"{"id":"a","path":"/nowhere"}"#
    let answers = try WorkerProcess.answers(to: "\n \t\r\n\(line)\r\n\n\(line)")
    #expect(answers.map(\.line) == [3, 5])
    #expect(answers.map(\.code) == ["input/unreadable", "input/unreadable"])
    let cut = try WorkerProcess.answers(to: String(line.dropLast()))
    #expect(cut.map(\.code) == ["line/json"])
    #expect(try WorkerProcess.answers(to: "").isEmpty)
  }

  @Test("a line of as many bytes as are allowed is read, and one of a byte more is not")
  func longest() throws {
    let line = #"{"id":"a","path":"/nowhere"}"#
    let fits = line + String(repeating: " ", count: 100 - line.count)
    let text = "\(fits)\n\(fits) \n\(fits)\n"
    let answers = try WorkerProcess.answers(to: text, "--max-line-bytes", "100")
    #expect(answers.map(\.code) == ["input/unreadable", "line/too-long", "input/unreadable"])
    #expect(answers.map(\.exitCode) == [66, 64, 66])
    #expect(answers.map(\.id) == ["a", nil, "a"])
  }

  @Test("a line of 100 MB takes no memory")
  func hugeLine() throws {
    let worker = try WorkerProcess(["--max-line-bytes", "1000000"])
    let megabyte = Data(repeating: UInt8(ascii: "["), count: 1_000_000)
    try worker.send(#"{"id":"a","path":"/nowhere"}"# + "\n")
    #expect(try worker.answer()?.code == "input/unreadable")
    let before = worker.peakMemory()
    for _ in 0..<100 { try worker.send(megabyte) }
    try worker.send("\n" + #"{"id":"b","path":"/nowhere"}"# + "\n")
    let long = try worker.answer()
    #expect(long?.code == "line/too-long")
    #expect(long?.line == 2)
    #expect(try worker.answer()?.id == "b")
    if let before, let after = worker.peakMemory() { #expect(after - before < 4_000_000) }
    try worker.finish()
    #expect(worker.code() == 0)
  }
}
