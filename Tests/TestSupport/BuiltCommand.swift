package import Foundation

/// The command of this build, which the package manager puts beside the tests.
package enum BuiltCommand {
  package static let program = ProgramRun.products.appending(path: "stark")

  package static var isBuilt: Bool { FileManager.default.isExecutableFile(atPath: program.path) }
}
