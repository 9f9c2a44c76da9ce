package import Foundation

/// A folder with the files of a batch or of the proof of batches, shown by its name in test output.
package struct BatchFolder: Sendable, CustomStringConvertible {
  package let url: URL

  package init(_ url: URL) { self.url = url }

  package var description: String { url.lastPathComponent }

  /// Whether the folder is there.
  package var isPresent: Bool { FileManager.default.fileExists(atPath: url.path) }

  /// The bytes of the file called `name`.
  package func bytes(of name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: url.appending(path: name)))
  }

  /// The folder called `name` of the perpetual exchange that ships with the repository.
  package static func perpetual(_ name: String) -> BatchFolder {
    BatchFolder(RepositoryFolder.root.appending(path: "Vectors/Batches/Perpetual/\(name)"))
  }

  /// The chain of three rollup batches that ships with the repository.
  package static let perpetualChain = [1, 2, 3].map { perpetual("batch\($0)") }

  /// The folder at `path` below the batches beside the repository, see `SharedMaterial`.
  package static func shared(_ path: String) -> BatchFolder {
    BatchFolder(SharedMaterial.root.appending(path: "batches/\(path)"))
  }

  /// The first batch of the chain in validium mode.
  package static let perpetualValidium = shared("starkex/validium/batch1")
}
