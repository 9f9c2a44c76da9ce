package import Foundation

/// The folder of specifications, vectors and proofs beside the repository, which not every
/// checkout has.
///
/// The environment variable `STARK_SHARED` may name another place. Tests that need the folder
/// are enabled by `isPresent`.
package enum SharedMaterial {
  package static let root: URL = {
    if let path = ProcessInfo.processInfo.environment["STARK_SHARED"] {
      return URL(fileURLWithPath: path)
    }
    var repository = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { repository.deleteLastPathComponent() }
    return repository.deletingLastPathComponent().appendingPathComponent("shared")
  }()

  package static var isPresent: Bool {
    FileManager.default.fileExists(atPath: root.path)
  }

  /// The contents of the file at `path` below the folder.
  package static func data(_ path: String) throws -> Data {
    try Data(contentsOf: root.appendingPathComponent(path))
  }

  /// The JSON file at `path` below the folder.
  package static func decode<Value: Decodable>(
    _ type: Value.Type = Value.self,
    from path: String
  ) throws -> Value {
    try JSONDecoder().decode(type, from: data(path))
  }
}
