import Foundation
import TestSupport

/// A Swift program that stands on the modules of this build.
///
/// It is linked with the shared library of the C interface, which holds all of them, and so takes
/// seconds where a package of its own would be built for minutes.
struct SwiftExample: ~Copyable {
  private let folder: TemporaryFolder
  private let program: String

  struct NotCompiled: Error, CustomStringConvertible {
    let description: String
  }

  private static let compiler = ProgramRun.program("swiftc")
  private static let library = ProgramRun.products.appending(path: "libstarkverify.so")

  static var canBeRun: Bool {
    compiler != nil && FileManager.default.fileExists(atPath: library.path)
  }

  /// Compiles `code`, with every warning an error.
  init(code: String) throws {
    let folder = try TemporaryFolder()
    let program = folder.path + "/main"
    try Self.compile(try folder.write(code, to: "main.swift"), into: program)
    self.folder = folder
    self.program = program
  }

  private static func compile(_ source: String, into program: String) throws {
    guard let compiler else { throw NotCompiled(description: "no compiler") }
    let products = ProgramRun.products.path
    let gmp = RepositoryFolder.root.appending(path: "Sources/CGMP").path
    let run = try ProgramRun(
      of: compiler,
      [source, "-o", program, "-I", SymbolGraph.modules.path, "-I", gmp, "-L", products]
        + ["-swift-version", "6", "-warnings-as-errors", "-lstarkverify"]
        + ["-Xlinker", "-rpath", "-Xlinker", products]
    )
    guard run.code == 0 else { throw NotCompiled(description: run.error) }
  }

  /// Runs it at the root of the repository.
  func run(_ arguments: [String]) throws -> ProgramRun {
    let script = "cd \"$0\" && exec \"$@\""
    return try ProgramRun(
      of: URL(filePath: "/bin/sh"),
      ["-c", script, RepositoryFolder.root.path, program] + arguments
    )
  }
}
