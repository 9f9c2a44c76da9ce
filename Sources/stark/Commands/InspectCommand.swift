import ArgumentParser

/// `stark inspect`: what is inside a proof file.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show what is inside a proof.",
    discussion: """
      Parameters, the bytes of each section, the shapes of the commitment trees, the security by \
      every estimate, the public input, and the hashes of program and output. Nothing is judged: \
      a proof that this shows may still be invalid.
      """
  )

  @Argument(help: "A proof file, or - for standard input.", completion: .file())
  var path: String

  @Flag(help: "List every message and challenge by name and range of bytes.")
  var transcript = false

  @Flag(help: "Print one JSON object (schema 1).")
  var json = false

  func run() throws {
    throw ExitCode(ExitStatus.unsupported.rawValue)
  }
}
