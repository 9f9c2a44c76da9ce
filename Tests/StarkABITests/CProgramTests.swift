import Foundation
import TestSupport
import Testing

@Suite("The library in C", .enabled(if: CProgram.canBeBuilt, "no C compiler, or no shared library"))
struct CProgramTests {
  private static let proof = ProofFile.shipped("starknet-sharp").url.path
  private static let chain = BatchFolder.perpetual("bootloaded-three-tasks").url
    .appending(path: "proof.json").path

  @Test("arguments without sense get a code and a report")
  func arguments() throws {
    let program = try CProgram(CProgram.source("arguments.c"))
    let run = try program.run([Self.proof, Self.chain])
    #expect(run.output.isEmpty)
    #expect(run.code == 0, "\(run.error)")
    // The program does not pass whatever it is given.
    let exchanged = try program.run([Self.chain, Self.proof])
    #expect(exchanged.code == 1)
    #expect(exchanged.output.contains("failed: a chain without its batches"))
  }

  @Test("four threads get the codes and the reports that Swift gets")
  func cases() throws {
    let cases = try EmbeddingCase.all()
    let list = try CaseList(cases)
    let program = try CProgram(CProgram.source("cases.c"))
    let run = try program.run([list.path, "4"])
    #expect(run.code == 0, "\(run.error)")
    let lines = run.output.split(separator: "\n")
    try #require(lines.count == cases.count)
    for (line, embeddingCase) in zip(lines, cases) {
      let fields = line.split(separator: "\t", maxSplits: 1)
      let reply = try Reply(code: #require(Int32(fields[0])), json: String(fields[1]))
      #expect(try reply == embeddingCase.expected(), "\(embeddingCase)")
    }
  }

  @Test("the header is one for C++ too, with every warning on")
  func header() throws {
    let folder = try TemporaryFolder()
    let source = try folder.write(
      "#include <starkverify.h>\nint main() { return stark_abi_version() == 0; }\n",
      to: "header.cpp"
    )
    let compiler = try #require(CProgram.compiler)
    for standard in ["c++98", "c++20"] {
      let run = try ProgramRun(
        of: compiler,
        ["-x", "c++", "-std=\(standard)", "-Wall", "-Wextra", "-Werror"]
          + ["-I", CProgram.header.path, "-fsyntax-only", source]
      )
      #expect(run.code == 0, "\(run.error)")
    }
    #expect(throws: CProgram.NotCompiled.self) {
      _ = try CProgram("int main(void) { int a; }\n")
    }
  }

  @Test("the program of the article on C says what it should")
  func article() throws {
    let path = "Sources/StarkVerifier/StarkVerifier.docc/EmbeddingInC.md"
    for text in ["stark_verify(", "stark_settle_check("] {
      let code = try DocumentedCode.block(of: "c", containing: text, in: path)
      let program = try CProgram(code)
      let run = try program.run([text.contains("settle") ? Self.chain : Self.proof])
      #expect(run.code == 0, "\(run.error)")
      #expect(run.output.hasPrefix(#"{"schema":1,"#))
      let refused = try program.run([text.contains("settle") ? Self.proof : "/dev/null"])
      #expect(refused.code == (text.contains("settle") ? 2 : 3))
    }
  }
}
