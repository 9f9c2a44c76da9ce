package import Foundation

/// What a run of another program left behind.
package struct ProgramRun: Sendable {
  package let code: Int32
  package let output: String
  package let error: String

  /// The program called `name` in a folder of the variable PATH; nil if there is none.
  package static func program(_ name: String) -> URL? {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.map { URL(filePath: "\($0)/\(name)") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  /// The folder into which the package manager builds products, which is that of the tests.
  package static let products = URL(fileURLWithPath: CommandLine.arguments[0])
    .deletingLastPathComponent()

  /// Runs `program` with `arguments` and `input` to its end, without a terminal.
  ///
  /// - `environment`: variables to set in addition.
  package init(
    of program: URL,
    _ arguments: [String],
    input: String = "",
    environment: [String: String] = [:]
  ) throws {
    let folder = try TemporaryFolder()
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
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
    code = process.terminationStatus
    self.output = String(decoding: try Data(contentsOf: output), as: UTF8.self)
    self.error = String(decoding: try Data(contentsOf: error), as: UTF8.self)
  }
}
