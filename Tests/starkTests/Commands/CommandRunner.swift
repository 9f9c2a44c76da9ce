import Foundation

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

  /// Runs the program with `arguments` and `input`, with pipes in the place of a terminal.
  ///
  /// The output must be short enough to fit a pipe.
  static func run(_ arguments: String..., input: String = "") throws -> Outcome {
    try run(arguments, input: input)
  }

  /// The same for a list of arguments.
  static func run(_ arguments: [String], input: String = "") throws -> Outcome {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    let pipes = (input: Pipe(), output: Pipe(), error: Pipe())
    process.standardInput = pipes.input
    process.standardOutput = pipes.output
    process.standardError = pipes.error
    try process.run()
    try pipes.input.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try pipes.input.fileHandleForWriting.close()
    process.waitUntilExit()
    return Outcome(
      code: process.terminationStatus,
      output: try text(pipes.output),
      error: try text(pipes.error)
    )
  }

  private static func text(_ pipe: Pipe) throws -> String {
    String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
  }
}
