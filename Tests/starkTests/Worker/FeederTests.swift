import Foundation
import Testing

/// The interpreter that the feeders of workers are written for.
private enum Interpreter {
  /// Runs `python3` with `arguments`; its exit code and what it says of errors.
  static func run(_ arguments: [String]) throws -> (code: Int32, error: String) {
    let process = Process()
    let error = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    process.standardError = error
    var environment = ProcessInfo.processInfo.environment
    environment["STARK"] = CommandRunner.program.path
    environment["PYTHONDONTWRITEBYTECODE"] = "1"
    process.environment = environment
    try process.run()
    let text = try error.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: text, as: UTF8.self))
  }

  static let isPresent =
    (try? run(["-c", "import sys; sys.exit(sys.version_info < (3, 10))"]))?.code == 0
}

@Suite(
  "Feeders of workers",
  .enabled(if: CommandRunner.isBuilt, "the program is not built"),
  .enabled(if: Interpreter.isPresent, "Python 3.10 or later is not installed")
)
struct FeederTests {
  @Test("give as many answers as questions or say what is wrong, whatever becomes of the worker")
  func feeders() throws {
    let tests = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Benchmarks/Scale/Tests").standardized.path
    let (code, error) = try Interpreter.run(["-m", "unittest", "discover", tests])
    #expect(code == 0, "\(error)")
    #expect(!error.contains("skipped"), "\(error)")
    // Nothing found would be nothing failed.
    #expect(error.contains("Ran "), "\(error)")
    #expect(!error.contains("Ran 0 tests"), "\(error)")
  }
}
