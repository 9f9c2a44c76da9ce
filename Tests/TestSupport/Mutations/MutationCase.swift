/// An entry of the mutation corpus: a proof file, the edits that damage it, and the verdict.
package struct MutationCase: Sendable {
  /// Unique in the corpus.
  package let id: String
  /// What the mutation tries, for people.
  package let comment: String
  /// The classes of attack it belongs to.
  package let flags: [String]
  /// The file that is edited: a path below `Vectors`, or `shared/…` for one beside the repository.
  package let base: String
  package let edits: [ProofFileEdit]
  /// The name of a policy, or a policy file.
  package let policy: EditableJSON
  /// The code of the failure, or `accepted`.
  package let expected: String
  /// How the place of the failure must begin, if that matters.
  package let location: String?

  /// Reads an entry of the corpus.
  package init(_ json: EditableJSON) throws(MutationError) {
    func string(_ name: String) throws(MutationError) -> String {
      guard let string = try json.value(at: "/\(name)").string else {
        throw .noSuchValue(pointer: name)
      }
      return string
    }
    id = try string("id")
    comment = try string("comment")
    let flags = try json.memberNames.contains("flags") ? json.value(at: "/flags") : .array([])
    self.flags = (flags.elements ?? []).compactMap(\.string)
    base = try string("base")
    var edits: [ProofFileEdit] = []
    for edit in try json.value(at: "/edits").elements ?? [] {
      edits.append(try ProofFileEdit(edit))
    }
    self.edits = edits
    policy = try json.value(at: "/policy")
    expected = try string("expected")
    location = json.memberNames.contains("at") ? try string("at") : nil
  }

  /// Whether the base is one of the files beside the repository.
  package var needsSharedMaterial: Bool { base.hasPrefix("shared/") }

  /// The bytes of the damaged file.
  package func bytes() throws(MutationError) -> [UInt8] {
    var file = EditedProofFile(try MutationCorpus.file(base))
    for edit in edits {
      try file.apply(edit, loading: MutationCorpus.file)
    }
    return file.bytes
  }
}

extension MutationCase: CustomStringConvertible {
  package var description: String { "\(id): \(comment)" }
}
