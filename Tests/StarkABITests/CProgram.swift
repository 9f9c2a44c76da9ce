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

  /// The functions that the header declares.
  static func functions() throws -> Set<String> {
    let text = try String(contentsOf: header.appending(path: "starkverify.h"), encoding: .utf8)
    let code = text.replacing(/\/\*(?s:.)*?\*\//, with: "")
    return Set(code.matches(of: /\b(stark_\w+)\(/).map { String($0.1) })
  }

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
    let program = folder.path + "/program"
    try Self.compile(try folder.write(source, to: "program.c"), options, into: program)
    self.folder = folder
    url = URL(filePath: program)
  }

  private static func compile(_ file: String, _ options: [String], into program: String) throws {
    guard let compiler else { throw NotCompiled(description: "no compiler") }
    let run = try ProgramRun(
      of: compiler,
      strict + options + [
        "-g", file, "-o", program, "-I", header.path, "-L", ProgramRun.products.path,
        "-lstarkverify", "-Wl,-rpath,\(ProgramRun.products.path)", "-pthread", "-ldl",
      ]
    )
    guard run.code == 0 else { throw NotCompiled(description: run.error) }
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
