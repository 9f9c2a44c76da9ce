import Foundation

/// The mutations written down by hand, in `Vectors/Mutations`.
package enum MutationCorpus {
  /// The classes of attack that an entry may be flagged with.
  package static func classes() throws -> Set<String> {
    Set(try file("Mutations/classes.json").value(at: "/classes").memberNames)
  }

  /// All entries of all files, in the order of the files' names.
  ///
  /// Throws if there is no file or one of them is no corpus.
  package static func load() throws -> [MutationCase] {
    let folder = RepositoryFolder.root.appending(path: "Vectors/Mutations")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return try names.filter { $0.hasSuffix(".json") && $0 != "classes.json" }.flatMap { name in
      let cases = try file("Mutations/\(name)").value(at: "/cases").elements ?? []
      return try cases.map { try MutationCase($0) }
    }
  }

  /// The contents of the file at `path`, as the corpus names it.
  package static func file(_ path: String) throws(MutationError) -> EditableJSON {
    let url =
      path.hasPrefix("shared/")
      ? SharedMaterial.root.appending(path: String(path.dropFirst("shared/".count)))
      : RepositoryFolder.root.appending(path: "Vectors/\(path)")
    guard let data = try? Data(contentsOf: url) else { throw .unreadableFile(path) }
    return try EditableJSON([UInt8](data))
  }

  /// The members of the proof file at `path` that count.
  package static func proofFile(_ path: String) throws(MutationError) -> EditableJSON {
    var json = try file(path)
    for name in json.memberNames
    where !["proof_hex", "proof_parameters", "public_input"].contains(name) {
      try json.remove("/\(name)")
    }
    return json
  }

  /// The shipped proof called `name`, its members that count.
  package static func shipped(_ name: String) throws(MutationError) -> EditableJSON {
    try proofFile("Proofs/Stone/\(name).json")
  }
}
