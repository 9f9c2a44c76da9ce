import Foundation
import TestSupport

/// Runs the built program as a user would.
enum CommandRunner {
  /// What a run left behind.
  struct Outcome {
    let code: Int32
    let output: String
    let error: String
  }

  /// The program, which the package manager puts beside the tests.
  static let program = URL(fileURLWithPath: CommandLine.arguments[0])
    .deletingLastPathComponent()
    .appendingPathComponent("stark")

  static var isBuilt: Bool { FileManager.default.isExecutableFile(atPath: program.path) }

  /// Runs the program with `arguments` and `input`, without a terminal.
  static func run(_ arguments: String..., input: String = "") throws -> Outcome {
    try run(arguments, input: input)
  }

  /// The same for a list of arguments.
  static func run(_ arguments: [String], input: String = "") throws -> Outcome {
    try run(program, arguments, input: input)
  }

  /// The same where no file can grow beyond `blockCount` blocks, as on a disk that is full.
  ///
  /// A block has 512 bytes, or 1,024 in some shells.
  static func run(_ arguments: [String], fileBlockLimit blockCount: Int) throws -> Outcome {
    let script = "trap '' XFSZ; ulimit -f \(blockCount); exec \"$0\" \"$@\""
    let shell = URL(fileURLWithPath: "/bin/sh")
    return try run(shell, ["-c", script, program.path] + arguments, input: "")
  }

  private static func run(
    _ program: URL,
    _ arguments: [String],
    input: String
  ) throws -> Outcome {
    let folder = try TemporaryFolder()
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    // Files in the place of pipes hold any amount of text.
    process.standardInput = try FileHandle(
      forReadingFrom: URL(fileURLWithPath: folder.write(input, to: "input"))
    )
    let output = URL(fileURLWithPath: try folder.write("", to: "output"))
    let error = URL(fileURLWithPath: try folder.write("", to: "error"))
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: error)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      code: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      error: String(decoding: try Data(contentsOf: error), as: UTF8.self)
    )
  }
}
