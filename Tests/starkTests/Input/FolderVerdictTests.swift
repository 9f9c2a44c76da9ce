import Foundation
import TestSupport
import Testing

@Suite(
  "A folder is as good as its worst file",
  .enabled(if: CommandRunner.isBuilt, "the program is not beside the tests")
)
struct FolderVerdictTests {
  private static let sound = ProofFile.shipped("plain-keccak256")

  /// A proof that is rejected, of which one digit was changed.
  private static func forged() throws -> [UInt8] {
    var bytes = try sound.bytes()
    let member = Array("\"proof_hex\"".utf8)
    let start = try #require(bytes.firstRange(of: member)).upperBound + 3_000
    bytes[start] = bytes[start] == UInt8(ascii: "0") ? UInt8(ascii: "1") : UInt8(ascii: "0")
    return bytes
  }

  private struct Line: Equatable {
    let code: Int32
    let name: String?
  }

  /// The exit codes and codes of a run with --json by the paths of its verdicts, and what it passed
  /// over.
  private static func verdicts(
    _ paths: [String]
  ) throws -> (code: Int32, lines: [String: Line], passedOver: [String]) {
    let arguments = ["verify", "--json", "--policy", "starkex-80"]
    let run = try CommandRunner.run(arguments + paths)
    var lines: [String: Line] = [:]
    var passedOver: [String] = []
    for text in run.output.split(separator: "\n") {
      let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
      let line = try #require(object as? [String: Any])
      if let list = line["passed_over"] as? [String: Any] {
        passedOver = try #require(list["files"] as? [[String: Any]]).map { "\($0["path"] ?? "")" }
        #expect(list["count"] as? Int == passedOver.count)
        continue
      }
      let path = try #require(line["path"] as? String)
      let code = try #require(line["exit_code"] as? Int)
      lines[path] = Line(code: Int32(code), name: line["code"] as? String)
    }
    return (run.code, lines, passedOver)
  }

  @Test("each damaged file gets the verdict in its folder that it gets when it is named")
  func corpus() throws {
    let folder = try TemporaryFolder()
    var paths: [String] = []
    let mutations = try MutationCorpus.load().filter { !$0.needsSharedMaterial }
    for (index, mutation) in mutations.enumerated() where index % 8 == 0 {
      paths.append(try folder.write(Data(try mutation.bytes()), to: "mutation-\(index).json"))
    }
    for (index, question) in try EmbeddingCase.all().enumerated() {
      guard case .proof(let bytes) = question.question else { continue }
      paths.append(try folder.write(Data(bytes), to: "case-\(index)"))
    }
    try #require(paths.count > 40)
    let named = try Self.verdicts(paths)
    let found = try Self.verdicts([folder.path])
    #expect(found.code == named.code)
    for path in paths {
      let verdict = try #require(named.lines[path])
      guard !found.passedOver.contains(path) else {
        // Nothing is passed over that is a proof, or was one before it was damaged.
        #expect(verdict.name == "malformed/unknown-format")
        continue
      }
      #expect(found.lines[path] == verdict, "\(path)")
    }
    #expect(found.lines.count + found.passedOver.count == paths.count)
    // Those are the batch file and the policy among the cases.
    #expect(found.passedOver.count == 2)
  }

  /// How the text of a proof can be told otherwise, and what becomes of it when it is named.
  private static let spellings: [(String, @Sendable ([UInt8]) -> [UInt8], Int32)] = [
    ("64 blanks before it", { [UInt8](repeating: 0x20, count: 64) + $0 }, 1),
    ("100,000 lines before it", { [UInt8](repeating: 0x0a, count: 100_000) + $0 }, 1),
    (
      "an escape in a name",
      { replacing("\"proof_hex\"", by: #""proof\u005fhex""#, in: $0) }, 1
    ),
    ("a byte order mark", { [0xef, 0xbb, 0xbf] + $0 }, 1),
    ("a member around it", { Array("{\"proof\":".utf8) + $0 + [UInt8(ascii: "}")] }, 1),
    ("a letter before it", { [UInt8(ascii: "x")] + $0 }, 3),
    ("another case of a name", { replacing("\"proof_hex\"", by: #""Proof_hex""#, in: $0) }, 3),
    ("another name", { replacing("\"proof_hex\"", by: #""proof_hez""#, in: $0) }, 3),
    ("its first half", { Array($0.prefix($0.count / 2)) }, 3),
    ("its last half", { Array($0.suffix($0.count / 2)) }, 3),
    ("its last line", { Array($0.suffix(20)) }, 3),
    ("nothing", { _ in [] }, 3),
    ("zeros", { [UInt8](repeating: 0, count: $0.count) }, 3),
    ("the mark of gzip", { [0x1f, 0x8b] + $0 }, 3),
    ("UTF-16", { [0xff, 0xfe] + $0.flatMap { [$0, 0] } }, 3),
  ]

  private static func replacing(_ text: String, by other: String, in bytes: [UInt8]) -> [UInt8] {
    guard let range = bytes.firstRange(of: Array(text.utf8)) else { return bytes }
    return bytes[..<range.lowerBound] + Array(other.utf8) + bytes[range.upperBound...]
  }

  @Test("a bad proof is not missed for the way in which its text is written")
  func spellings() throws {
    let forged = try Self.forged()
    for (name, edit, code) in Self.spellings {
      let folder = try TemporaryFolder()
      try folder.write(Data(try Self.sound.bytes()), to: "sound.json")
      let bad = try folder.write(Data(edit(forged)), to: "bad.json")
      let named = try Self.verdicts([bad])
      #expect(named.code == code, "\(name)")
      let found = try Self.verdicts([folder.path])
      #expect(found.code == code, "\(name)")
      #expect(found.lines[bad] == named.lines[bad], "\(name)")
      #expect(found.passedOver.isEmpty, "\(name)")
    }
  }

  @Test("a bad proof is not missed for a name that is no text, nor for the depth it lies at")
  func names() throws {
    let forged = try Self.forged()
    let names: [[UInt8]] = [
      [0xff, 0xfe], Array("bad".utf8) + [0xff] + Array(".json".utf8), [0x0a], [0xed, 0xa0, 0x80],
      Array("\u{10ffff}".utf8), Array("-".utf8), Array("--policy".utf8),
    ]
    let outside = try TemporaryFolder()
    for name in names {
      let folder = try TemporaryFolder()
      try folder.write(Data(try Self.sound.bytes()), to: "sound.json")
      let path = Array(folder.path.utf8) + [UInt8(ascii: "/")] + name
      // The shell hands over names as they are; $(…) takes line feeds from the end, but for the x.
      let octal = path.map { "\\" + String($0, radix: 8) }.joined()
      let prefix = "p=$(printf '\(octal)x'); p=${p%x};"
      let source = try outside.write(Data(forged), to: "forged.json")
      let shell = URL(filePath: "/bin/sh")
      let copy = try ProgramRun(of: shell, ["-c", "\(prefix) cp \"$0\" \"$p\"", source])
      #expect(copy.code == 0)
      #expect(try Self.verdicts([folder.path]).code == 1, "\(name)")
      let program = CommandRunner.program.path
      let named = try ProgramRun(of: shell, ["-c", "\(prefix) exec \"$0\" verify \"$p\"", program])
      #expect(named.code == 1, "\(name)")
    }
    let deep = try TemporaryFolder()
    try deep.write(Data(try Self.sound.bytes()), to: "sound.json")
    let long = String(repeating: "d", count: 100)
    let source = try deep.write(Data(forged), to: "source/forged.json")
    // In two strides, each of which is short enough for a path.
    let script = """
      half=$(for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30
      do printf "$1/"; done)
      cd "$0" && mkdir -p "$half" && cd "$half" && mkdir -p "$half" && cp "$2" "$half/proof.json"
      """
    let made = try ProgramRun(
      of: URL(filePath: "/bin/sh"),
      ["-c", script, deep.path, long, source]
    )
    #expect(made.code == 0)
    try FileManager.default.removeItem(atPath: deep.path + "/source")
    let found = try Self.verdicts([deep.path])
    #expect(found.code == 1)
    #expect(found.lines.keys.contains { $0.utf8.count > 6_000 })
    // Foundation removes no path of this length.
    _ = try ProgramRun(of: URL(filePath: "/bin/rm"), ["-rf", deep.path + "/" + long])
  }

  @Test("what a prover works with may lie beside its proof, and is told as passed over")
  func others() throws {
    let folder = try TemporaryFolder()
    let proof = try folder.write(Data(try Self.sound.bytes()), to: "proof.json")
    let batch = try BatchFolder.perpetual("batch1").bytes(of: "batch.json")
    func entries(_ count: Int, _ entry: (UInt64) -> [UInt64]) -> Data {
      Data(
        (1...UInt64(count)).flatMap(entry).flatMap { word in
          (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
        }
      )
    }
    let others = [
      try folder.write(Data(batch), to: "batch.json"),
      try folder.write(
        "# Proofs\n\nThe hash is 0x\(String(repeating: "a", count: 64)).",
        to: "README"
      ),
      try folder.write(#"{"trace_path": "t", "memory_path": "m"}"#, to: "private_input.json"),
      try folder.write(#"{"stark": {}, "use_extension_field": false}"#, to: "parameters.json"),
      try folder.write(entries(100) { [$0 + 10, $0 + 9, $0] }, to: "trace.bin"),
      try folder.write(entries(100) { [$0, $0, 0, 0, 1] }, to: "memory.bin"),
      try folder.write(Data([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]), to: "p.png"),
      try folder.write("hidden", to: ".hidden"),
    ]
    let outside = try TemporaryFolder()
    try folder.link("link", to: outside.path)
    let found = try Self.verdicts([folder.path])
    #expect(found.code == 0)
    #expect(Array(found.lines.keys) == [proof])
    #expect(Set(found.passedOver) == Set(others + [folder.path + "/link"]))
    let text = try CommandRunner.run("verify", "--policy", "starkex-80", folder.path)
    #expect(text.output.contains("README: text that is not JSON\n"))
    #expect(text.output.contains("link: a link to a folder\n"))
    // None of them is passed over when it is named.
    for path in others { #expect(try Self.verdicts([path]).code == 3, "\(path)") }
  }

  @Test("the list of what was passed over is bounded, and its count is of all")
  func manyOthers() throws {
    let folder = try TemporaryFolder()
    try folder.write(Data(try Self.sound.bytes()), to: "proof.json")
    for index in 0..<250 { try folder.write("", to: ".\(index)") }
    let run = try CommandRunner.run("verify", "--json", folder.path)
    #expect(run.code == 0)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 2)
    let last = try JSONSerialization.jsonObject(with: Data(try #require(lines.last).utf8))
    let list = try #require((last as? [String: Any])?["passed_over"] as? [String: Any])
    #expect(list["count"] as? Int == 250)
    #expect((list["files"] as? [Any])?.count == 100)
  }

  @Test("a link to nothing, a folder of nothing and a file that is too large are no success")
  func troubles() throws {
    let folder = try TemporaryFolder()
    try folder.write(Data(try Self.sound.bytes()), to: "proof.json")
    try folder.link("dangling", to: "/nowhere/at/all")
    #expect(try Self.verdicts([folder.path]).code == 66)
    let empty = try TemporaryFolder()
    let other = try TemporaryFolder()
    try other.write(".", to: ".hidden")
    for path in [empty.path, other.path] {
      let found = try Self.verdicts([path, Self.sound.url.path])
      #expect(found.code == 66)
      #expect(found.lines[path]?.name == "input/no-proof")
    }
    let large = try TemporaryFolder()
    try large.write(Data(try Self.sound.bytes()), to: "proof.json")
    let claim = try large.claim(1 << 40, by: "zeros.json")
    let found = try Self.verdicts([large.path])
    #expect(found.code == 3)
    #expect(found.lines[claim]?.name == "policy/size")
  }
}
