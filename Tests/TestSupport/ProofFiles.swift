package import Foundation

/// A proof file on disk, shown by its name in test output.
package struct ProofFile: Sendable, CustomStringConvertible {
  package let url: URL

  package init(_ url: URL) { self.url = url }

  package var description: String { url.deletingPathExtension().lastPathComponent }

  /// The bytes of the file.
  package func bytes() throws -> [UInt8] { [UInt8](try Data(contentsOf: url)) }

  /// The proofs that ship with the repository.
  package static let shipped = files(
    in: RepositoryFolder.root.appending(path: "Vectors/Proofs/Stone")
  )

  /// The proofs of other projects; empty where the shared material is absent.
  package static let peers = files(in: SharedMaterial.root.appending(path: "proofs/peers"))

  /// The shipped proof called `name`, without its extension.
  package static func shipped(_ name: String) -> ProofFile {
    ProofFile(RepositoryFolder.root.appending(path: "Vectors/Proofs/Stone/\(name).json"))
  }

  private static func files(in folder: URL) -> [ProofFile] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted()
      .map { ProofFile(folder.appending(path: $0)) }
  }
}

/// The root of the repository.
package enum RepositoryFolder {
  package static let root = URL(filePath: #filePath)
    .deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent()
}
