import Foundation
import TestSupport

/// A Swift program that stands on the modules of this build.
///
/// It is linked with the shared library of the C interface, which holds the modules up to
/// `StarkSettlement`, and with the objects of the ledger if it needs them. So it takes seconds
/// where a package of its own would be built for minutes. It sees what is public, as that package
/// would.
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
    let ledger = code.contains("import SettlementLedger") ? try Self.ledger() : []
    try Self.compile(try folder.write(code, to: "main.swift"), with: ledger, into: program)
    self.folder = folder
    self.program = program
  }

  /// The objects of the ledger and of what it stands on, which the shared library does not hold.
  private static func ledger() throws -> [String] {
    try ["SettlementLedger", "GRDB"].flatMap { target in
      let folder = ProgramRun.products.appending(path: "\(target).build")
      return try FileManager.default.contentsOfDirectory(atPath: folder.path)
        .filter { $0.hasSuffix(".o") }.sorted()
        .map { folder.appending(path: $0).path }
    } + ["-lsqlite3"]
  }

  private static func compile(
    _ source: String,
    with objects: [String],
    into program: String
  ) throws {
    guard let compiler else { throw NotCompiled(description: "no compiler") }
    let products = ProgramRun.products.path
    let run = try ProgramRun(
      of: compiler,
      [source, "-o", program] + SymbolGraph.searchPaths + objects
        + ["-swift-version", "6", "-warnings-as-errors", "-L", products, "-lstarkverify"]
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
