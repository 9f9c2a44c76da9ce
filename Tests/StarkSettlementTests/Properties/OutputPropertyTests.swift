import StarkAlgebra
import StarkSettlement
import TestSupport
import Testing

@Suite("Outputs of random batches")
struct OutputPropertyTests {
  @Test(
    "are encoded as another encoder does, and decoding is the inverse",
    arguments: [Perpetual.DataAvailability.rollup, .validium],
    1...6 as ClosedRange<UInt64>
  )
  func coding(availability: Perpetual.DataAvailability, seed: UInt64) throws {
    var batches = RandomBatches(seed: seed, availability: availability)
    for _ in 0..<4 {
      let batch = batches.next()
      #expect(batch.output.mainWords == batch.mainWords)
      #expect(batch.output.dataWords == batch.dataWords)
      let words = batch.mainWords + batch.dataWords
      #expect(try Perpetual.Output(decoding: words) == batch.output)
    }
  }

  @Test("name the hashes of their configurations", arguments: 1...10 as ClosedRange<UInt64>)
  func configurations(seed: UInt64) throws {
    var batches = RandomBatches(seed: seed)
    let batch = batches.next()
    var counts = OperationCounts()
    try batch.configuration.validate()
    #expect(batch.configuration.hash(counts: &counts) == batch.output.configurationHash)
    #expect(
      batch.configuration.assets.map { $0.hash(counts: &counts) }
        == batch.output.assetHashes.map(\.hash)
    )
  }
}
