import Foundation
import TestSupport
import Testing

@Suite(
  "Commands under a limit of the size of files",
  .enabled(if: CommandRunner.isBuilt, "the program is not beside the tests")
)
struct FileSizeLimitTests {
  /// The code of a run that can't write a byte to any file; a signal's number if one ended it.
  private static func code(_ arguments: [String]) throws -> Int32 {
    let script = "ulimit -f 0; exec \"$0\" \"$@\""
    let shell = URL(filePath: "/bin/sh")
    return try ProgramRun(of: shell, ["-c", script, CommandRunner.program.path] + arguments).code
  }

  @Test("fail to write, which is code 66, and are not ended by a signal")
  func written() throws {
    let folder = try TemporaryFolder()
    let ledger = folder.path + "/chain.db"
    let apply = ["settle", "apply", "--ledger", ledger, "--proof", ShippedChain.proof]
    #expect(try Self.code(apply) == 66)
    #expect(try CommandRunner.run(apply).code == 0)
    let report = ["settle", "report", "--ledger", ledger, "--out", folder.path + "/report"]
    #expect(try Self.code(report) == 66)
    #expect(try CommandRunner.run(report).code == 0)
  }
}
