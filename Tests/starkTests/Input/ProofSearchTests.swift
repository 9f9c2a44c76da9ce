import StarkFaults
import StarkVerdicts
import TestSupport
import Testing
import stark

@Suite("Search for proofs")
struct ProofSearchTests {
  private func findings(_ paths: String...) -> [ProofSearch.Finding] {
    ProofSearch.findings(in: paths.map { $0 == "-" ? .standardInput : .file(FilePath($0)) })
  }

  @Test("every entry of a folder is found, in the order of names, whatever it looks like")
  func folder() throws {
    let folder = try TemporaryFolder()
    let last = FilePath(try folder.write("{}", to: "z.json"))
    let inner = FilePath(try folder.write("{}", to: "b/c/anything.txt"))
    let first = FilePath(try folder.write("", to: "a.json"))
    let hidden = FilePath(try folder.write("{}", to: ".hidden/proof.json"))
    #expect(
      findings(folder.path) == [
        .passedOver(PassedOver(FilePath(folder.path + "/.hidden"), .hidden)), .candidate(first),
        .candidate(inner), .candidate(last), .end(ofFolder: FilePath(folder.path)),
      ]
    )
    #expect(findings(folder.path + "/b/").first == .candidate(inner))
    #expect(findings(folder.path + "/.hidden").first == .candidate(hidden))
  }

  @Test("a link to a file is followed, one to a folder is told, and one to nothing is an error")
  func links() throws {
    let folder = try TemporaryFolder()
    let outside = try TemporaryFolder()
    try folder.link("a", to: try outside.write("{}", to: "proof.json"))
    try folder.link("b", to: outside.path)
    try folder.link("c", to: folder.path)
    try folder.link("d", to: "/nowhere/at/all")
    let found = findings(folder.path)
    try #require(found.count == 5)
    #expect(found[0] == .candidate(FilePath(folder.path + "/a")))
    #expect(found[1] == .passedOver(PassedOver(FilePath(folder.path + "/b"), .linkToFolder)))
    #expect(found[2] == .passedOver(PassedOver(FilePath(folder.path + "/c"), .linkToFolder)))
    guard case .failure(let path, let error) = found[3] else {
      Issue.record("expected a failure")
      return
    }
    #expect(path == FilePath(folder.path + "/d"))
    #expect(error.code == "input/unreadable")
  }

  @Test("what is named is a proof to verify, whatever it holds")
  func named() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("no proof", to: "file")
    #expect(findings("-", file) == [.proof(.standardInput), .proof(.file(FilePath(file)))])
  }

  @Test("a path to nothing is a failure of its own")
  func failures() throws {
    guard case .failure(let path, let error) = findings("/nowhere/at/all").first else {
      Issue.record("expected a failure")
      return
    }
    #expect(path == "/nowhere/at/all")
    #expect(error.kind == .unreadable)
    #expect(error.code == "input/unreadable")
    #expect(error.description == "No such file or directory")
  }
}

@Suite("Bytes of paths")
struct FilePathTests {
  @Test("every sequence of bytes is kept by the text of an argument, and plain text is itself")
  func arguments() {
    var generator = SeededGenerator(seed: 13)
    let alphabet: [UInt8] = [
      0x2f, 0x61, 0x80, 0xbf, 0xc3, 0xa9, 0xed, 0xa0, 0xf4, 0x8f, 0xbe, 0xff,
    ]
    for _ in 0..<5_000 {
      let count = Int.random(in: 0..<12, using: &generator)
      let bytes = (0..<count).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
      #expect(ArgumentText.bytes(of: ArgumentText.text(of: bytes)) == bytes)
    }
    for text in ["", "proof.json", "a/é/日本", "\u{10fffd}", "\u{10ffff}"] {
      #expect(ArgumentText.bytes(of: ArgumentText.text(of: Array(text.utf8))) == Array(text.utf8))
    }
    #expect(ArgumentText.text(of: Array("a/é/日本".utf8)) == "a/é/日本")
  }

  @Test("two names that are no text are two arguments, and shown with their bytes")
  func distinct() {
    let names: [[UInt8]] = [[0x61, 0xff], [0x61, 0xfe], [0x61, 0xf4, 0x8f, 0xbf, 0xbf]]
    #expect(Set(names.map(ArgumentText.text(of:))).count == names.count)
    #expect(FilePath(bytes: [0x61, 0xff, 0x0a]).description == "a\\xff\n")
    #expect(FilePath(bytes: [0xed, 0xa0, 0x80]).description == "\\xed\\xa0\\x80")
    #expect(FilePath("é").description == "é")
  }
}
