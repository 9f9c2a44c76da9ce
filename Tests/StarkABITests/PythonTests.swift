import Foundation
import TestSupport
import Testing

@Suite(
  "The library in Python",
  .enabled(
    if: ProgramRun.program("python3") != nil && CProgram.canBeBuilt,
    "no Python, or no shared library"
  )
)
struct PythonTests {
  private static let article = "Sources/StarkVerifier/StarkVerifier.docc/EmbeddingInPython.md"

  private func write(moduleInto folder: borrowing TemporaryFolder) throws {
    let module = try DocumentedCode.block(
      of: "python",
      containing: "class Library",
      in: Self.article
    )
    try folder.write(module, to: "starkverify.py")
  }

  @Test("1,000 calls of four threads get the codes and ids that Swift gets")
  func calls() throws {
    let python = try #require(ProgramRun.program("python3"))
    let cases = try EmbeddingCase.all().filter {
      if case .proof = $0.question { true } else { false }
    }
    let list = try CaseList(cases)
    let folder = try TemporaryFolder()
    try write(moduleInto: folder)
    let script = try folder.write(CProgram.source("calls.py"), to: "calls.py")
    let run = try ProgramRun(of: python, [script, CProgram.library.path, list.path, "1000", "4"])
    #expect(run.code == 0, "\(run.error)")
    let expected = try cases.map { embeddingCase in
      let reply = try embeddingCase.expected()
      return "\(reply.code)\t\(reply.id ?? "None")"
    }
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 1000)
    for (call, line) in lines.enumerated() {
      let question = call % cases.count
      #expect(line == "\(call)\t\(question)\t\(expected[question])", "\(cases[question])")
    }
    #expect(Set(expected).count > 30)
  }

  @Test("a number is never cut, and arguments of the wrong kind are refused by name")
  func mistakes() throws {
    let python = try #require(ProgramRun.program("python3"))
    let folder = try TemporaryFolder()
    try write(moduleInto: folder)
    let script = try folder.write(CProgram.source("mistakes.py"), to: "mistakes.py")
    let chain = BatchFolder.perpetual("bootloaded-three-tasks").url.appending(path: "proof.json")
    let run = try ProgramRun(of: python, [script, CProgram.library.path, chain.path])
    #expect(run.code == 0, "\(run.output) \(run.error)")
    #expect(run.output.isEmpty)
    // The script does not pass whatever it is given.
    let other = ProofFile.shipped("starknet-sharp").url.path
    #expect(try ProgramRun(of: python, [script, CProgram.library.path, other]).code == 1)
  }

  @Test("the module of the article refuses a library of another version, and settles")
  func article() throws {
    let python = try #require(ProgramRun.program("python3"))
    let folder = try TemporaryFolder()
    try write(moduleInto: folder)
    let example = try DocumentedCode.block(
      of: "python",
      containing: "stark.settle_check(",
      in: Self.article
    )
    let script = try folder.write(example, to: "example.py")
    let chain = BatchFolder.perpetual("bootloaded-three-tasks").url.appending(path: "proof.json")
      .path
    let batches = BatchFolder.perpetualChain.map { $0.url.appending(path: "batch.json").path }
    let run = try ProgramRun(of: python, [script, CProgram.library.path, chain] + batches)
    #expect(run.code == 0, "\(run.error)")
    #expect(run.output.hasPrefix("accepted 3 batches\n"))
    let refused = try ProgramRun(
      of: python,
      [script, CProgram.library.path, chain] + batches.reversed()
    )
    #expect(refused.code == 1)
    #expect(refused.output.hasPrefix("rejected "))
  }
}
