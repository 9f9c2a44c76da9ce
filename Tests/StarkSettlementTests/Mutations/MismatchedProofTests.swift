import StarkAlgebra
import StarkFaults
import StarkSettlement
import StarkVerifier
import TestSupport
import Testing

/// A proof of three batches, and the wrong tasks, batches and programs beside it.
@Suite("Batches that are not those of the proof")
struct MismatchedProofTests {
  private static let tasks: [ProvenTask] = {
    let proof = try? BatchFolder.perpetual("bootloaded-three-tasks").bytes(of: "proof.json")
    return proof.flatMap { try? Settlement().prove($0) } ?? []
  }()

  private func batches(_ numbers: [Int]) throws -> [[UInt8]] {
    try numbers.map { try BatchFolder.perpetual("batch\($0)").bytes(of: "batch.json") }
  }

  private func code(
    _ places: [Int],
    _ numbers: [Int],
    previous: [UInt8]? = nil
  ) throws -> String? {
    let batches = try batches(numbers)
    let error = #expect(throws: Fault.self) {
      try Settlement().settle(places.map { Self.tasks[$0] }, batches: batches, previous: previous)
    }
    return error?.code
  }

  @Test("there are three tasks, and they hold with their batches")
  func control() throws {
    try #require(Self.tasks.count == 3)
    let report = try Settlement().settle(Self.tasks, batches: batches([1, 2, 3]), previous: nil)
    #expect(report.batches.count == 3)
  }

  @Test("tasks go on from what the paths of the batch before have shown, with their own paths")
  func laterTasks() throws {
    try #require(Self.tasks.count == 3)
    let report = try Settlement()
      .settle(Array(Self.tasks.dropFirst()), batches: batches([2, 3]), previous: nil)
    #expect(report.batches.count == 2)
    for batch in report.batches {
      #expect(batch.levels.allSatisfy { $0.outcome.isComplete })
    }
  }

  @Test("batches in another order start from another state than their task")
  func order() throws {
    try #require(Self.tasks.count == 3)
    #expect(try code([0, 1, 2], [2, 1, 3]) == "state/previous")
    #expect(try code([0, 1, 2], [1, 3, 2]) == "replay/previous-state")
    #expect(try code([0, 1, 2], [1, 1, 3]) == "replay/previous-state")
  }

  @Test("a task alone with the batch of another starts from another state", arguments: 0..<3)
  func task(place: Int) throws {
    try #require(Self.tasks.count == 3)
    for number in 1...3 where number != place + 1 {
      #expect(try code([place], [number]) == "state/previous")
    }
  }

  @Test("a task that there is not, and too few or too many batches, are refused")
  func count() throws {
    try #require(Self.tasks.count == 3)
    let choices: [(index: Int?, batches: Int, code: String)] = [
      (3, 1, "statement/task"), (nil, 1, "statement/batch-count"),
      (nil, 4, "statement/batch-count"), (1, 3, "statement/batch-count"),
    ]
    let none = #expect(throws: Fault.self) {
      try Settlement().choose(nil, among: [], batchCount: 0)
    }
    #expect(none?.code == "statement/no-task")
    for choice in choices {
      let error = #expect(throws: Fault.self) {
        try Settlement().choose(choice.index, among: Self.tasks, batchCount: choice.batches)
      }
      #expect(error?.code == choice.code)
    }
  }

  @Test("another program than those asked for is refused")
  func program() throws {
    try #require(Self.tasks.count == 3)
    let spot = try #require(
      ProgramHash(
        hexadecimal: "0x62ffb837ac37b7c1fb1ef9b72093641ca1d20c7df167eeffff3df2ff7ec1d6b"
      )
    )
    let error = #expect(throws: Fault.self) {
      try Settlement(programs: [spot]).choose(nil, among: Self.tasks, batchCount: 0)
    }
    #expect(error?.code == "statement/program")
    let both = Settlement(programs: [spot, Self.tasks[0].programHash])
    #expect(try both.choose(nil, among: Self.tasks, batchCount: 0).count == 3)
  }
}
