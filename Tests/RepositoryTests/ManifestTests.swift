import Foundation
import TestSupport
import Testing

@Suite("Vectors/manifest.json")
struct ManifestTests {
  private struct Manifest: Decodable {
    struct File: Decodable {
      let path: String
      let sha256: String
      let made: String
    }
    let schema: Int
    let files: [File]
  }

  private static let folder = SourceTree.root.appending(path: "Vectors")

  private static func manifest() throws -> Manifest {
    let data = try Data(contentsOf: folder.appending(path: "manifest.json"))
    return try JSONDecoder().decode(Manifest.self, from: data)
  }

  @Test("lists every file, and each has the digest it says")
  func digests() throws {
    let files = try Self.manifest().files
    let names = FileManager.default.enumerator(atPath: Self.folder.path)
    let onDisk = (names?.compactMap { $0 as? String } ?? []).filter {
      ($0.hasSuffix(".json") && $0 != "manifest.json") || $0.hasSuffix(".cairo")
    }
    #expect(Set(onDisk) == Set(files.map(\.path)))
    #expect(files.count > 20)
    for file in files {
      let data = try Data(contentsOf: Self.folder.appending(path: file.path))
      #expect(SHA256.hexadecimalDigest(of: [UInt8](data)) == file.sha256, "\(file.path)")
      #expect(!file.made.isEmpty)
    }
  }
}
