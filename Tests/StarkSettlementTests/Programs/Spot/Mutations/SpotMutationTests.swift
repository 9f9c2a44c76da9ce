import StarkAlgebra
import StarkSettlement
import TestSupport
import Testing

/// The entries in `Vectors/Mutations/Settlement/Spot`.
@Suite("The mutation corpus of the spot exchange")
struct SpotMutationTests {
  static let cases = (try? SettlementMutation.corpus(in: "Mutations/Settlement/Spot")) ?? []

  private func verdict(
    of number: Int,
    batch: [UInt8]?,
    words: [Felt252]
  ) throws -> SettlementVerdict {
    SettlementVerdict(
      of: Spot.self,
      words: words,
      batch: batch,
      known: try SpotMutationChain.batches[number - 1].previousState()
    )
  }

  @Test("every entry has its verdict", arguments: cases)
  func verdict(of mutation: SettlementMutation) throws {
    let batches = SpotMutationChain.batches
    let claimed = batches[mutation.outputOf - 1]
    let verdict = try verdict(
      of: mutation.batch,
      batch: mutation.batchBytes(
        editing: batches[mutation.batch - 1].file,
        loading: Self.file
      ),
      words: mutation.outputWords(editing: (claimed.mainWords, claimed.dataWords))
    )
    #expect(verdict.agrees(with: mutation.expected), "\(verdict)")
    if let location = mutation.location {
      #expect(verdict.location?.hasPrefix(location) == true, "at \(verdict.location ?? "nowhere")")
    }
  }

  /// The file of the batch that edits call `batch/1` or `batch/2`.
  private static func file(_ name: String) throws(MutationError) -> EditableJSON {
    let batches = SpotMutationChain.batches
    guard let index = batches.indices.first(where: { name == "batch/\($0 + 1)" }) else {
      throw .unreadableFile(name)
    }
    return batches[index].file
  }

  @Test("is not empty, and every entry has a name of its own and changes something")
  func shape() throws {
    let cases = try SettlementMutation.corpus(in: "Mutations/Settlement/Spot")
    #expect(cases.filter { $0.expected.level != "none" }.count >= 500)
    #expect(Set(cases.map(\.id)).count == cases.count)
    for mutation in cases {
      #expect(!mutation.comment.isEmpty)
      #expect(
        !mutation.edits.isEmpty || !mutation.wordEdits.isEmpty
          || mutation.outputOf != mutation.batch
      )
    }
  }

  @Test("the unedited batches hold on all levels", arguments: 1...2)
  func control(number: Int) throws {
    let batch = SpotMutationChain.batches[number - 1]
    let whole = try verdict(of: number, batch: batch.fileBytes, words: batch.words)
    #expect(whole.code == "accepted", "\(whole)")
    // Published data alone say nothing of validium vaults.
    let output = try verdict(of: number, batch: nil, words: batch.words)
    #expect(output.code == "not-checked", "\(output)")
  }
}
