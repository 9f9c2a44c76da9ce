import Foundation
import StarkAlgebra
import StarkFaults
import StarkSettlement
import TestSupport
import Testing

/// Two chained batches that the published program was run on, and that were proven.
@Suite(
  "Shared spot batches",
  .enabled(if: SpotSharedBatch.arePresent, "the shared batches are not there")
)
struct SpotSharedBatchTests {
  @Test("output and data read completely and are written as they were")
  func output() throws {
    for number in 1...2 {
      let shared = try SpotSharedBatch(number)
      let output = try Spot.Output(decoding: shared.main + shared.data)
      #expect(output.mainWords == shared.main)
      #expect(output.dataWords == shared.data)
    }
  }

  @Test("the chain passes from the empty trees on, on every level")
  func chain() throws {
    var counts = OperationCounts()
    let heights = Spot.Heights(validium: 31, rollup: 31)
    var state = Spot.State(emptyWith: heights, counts: &counts)
    var file = Spot.StateFile(heights: heights)
    for number in 1...2 {
      let shared = try SpotSharedBatch(number)
      let output = try Spot.Output(decoding: shared.main + shared.data)
      let batch = try Spot.Batch(decoding: shared.file)
      let difference = try state.difference(to: output, touched: batch.touched, counts: &counts)
      #expect(difference.isComplete)
      let replay = try Spot.Replay(of: batch, from: state, counts: &counts)
      try replay.check(against: output)
      #expect(replay.output.mainWords == shared.main)
      #expect(replay.output.dataWords == shared.data)
      #expect(replay.next.roots == difference.next.roots)
      try Spot.Invariants.check(output)
      try Spot.Invariants.checkFulfilment(of: batch.touched.orders)
      try Spot.Invariants.checkConservation(
        of: output,
        vaults: #require(difference.vaults),
        minted: replay.mintedTokens
      )
      file.update(with: batch.touched)
      #expect(try file.state(counts: &counts).roots == output.final)
      state = replay.next
    }
  }

  @Test("published data alone leads the rollup vaults from batch to batch")
  func publishedData() throws {
    var counts = OperationCounts()
    var state = Spot.State(emptyWith: Spot.Heights(validium: 31, rollup: 31), counts: &counts)
    for number in 1...2 {
      let shared = try SpotSharedBatch(number)
      let output = try Spot.Output(decoding: shared.main + shared.data)
      let difference = try state.difference(to: output, touched: nil, counts: &counts)
      #expect(difference.rollupVaults == .recomputed)
      #expect(difference.validiumVaults == .notChecked)
      state = difference.next
    }
  }

  @Test("the second batch does not come first, nor twice")
  func order() throws {
    var counts = OperationCounts()
    let first = try Spot.Batch(decoding: SpotSharedBatch(1).file)
    let second = try Spot.Batch(decoding: SpotSharedBatch(2).file)
    let empty = Spot.State(emptyWith: first.heights, counts: &counts)
    let fault = Fault.replayInitialRoot(
      .validiumVaults,
      expected: first.initial.validium,
      found: second.initial.validium
    )
    #expect(throws: fault) { try Spot.Replay(of: second, from: empty, counts: &counts) }
    let after = try Spot.Replay(of: first, from: empty, counts: &counts).next
    let repeated = Fault.replayInitialRoot(
      .validiumVaults,
      expected: second.initial.validium,
      found: first.initial.validium
    )
    #expect(throws: repeated) { try Spot.Replay(of: first, from: after, counts: &counts) }
  }
}

/// A batch of the folder `batches/starkex/spot`.
struct SpotSharedBatch {
  let file: [UInt8]
  let main: [Felt252]
  let data: [Felt252]

  static var arePresent: Bool {
    (1...2).allSatisfy { number in
      let folder = SharedMaterial.root.appendingPathComponent(folder(number))
      return FileManager.default.fileExists(atPath: folder.path)
    }
  }

  init(_ number: Int) throws {
    struct Words: Decodable {
      let main: [String]
      let onchain_data: [String]
    }
    let folder = Self.folder(number)
    file = Array(try SharedMaterial.data("\(folder)/batch.json"))
    let words: Words = try SharedMaterial.decode(from: "\(folder)/expected_output.json")
    main = try words.main.map(Self.element)
    data = try words.onchain_data.map(Self.element)
  }

  private static func folder(_ number: Int) -> String { "batches/starkex/spot/batch\(number)" }

  private static func element(_ digits: String) throws -> Felt252 {
    try #require(UInt256(hexadecimal: digits).flatMap { Felt252($0) })
  }
}
