import StarkAlgebra
import StarkSettlement
import TestSupport
import Testing

@Suite("Replay of perpetual batches")
struct ReplayVectorTests {
  @Test("gives the proven output, felt for felt", arguments: BatchFolder.perpetualChain)
  func output(folder: BatchFolder) throws {
    try check(folder)
  }

  @Test(
    "gives the proven output of a validium",
    .enabled(if: BatchFolder.perpetualValidium.isPresent, "needs the shared batches")
  )
  func validium() throws {
    let replay = try check(BatchFolder.perpetualValidium)
    #expect(replay.output.data == nil)
  }

  @Test("leads from batch to batch")
  func chain() throws {
    var counts = OperationCounts()
    let batches = try BatchFolder.perpetualChain.map { try Perpetual.Batch(folder: $0) }
    var state = Perpetual.State(
      positions: SparseTree(height: 64, counts: &counts),
      orders: SparseTree(height: 64, counts: &counts),
      shared: batches[0].previous
    )
    for batch in batches {
      state = try Perpetual.Replay(of: batch, from: state, counts: &counts).state
      #expect(state.shared == batch.next)
      #expect(state.positions.root == batch.next.positionsRoot)
      #expect(state.orders.root == batch.next.ordersRoot)
    }
  }

  @Test("verifies every signature")
  func signatures() throws {
    var counts = OperationCounts()
    let numbers = try BatchFolder.perpetualChain.map { folder in
      let batch = try Perpetual.Batch(folder: folder)
      let state = try batch.previousState(counts: &counts)
      let replay = try Perpetual.Replay(of: batch, from: state, counts: &counts)
      #expect(replay.signatureCount == batch.messages.count)
      return replay.signatureCount
    }
    #expect(numbers == [16, 15, 12])
  }

  @discardableResult
  private func check(_ folder: BatchFolder) throws -> Perpetual.Replay {
    var counts = OperationCounts()
    let batch = try Perpetual.Batch(folder: folder)
    let state = try batch.previousState(counts: &counts)
    let replay = try Perpetual.Replay(of: batch, from: state, counts: &counts)
    let expected = try folder.outputWords()
    #expect(replay.output.mainWords == expected.main)
    #expect(replay.output.dataWords == expected.data)
    return replay
  }
}

extension Perpetual.Batch {
  /// The batch in the folder's `batch.json`.
  init(folder: BatchFolder) throws {
    try self.init(decoding: folder.bytes(of: "batch.json"))
  }
}
