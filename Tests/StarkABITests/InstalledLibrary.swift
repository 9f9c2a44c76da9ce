import Foundation
import TestSupport

/// The C library as it is built for installation, of the objects of this build.
struct InstalledLibrary: Sendable {
  /// What `make` builds, which is installed.
  let folder: URL

  /// The shared library.
  var file: URL { folder.appending(path: "libstarkverify.so.1") }

  struct NotBuilt: Error, CustomStringConvertible {
    let description: String
  }

  private static let makefile = RepositoryFolder.root
    .appending(path: "Sources/CStarkVerify/Install/Makefile")
  /// The files that the package manager puts into the static library.
  private static let objects = ProgramRun.products
    .appending(path: "starkverify-static.product/Objects.LinkFileList")

  static var canBeBuilt: Bool {
    let tools = ["make", "swift", "ld", "ar", "objcopy"]
    return CProgram.canBeBuilt && tools.allSatisfy { ProgramRun.program($0) != nil }
      && FileManager.default.fileExists(atPath: objects.path)
  }

  /// The one that the tests share.
  static func shared() throws -> InstalledLibrary { try build.get() }

  private static let build = Result {
    let library = InstalledLibrary(folder: ProgramRun.products.appending(path: "starkverify"))
    let run = try library.make(["libraries"])
    guard run.code == 0 else { throw NotBuilt(description: run.error) }
    return library
  }

  /// Runs `make` with `arguments` on what is in the folder.
  func make(_ arguments: [String]) throws -> ProgramRun {
    guard let make = ProgramRun.program("make") else { throw NotBuilt(description: "no make") }
    let places = ["output=\(folder.path)", "objects=\(Self.objects.path)"]
    return try ProgramRun(of: make, ["-f", Self.makefile.path] + places + arguments)
  }
}
