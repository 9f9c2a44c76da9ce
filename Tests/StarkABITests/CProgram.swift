import Foundation
import TestSupport

/// A C program that is linked with the library of this build.
struct CProgram: ~Copyable {
  private let folder: TemporaryFolder
  let url: URL

  struct NotCompiled: Error, CustomStringConvertible {
    let description: String
  }

  static let compiler = ProgramRun.program("cc")
  /// What the tests of this folder demand of the header and of the programs.
  static let strict = ["-std=c99", "-Wall", "-Wextra", "-Werror", "-pedantic"]

  static let header = RepositoryFolder.root.appending(path: "Sources/CStarkVerify/include")
  /// The shared library.
  static let library = ProgramRun.products.appending(path: "libstarkverify.so")

  static var canBeBuilt: Bool {
    compiler != nil && FileManager.default.fileExists(atPath: library.path)
  }

  /// The source of the program `name` beside these tests.
  static func source(_ name: String) throws -> String {
    let file = RepositoryFolder.root.appending(path: "Tests/StarkABITests/Programs/\(name)")
    return try String(contentsOf: file, encoding: .utf8)
  }

  /// Compiles `source`.
  init(_ source: String, _ options: [String] = []) throws {
    let folder = try TemporaryFolder()
    guard let compiler = Self.compiler else { throw NotCompiled(description: "no compiler") }
    let file = try folder.write(source, to: "program.c")
    url = URL(filePath: folder.path + "/program")
    let run = try ProgramRun(
      of: compiler,
      Self.strict + options + [
        "-g", file, "-o", url.path, "-I", Self.header.path, "-L", ProgramRun.products.path,
        "-lstarkverify", "-Wl,-rpath,\(ProgramRun.products.path)", "-pthread",
      ]
    )
    guard run.code == 0 else { throw NotCompiled(description: run.error) }
    self.folder = folder
  }

  /// Runs it.
  func run(_ arguments: [String], environment: [String: String] = [:]) throws -> ProgramRun {
    try ProgramRun(of: url, arguments, environment: environment)
  }

  /// Runs it under `tool` with the tool's `options`.
  func run(under tool: URL, _ options: [String], _ arguments: [String]) throws -> ProgramRun {
    try ProgramRun(of: tool, options + [url.path] + arguments)
  }
}
