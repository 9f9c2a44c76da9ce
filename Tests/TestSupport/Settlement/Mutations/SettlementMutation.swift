import Foundation
package import StarkAlgebra

/// An entry of a settlement corpus: edits of a batch or of its output, and the verdict.
package struct SettlementMutation: Sendable {
  /// Unique in the corpus.
  package let id: String
  /// What the mutation tries, for people.
  package let comment: String
  /// The number of the batch in its chain, from 1.
  package let batch: Int
  /// The batch whose output is claimed; the same one unless the entry says otherwise.
  package let outputOf: Int
  /// Edits of the batch file.
  package let edits: [ProofFileEdit]
  /// Edits of the output.
  package let wordEdits: [OutputWordEdit]
  /// Whether the batch file is at hand, not the output alone.
  package let hasBatch: Bool
  /// Whether the state before the batch is, as far as published data tell it.
  package let hasState: Bool
  package let expected: SettlementVerdict
  /// How the place of the failure must begin, if that matters.
  package let location: String?

  /// Reads an entry of the corpus.
  package init(_ json: EditableJSON) throws(MutationError) {
    let names = json.memberNames
    func string(_ name: String) throws(MutationError) -> String {
      guard let string = try json.value(at: "/\(name)").string else {
        throw .noSuchValue(pointer: name)
      }
      return string
    }
    func integer(_ name: String) throws(MutationError) -> Int {
      guard let integer = try json.value(at: "/\(name)").integer else {
        throw .noSuchValue(pointer: name)
      }
      return integer
    }
    id = try string("id")
    comment = try string("comment")
    batch = try integer("batch")
    outputOf = names.contains("outputOf") ? try integer("outputOf") : batch
    let evidence = names.contains("evidence") ? try string("evidence") : nil
    hasBatch = evidence != "output"
    hasState = evidence != "batch"
    location = names.contains("at") ? try string("at") : nil
    expected = SettlementVerdict(
      level: try string("level"),
      code: try string("expected"),
      starkExError: names.contains("error") ? try integer("error") : nil
    )
    var edits: [ProofFileEdit] = []
    if names.contains("edits") {
      for edit in try json.value(at: "/edits").elements ?? [] {
        edits.append(try ProofFileEdit(edit))
      }
    }
    self.edits = edits
    var wordEdits: [OutputWordEdit] = []
    if names.contains("words") {
      for edit in try json.value(at: "/words").elements ?? [] {
        wordEdits.append(try OutputWordEdit(edit))
      }
    }
    self.wordEdits = wordEdits
  }

  /// The edited file of a shipped batch, nil if there is none at hand.
  package func batchBytes() throws(MutationError) -> [UInt8]? {
    try batchBytes(editing: SettlementMutation.batchFile(batch), loading: MutationCorpus.file)
  }

  /// The edited batch file, nil if there is none at hand; `load` gives the files that edits name.
  package func batchBytes(
    editing original: EditableJSON,
    loading load: (String) throws(MutationError) -> EditableJSON
  ) throws(MutationError) -> [UInt8]? {
    guard hasBatch else { return nil }
    var file = EditedProofFile(original)
    for edit in edits { try file.apply(edit, loading: load) }
    return file.bytes
  }

  /// The edited output of a shipped batch.
  package func outputWords() throws(MutationError) -> [Felt252] {
    try outputWords(editing: SettlementMutation.output(of: outputOf))
  }

  /// The edited output.
  package func outputWords(
    editing original: (main: [Felt252], data: [Felt252])
  ) throws(MutationError) -> [Felt252] {
    var (main, data) = original
    for edit in wordEdits {
      switch edit.part {
      case .main: try edit.apply(to: &main)
      case .data: try edit.apply(to: &data)
      }
    }
    return main + data
  }

  /// All entries of all files in a folder of vectors, in the order of the files' names.
  package static func corpus(
    in name: String = "Mutations/Settlement"
  ) throws -> [SettlementMutation] {
    let folder = RepositoryFolder.root.appending(path: "Vectors/\(name)")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return try names.filter { $0.hasSuffix(".json") }.flatMap { file in
      let file = try MutationCorpus.file("\(name)/\(file)")
      return try (file.value(at: "/cases").elements ?? []).map { try SettlementMutation($0) }
    }
  }

  /// The file of shipped batch `number`.
  package static func batchFile(_ number: Int) throws(MutationError) -> EditableJSON {
    try MutationCorpus.file("Batches/Perpetual/batch\(number)/batch.json")
  }

  /// The main part and the data part of what the program put out for shipped batch `number`.
  package static func output(
    of number: Int
  ) throws(MutationError) -> (main: [Felt252], data: [Felt252]) {
    let file = try MutationCorpus.file("Batches/Perpetual/batch\(number)/expected_output.json")
    return (try words(file, "main"), try words(file, "onchain_data"))
  }

  private static func words(
    _ file: EditableJSON,
    _ name: String
  ) throws(MutationError) -> [Felt252] {
    var words: [Felt252] = []
    for element in try file.value(at: "/\(name)").elements ?? [] {
      words.append(try OutputWordEdit.element(element.string ?? ""))
    }
    return words
  }
}

extension SettlementMutation: CustomStringConvertible {
  package var description: String { "\(id): \(comment)" }
}
