import Foundation
import TestSupport

/// Runs the built program as a user would.
enum CommandRunner {
  typealias Outcome = ProgramRun

  static let program = BuiltCommand.program

  static var isBuilt: Bool { BuiltCommand.isBuilt }

  /// Runs the program with `arguments` and `input`, without a terminal.
  static func run(_ arguments: String..., input: String = "") throws -> Outcome {
    try run(arguments, input: input)
  }

  /// The same for a list of arguments.
  static func run(_ arguments: [String], input: String = "") throws -> Outcome {
    try ProgramRun(of: program, arguments, input: input)
  }

  /// The same where no file can grow beyond `blockCount` blocks, as on a disk that is full.
  ///
  /// A block has 512 bytes, or 1,024 in some shells.
  static func run(_ arguments: [String], fileBlockLimit blockCount: Int) throws -> Outcome {
    let script = "trap '' XFSZ; ulimit -f \(blockCount); exec \"$0\" \"$@\""
    let shell = URL(fileURLWithPath: "/bin/sh")
    return try ProgramRun(of: shell, ["-c", script, program.path] + arguments)
  }
}
