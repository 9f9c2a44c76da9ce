import StarkAlgebra
import StarkFaults
import StarkJSON
import StarkSettlement
import StarkVerifier
import TestSupport
import Testing

@Suite("Spot state files")
struct SpotStateFileTests {
  private static let example: SpotBatchCase = {
    var source = SpotRandomBatches(seed: 31)
    _ = source.next(count: 20)
    return source.next(count: 20)
  }()

  private func decode(_ file: EditableJSON) throws -> (file: Spot.StateFile, state: Spot.State) {
    var counts = OperationCounts()
    return try Spot.StateFile.decode(Array(file.text.utf8), counts: &counts)
  }

  @Test("a file is read, led through a batch, and written as the operator has it")
  func update() throws {
    let example = Self.example
    var (file, state) = try decode(example.stateBefore)
    let batch = try example.batch()
    #expect(state.roots == batch.initial)
    file.update(with: batch.touched)
    var counts = OperationCounts()
    state = try file.state(counts: &counts)
    #expect(state.roots == batch.final)
    var writer = JSONWriter()
    file.write(roots: state.roots, to: &writer)
    #expect(writer.text == example.stateAfter.text)
    #expect(try decode(example.stateAfter).file == file)
  }

  @Test("a file may be larger than a batch, up to a limit")
  func limits() throws {
    let bytes = Array(Self.example.stateBefore.text.utf8)
    #expect(Spot.StateFile.limits.byteCount > JSONLimits().byteCount)
    #expect(Spot.StateFile.limits.valueCount > JSONLimits().valueCount)
    var counts = OperationCounts()
    let exact = JSONLimits(byteCount: bytes.count)
    _ = try Spot.StateFile.decode(bytes, limits: exact, counts: &counts)
    let error = #expect(throws: Fault.self) {
      try Spot.StateFile.decode(
        bytes,
        limits: JSONLimits(byteCount: bytes.count - 1),
        counts: &counts
      )
    }
    #expect(error?.code == "malformed/too-large")
  }

  @Test("empty vaults and unused orders are not kept")
  func emptyEntries() {
    let heights = Spot.Heights(validium: 5, rollup: 5)
    let id = Spot.VaultID(3)
    let file = Spot.StateFile(heights: heights, vaults: [id: .empty], orders: [.zero: 0])
    #expect(file == Spot.StateFile(heights: heights))
  }

  @Test(
    "each thing that can be wrong in a file",
    arguments: [
      ("/program", "\"perpetual\"", "name"),
      ("/heights/1", "30", "contradiction"),
      ("/heights/0", "64", "range"),
      ("/validium_vaults/9223372036854775809", "[\"0x1\",\"0x1\",\"1\"]", "range"),
      ("/rollup_vaults/5", "[\"0x1\",\"0x1\",\"1\"]", "range"),
      ("/validium_vaults/16777216", "[\"0x1\",\"0x1\",\"1\"]", "range"),
      ("/validium_vaults/16777215", "[\"0x1\",\"0x1\",\"1\"]", "contradiction"),
      ("/rollup_vaults/9223372036854775813", "[\"0x0\",\"0x0\",\"0\"]", "range"),
      ("/orders/0x5", "\"0\"", "range"),
      ("/orders/0x5", "\"1\"", "contradiction"),
      ("/orders/0x5", "\"9223372036854775808\"", "range"),
      ("/roots/validium", "\"0x1\"", "contradiction"),
      ("/roots/rollup", "\"0x1\"", "contradiction"),
      ("/roots/orders", "\"0x1\"", "contradiction"),
      ("/other", "1", "unknown-member"),
    ]
  )
  func edits(pointer: String, value: String, code: String) throws {
    var file = Self.example.stateBefore
    if (try? file.value(at: pointer)) == nil {
      try file.insert(.scalar(value), at: pointer)
    } else {
      try file.set(pointer, to: .scalar(value))
    }
    let error = #expect(throws: Fault.self) { try decode(file) }
    #expect(error?.code == "malformed/\(code)")
  }
}
