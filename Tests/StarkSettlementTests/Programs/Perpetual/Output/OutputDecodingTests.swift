import StarkAlgebra
import StarkFaults
import StarkJSON
import StarkSettlement
import TestSupport
import Testing

@Suite("Decoding of the perpetual output")
struct OutputDecodingTests {
  @Test("names every word and gives it back", arguments: BatchFolder.perpetualChain)
  func rollup(folder: BatchFolder) throws {
    let words = try folder.outputWords()
    let output = try Perpetual.Output(decoding: words.main + words.data)
    let named = try Perpetual.Output(named: folder.decodedTask().required("decoded").object())
    #expect(output == named)
    #expect(output.mainWords == words.main)
    #expect(output.dataWords == words.data)
  }

  @Test(
    "reads a validium's output, which ends with the main part",
    .enabled(if: BatchFolder.perpetualValidium.isPresent, "needs the shared batches")
  )
  func validium() throws {
    let folder = BatchFolder.perpetualValidium
    let words = try folder.outputWords().main
    let output = try Perpetual.Output(decoding: words)
    let named = try Perpetual.Output(named: folder.decodedTask().required("decoded").object())
    #expect(output == named)
    #expect(output.mainWords == words)
    #expect(throws: Fault.outputExcess(word: words.count, count: 2)) {
      try Perpetual.Output(decoding: words + [1, 2])
    }
  }

  @Test(
    "a word changed in any place reads as that word or not at all",
    arguments: BatchFolder.perpetualChain
  )
  func everyWord(folder: BatchFolder) throws {
    let words = try folder.outputWords()
    let original = words.main + words.data
    var refusals = 0
    for (index, word) in original.enumerated() {
      for replacement in [word + 1, word - 1, 0, Felt252.zero - 1] where replacement != word {
        var mutated = original
        mutated[index] = replacement
        do {
          let output = try Perpetual.Output(decoding: mutated)
          #expect(output.mainWords + output.dataWords == mutated, "word \(index)")
        } catch {
          refusals += 1
        }
      }
    }
    // Counts, sizes, ids and whatever is below 2^64 refuse p - 1 at least.
    #expect(refusals > original.count)
  }

  @Test("is refused without its last words, however many", arguments: BatchFolder.perpetualChain)
  func everyPrefix(folder: BatchFolder) throws {
    let words = try folder.outputWords()
    let original = words.main + words.data
    // Where the data part ends between two positions it is shorter data, not a broken output.
    let output = try Perpetual.Output(decoding: original)
    var ends: Set<Int> = []
    var end = original.count
    for position in try #require(output.data).positions.reversed() {
      end -= 5 + position.balances.count
      ends.insert(end)
    }
    #expect(end > words.main.count)
    for count in 0..<original.count {
      let prefix = Array(original.prefix(count))
      if ends.contains(count) {
        let shorter = try Perpetual.Output(decoding: prefix)
        #expect(shorter.mainWords + shorter.dataWords == prefix)
      } else {
        #expect(throws: Fault.self, "\(count) words") {
          try Perpetual.Output(decoding: prefix)
        }
      }
    }
  }

  @Test("arbitrary words do not trap")
  func noise() throws {
    var generator = SeededGenerator(seed: 7)
    let words = try BatchFolder.perpetual("batch3").outputWords()
    var decoded = 0
    for _ in 0..<3000 {
      var mutated = words.main + words.data
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let index = Int.random(in: 0..<mutated.count, using: &generator)
        let other = Int.random(in: 0..<mutated.count, using: &generator)
        mutated[index] = Bool.random(using: &generator) ? mutated[other] : Felt252(UInt64(other))
      }
      if let output = try? Perpetual.Output(decoding: mutated) {
        decoded += 1
        #expect(output.mainWords + output.dataWords == mutated)
      }
    }
    #expect(decoded > 0 && decoded < 3000)
    #expect(throws: Fault.self) {
      try Perpetual.Output(decoding: EdgeValues.felts)
    }
  }
}
