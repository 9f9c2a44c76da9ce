import Foundation
import TestSupport
import Testing

/// Runs of the programs beside these tests under tools that watch the memory.
///
/// The library itself is compiled without instrumentation. What the tools see of it are all blocks
/// that it allocates, frees, forgets, or hands over; and of the programs, every access.
@Suite("Memory", .enabled(if: CProgram.canBeBuilt, "no C compiler, or no shared library"))
struct LeakTests {
  private static let proof = ProofFile.shipped("starknet-sharp").url.path
  private static let chain = BatchFolder.perpetual("bootloaded-three-tasks").url
    .appending(path: "proof.json").path
  private static let valgrind = ProgramRun.program("valgrind")

  /// Whether the compiler has the sanitizer, and the system lets it look for leaks.
  private static let hasSanitizer: Bool = {
    guard CProgram.canBeBuilt,
      let program = try? CProgram("int main(void) { return 0; }\n", ["-fsanitize=address"])
    else { return false }
    return (try? program.run([]))?.code == 0
  }()

  private static let leaking = """
    #include <starkverify.h>
    #include <stdio.h>
    int main(void) {
      char *report = NULL;
      int code = stark_verify("", 0, NULL, 0, &report, NULL);
      report = NULL;
      return code == STARK_MALFORMED ? 0 : 1;
    }

    """

  @Test(
    "the address sanitizer finds no bad access and no leak",
    .enabled(if: hasSanitizer, "no address sanitizer")
  )
  func sanitizer() throws {
    let options = ["-fsanitize=address", "-fno-omit-frame-pointer"]
    let environment = ["ASAN_OPTIONS": "detect_leaks=1:exitcode=9"]
    let arguments = try CProgram(CProgram.source("arguments.c"), options)
    let answers = try arguments.run([Self.proof, Self.chain], environment: environment)
    #expect(answers.code == 0, "\(answers.output) \(answers.error.prefix(4000))")
    let list = try CaseList(EmbeddingCase.all())
    let cases = try CProgram(CProgram.source("cases.c"), options)
    let replies = try cases.run([list.path, "2"], environment: environment)
    #expect(replies.code == 0, "\(replies.error.prefix(4000))")
    // And it would find one.
    let leak = try CProgram(Self.leaking, options).run([], environment: environment)
    #expect(leak.code == 9)
  }

  @Test(
    "valgrind finds no bad access and no leak",
    .enabled(if: valgrind != nil, "valgrind is not installed")
  )
  func memoryCheck() throws {
    let valgrind = try #require(Self.valgrind)
    let options = [
      "--quiet", "--leak-check=full", "--show-leak-kinds=definite",
      "--errors-for-leak-kinds=definite", "--error-exitcode=9",
    ]
    let arguments = try CProgram(CProgram.source("arguments.c"))
    let answers = try arguments.run(under: valgrind, options, [Self.proof, Self.chain])
    #expect(answers.code == 0, "\(answers.output) \(answers.error.prefix(4000))")
    // And it would find one.
    let leak = try CProgram(Self.leaking).run(under: valgrind, options, [])
    #expect(leak.code == 9)
  }
}
