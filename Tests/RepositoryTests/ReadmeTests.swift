import Foundation
import TestSupport
import Testing

/// The examples of README and of the article on Swift, compiled and run as they stand there.
@Suite(
  "Examples in Swift",
  .enabled(if: SwiftExample.canBeRun, "no compiler, or no shared library beside the tests")
)
struct ReadmeTests {
  private static let article = "Sources/StarkVerifier/StarkVerifier.docc/EmbeddingInSwift.md"
  private static let proof = RepositoryFolder.root.appending(
    path: "Vectors/Proofs/Stone/starknet-sharp.json"
  )

  /// Compiles the example that contains `text`, and runs it at the root of the repository.
  private func run(
    _ text: String,
    in path: String = "README.md",
    _ arguments: [String] = []
  ) throws -> ProgramRun {
    let code = try DocumentedCode.block(of: "swift", containing: text, in: path)
    return try SwiftExample(code: code).run(arguments)
  }

  @Test("five lines verify a proof")
  func five() throws {
    let code = try DocumentedCode.block(of: "swift", containing: "URL(filePath:", in: "README.md")
    #expect(code.split(separator: "\n").count == 5)
    let run = try run("Verifier(policy: .default)")
    #expect(run.code == 0, "\(run.error)")
    #expect(run.output.hasPrefix("Optional(0x51bde03072632b65c186a99d9b6396218f6f4542125e24a1"))
    #expect(
      run.output.contains("0x5b4b67d55d1db8be1e563d25217d2ec14bd03622989b9026a229bff2b984b11")
    )
  }

  @Test("many proofs are verified side by side")
  func many() throws {
    let run = try run("verifyAll")
    #expect(run.code == 0, "\(run.error)")
    let lines = run.output.split(separator: "\n")
    try #require(lines.count == 2)
    #expect(lines[0].hasSuffix(" proven bits"))
    #expect(lines[1].contains(" policy/layout "))
  }

  @Test("a ledger takes batches, and tells its status")
  func ledger() throws {
    let folder = try TemporaryFolder()
    let run = try run("Ledger(path:", [folder.path + "/chain.db"])
    #expect(run.code == 0, "\(run.error)")
    let lines = run.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix("3 batches, the last state ") == true)
    // The chain is of the year 2023.
    #expect(lines.contains { $0.hasPrefix("state-age ") && $0.hasSuffix(" s at most 172800 s") })
  }

  @Test("the article's ledger takes batches once, and tells what an escape gives")
  func articleLedger() throws {
    let folder = try TemporaryFolder()
    let batches = RepositoryFolder.root.appending(path: "Vectors/Batches/Perpetual").path
    let files = ["bootloaded-three-tasks/proof.json"] + (1...3).map { "batch\($0)/batch.json" }
    let arguments = [folder.path + "/chain.db"] + files.map { "\(batches)/\($0)" }
    let example = try SwiftExample(
      code: DocumentedCode.block(of: "swift", containing: "Ledger(path:", in: Self.article)
    )
    let first = try example.run(arguments)
    #expect(first.code == 0, "\(first.error)")
    let lines = first.output.split(separator: "\n")
    try #require(lines.count == 4)
    for (number, line) in zip(1...3, lines) { #expect(line == "\(number) applied perpetual v3.2") }
    let amount = "291159481 quanta if the exchange is frozen"
    #expect(lines[3] == amount)
    let again = try example.run(arguments)
    #expect(again.output == "1 applied before\n2 applied before\n3 applied before\n\(amount)\n")
    let other = try folder.write("no ledger", to: "other.db")
    let refused = try example.run([other] + arguments.dropFirst())
    #expect(refused.output == "ledger/not-a-ledger the file is not a ledger\n")
  }

  @Test("an example that uses more of a ledger than what is public is not compiled")
  func notPublic() {
    let code =
      "import SettlementLedger\nimport StarkVerifier\nfunc name(_ error: Failure) -> Any { error.%@ }\n"
    #expect(throws: Never.self) {
      _ = try SwiftExample(code: code.replacing("%@", with: "code"))
    }
    let error = #expect(throws: SwiftExample.NotCompiled.self) {
      _ = try SwiftExample(code: code.replacing("%@", with: "fault"))
    }
    #expect(error?.description.contains("'fault' is inaccessible") == true)
  }

  @Test("the article's examples verify, verify many, and settle")
  func articleExamples() throws {
    let one = try run("let statement = try Verifier", in: Self.article, [Self.proof.path])
    #expect(one.code == 0, "\(one.error)")
    #expect(one.output.hasPrefix("Optional(0x51bde03072632b65c186a99d9b6396218f6f4542125e24a1"))
    let many = try run("verifyAll", in: Self.article, [Self.proof.path, "/dev/null"])
    #expect(many.output.contains(" accepted 8 values\n"))
    #expect(many.output.contains("/dev/null malformed/unknown-format "))
    let folder = RepositoryFolder.root.appending(path: "Vectors/Batches/Perpetual")
    let files = ["bootloaded-three-tasks/proof.json"] + (1...3).map { "batch\($0)/batch.json" }
    let settled = try run("Settlement(", in: Self.article, files.map { "\(folder.path)/\($0)" })
    #expect(settled.code == 0, "\(settled.error)")
    #expect(settled.output.split(separator: "\n").count == 15)
  }

  @Test("an example that is wrong is not compiled")
  func wrong() {
    #expect(throws: SwiftExample.NotCompiled.self) {
      _ = try SwiftExample(code: "import StarkVerifier\nlet a: Int = Verifier()\n")
    }
  }
}
