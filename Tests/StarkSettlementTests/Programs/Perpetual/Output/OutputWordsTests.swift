import StarkAlgebra
import StarkJSON
import StarkSettlement
import TestSupport
import Testing

@Suite("Words of the perpetual output")
struct OutputWordsTests {
  @Test("named outputs encode to what the program put out", arguments: BatchFolder.perpetualChain)
  func rollup(folder: BatchFolder) throws {
    let words = try folder.outputWords()
    let output = try Perpetual.Output(named: folder.decodedTask().required("decoded").object())
    #expect(output.mainWords == words.main)
    #expect(output.dataWords == words.data)
    #expect(output.data?.positions.isEmpty == false)
  }

  @Test(
    "a validium has no data part",
    .enabled(if: BatchFolder.perpetualValidium.isPresent, "needs the shared batches")
  )
  func validium() throws {
    let folder = BatchFolder.perpetualValidium
    let words = try folder.outputWords()
    let output = try Perpetual.Output(named: folder.decodedTask().required("decoded").object())
    #expect(output.mainWords == words.main)
    #expect(output.dataWords.isEmpty && words.data.isEmpty)
  }

  @Test(
    "the hash of a shared state is the one contracts keep",
    arguments: BatchFolder.perpetualChain
  )
  func sharedStateHash(folder: BatchFolder) throws {
    let output = try folder.decodedTask().required("decoded").object()
    for name in ["prev_shared_state", "new_shared_state"] {
      var counts = OperationCounts()
      let file = try output.required(name).object()
      let state = try Perpetual.SharedState(named: file)
      #expect(state.hash(counts: &counts) == (try file.digest("shared_state_hash")))
      let expected = 8 + 2 * state.funding.indices.count + 2 * state.prices.count
      #expect(state.words.count == expected)
      #expect(counts.keccakPermutations == expected * 32 / 136 + 1)
    }
  }

  @Test("negative quantities are biased, by 2^64 in modifications and by 2^63 elsewhere")
  func biases() throws {
    let field = try #require(
      Perpetual.Output.fullFields.firstIndex(of: "modifications[0].biased_delta")
    )
    func word(_ delta: Int128) -> Felt252 {
      var output = Perpetual.Output.full
      output.modifications[0] =
        Perpetual.Modification(ownerKey: 20, position: 21, delta: delta)
      return output.mainWords[field]
    }
    #expect(word(-(1 << 64) + 1) == 1)
    #expect(word(-1) == Felt252(UInt64.max))
    #expect(word(0) == Felt252(UInt128(1) << 64))
    #expect(word((1 << 64) - 1) == Felt252((UInt128(1) << 65) - 1))
  }
}
