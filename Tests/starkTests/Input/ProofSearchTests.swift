import StarkVerdicts
import Testing
import TestSupport
import stark

@Suite("Search for proofs")
struct ProofSearchTests {
  private let proof = #" {"proof_hex": "0x"}"#

  private func findings(_ paths: String...) -> [ProofSearch.Finding] {
    ProofSearch.findings(in: paths, maximumCount: 1000)
  }

  @Test("a folder is searched through, in the order of names, for what looks like a proof")
  func folder() throws {
    let folder = try TemporaryFolder()
    let last = try folder.write(proof, to: "z.json")
    let inner = try folder.write(proof, to: "b/c/anything.txt")
    let first = try folder.write("{\"a\": 1, \"proof_hex\": tr", to: "a.json")
    try folder.write("{\"main\": 1}", to: "program.json")
    try folder.write("proof_hex \"proof_hex\"", to: "notes.txt")
    try folder.write("", to: "empty.json")
    try folder.write(proof, to: ".hidden.json")
    #expect(
      findings(folder.path) == [first, inner, last].map { .proof(.file($0)) }
    )
    #expect(findings(folder.path + "/b/").count == 1)
  }

  @Test("a link to a file is followed, one to a folder or to nothing is not")
  func links() throws {
    let folder = try TemporaryFolder()
    let outside = try TemporaryFolder()
    let file = try outside.write(proof, to: "proof.json")
    try folder.link("a", to: file)
    try folder.link("b", to: outside.path)
    try folder.link("c", to: folder.path)
    try folder.link("d", to: "/nowhere/at/all")
    #expect(findings(folder.path) == [.proof(.file(folder.path + "/a"))])
  }

  @Test("what is named is a proof to verify, whatever it holds")
  func named() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("no proof", to: "file")
    #expect(findings("-", file) == [.proof(.standardInput), .proof(.file(file))])
  }

  @Test("a path to nothing and a folder without a proof are failures of their own")
  func failures() throws {
    let folder = try TemporaryFolder()
    try folder.write("{}", to: "object.json")
    #expect(findings(folder.path) == [.failure(path: folder.path, .noProof)])
    guard case .failure(let path, let error) = findings("/nowhere/at/all").first else {
      Issue.record("expected a failure")
      return
    }
    #expect(path == "/nowhere/at/all")
    #expect(error.status == .unreadable)
    #expect(error.code == "input/unreadable")
    #expect(error.description == "No such file or directory")
  }

  @Test("an object too large to be looked into is reported, not passed over")
  func oversized() throws {
    let folder = try TemporaryFolder()
    let object = try folder.write("{" + String(repeating: " ", count: 1000), to: "big.json")
    try folder.write(String(repeating: "x", count: 5000), to: "memory.bin")
    #expect(findings(folder.path) == [.proof(.file(object))])
  }
}
