import StarkAlgebra
import StarkSettlement
import TestSupport
import Testing

/// The entries in `Vectors/Mutations/Settlement/SharedSpot`, on batches that were proven.
@Suite(
  "Mutations of the shared spot batches",
  .enabled(if: SpotSharedBatch.arePresent, "the shared batches are not there")
)
struct SpotSharedMutationTests {
  static let cases = (try? SettlementMutation.corpus(in: "Mutations/Settlement/SharedSpot")) ?? []

  /// The states before the two batches, nil if one of them cannot be reached.
  private static let states: [Spot.State]? = {
    var counts = OperationCounts()
    let heights = Spot.Heights(validium: 31, rollup: 31)
    let empty = Spot.State(emptyWith: heights, counts: &counts)
    guard let first = try? SpotSharedBatch(1), let batch = try? Spot.Batch(decoding: first.file),
      let replay = try? Spot.Replay(of: batch, from: empty, counts: &counts)
    else { return nil }
    return [empty, replay.next]
  }()

  @Test("every entry has its verdict", arguments: cases)
  func verdict(of mutation: SettlementMutation) throws {
    let claimed = try SpotSharedBatch(mutation.outputOf)
    let file = try EditableJSON(SpotSharedBatch(mutation.batch).file)
    let verdict = SettlementVerdict(
      of: Spot.self,
      words: try mutation.outputWords(editing: (claimed.main, claimed.data)),
      batch: try mutation.batchBytes(editing: file, loading: MutationCorpus.file),
      known: try #require(Self.states)[mutation.batch - 1]
    )
    #expect(verdict.agrees(with: mutation.expected), "\(verdict)")
    if let location = mutation.location {
      #expect(verdict.location?.hasPrefix(location) == true, "at \(verdict.location ?? "nowhere")")
    }
  }

  @Test("are not few, and every entry has a name of its own")
  func shape() throws {
    let cases = try SettlementMutation.corpus(in: "Mutations/Settlement/SharedSpot")
    #expect(cases.count >= 50)
    #expect(Set(cases.map(\.id)).count == cases.count)
  }
}
