import StarkAlgebra
import StarkSettlement
import TestSupport
import Testing

/// A fact is over the pages of a proof as they are.
@Suite("Facts of proofs whose pages lie otherwise")
struct PageFactsTests {
  private static let tasks: [ProvenTask] = {
    let proof = try? BatchFolder.perpetual("bootloaded-three-tasks").bytes(of: "proof.json")
    return proof.flatMap { try? Settlement().prove($0) } ?? []
  }()

  private static func batch(_ task: ProvenTask) throws -> SettledBatch {
    try Settlement().settle([task], batches: [], previous: nil).batches[0]
  }

  @Test("of pages that lie rightly there are facts, also where the data is cut elsewhere")
  func right() throws {
    let task = try #require(Self.tasks.first)
    let sizes = task.pageSizes
    #expect(sizes.count >= 2)
    let batch = try Self.batch(task)
    let facts = try #require(batch.facts)
    #expect(facts.dataPages.count == sizes.count - 1)
    let data = sizes.dropFirst().reduce(0, +)
    let recut = try #require(try Self.batch(task.cut(into: [sizes[0], 1, data - 1])).facts)
    #expect(recut.mainPage == facts.mainPage)
    #expect(recut.dataPages.count == 2)
    #expect(recut.stateTransition != facts.stateTransition)
  }

  @Test("of a page that holds the end of the main part and the beginning of the data there is none")
  func straddling() throws {
    let task = try #require(Self.tasks.first)
    let (main, all) = (task.pageSizes[0], task.pageSizes.reduce(0, +))
    for sizes in [
      [main - 1, all - main + 1], [main + 1, all - main - 1], [all], [1, main - 1, all - main],
      [main - 1, 2, all - main - 1],
    ] {
      let batch = try Self.batch(task.cut(into: sizes))
      #expect(batch.facts == nil, "\(sizes)")
      #expect(batch.levels.map(\.outcome.isComplete) == [true, true, true, false, true])
    }
  }
}
