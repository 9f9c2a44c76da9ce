import Foundation
import TestSupport

/// The command of this build.
enum BuiltCommand {
  static let program = ProgramRun.products.appending(path: "stark")

  static var isBuilt: Bool { FileManager.default.isExecutableFile(atPath: program.path) }
}
