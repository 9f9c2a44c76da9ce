import Foundation

/// A proof file of the folder beside the repository, see `SharedMaterial`.
package struct SharedProof: Sendable, CustomStringConvertible {
  /// The path below `proofs`.
  package let path: String

  package init(path: String) { self.path = path }

  /// The files of `proofs/own` and `proofs/peers`; none if the folder is absent.
  package static let all: [SharedProof] = ["own", "peers"].flatMap { folder in
    let files = try? FileManager.default.contentsOfDirectory(
      atPath: SharedMaterial.root.appendingPathComponent("proofs/\(folder)").path
    )
    return (files ?? []).filter { $0.hasSuffix(".json") }.sorted().map { file in
      SharedProof(path: "\(folder)/\(file)")
    }
  }

  /// The contents of the file.
  package func bytes() throws -> [UInt8] {
    [UInt8](try SharedMaterial.data("proofs/\(path)"))
  }

  package var description: String { path }
}
