import StarkAlgebra
import StarkFaults
import StarkSettlement
import TestSupport
import Testing

@Suite("Output of the spot program")
struct SpotOutputTests {
  @Test("outputs read as they were written", arguments: 1...4)
  func roundTrip(seed: Int) throws {
    var source = SpotRandomBatches(seed: UInt64(seed) + 100)
    for count in [0, 1, 20] {
      let expected = source.next(count: count)
      let output = try expected.output()
      #expect(output.mainWords == expected.mainWords)
      #expect(output.dataWords == expected.dataWords)
      #expect(output.places.count == expected.words.count)
      #expect(try Spot.Output(decoding: output.mainWords + output.dataWords) == output)
    }
  }

  @Test("a batch without changes still has two sizes of tables as data")
  func emptyData() {
    var exchange = SpotOperator()
    #expect(exchange.finishBatch().dataWords == [0, 0])
  }

  @Test("the last of an odd number of changes is in its word twice")
  func oddCount() throws {
    let output = SpotOutputExample.output
    #expect(output.vaultChanges.count == 3)
    #expect(output.dataWords.count == 2 + 3 + 2 + 2)
    var last = try UnpackedWord(#require(output.dataWords.last))
    let halves = (0..<2).map { _ in [last.take(64), last.take(60)] }
    #expect(halves[0] == halves[1])
  }

  @Test("an output that ends early says before which word")
  func endsEarly() throws {
    let output = SpotOutputExample.output
    let words = output.mainWords + output.dataWords
    // Without its last word the data is whole: nothing counts the changes.
    for count in 0..<words.count - 2 {
      #expect(throws: Fault.outputEndsEarly(before: output.places[count])) {
        try Spot.Output(decoding: Array(words[..<count]))
      }
    }
  }

  @Test("each word at the edges of its range", arguments: SpotOutputExample.edges)
  func edges(_ edge: SpotOutputExample.Edge) throws {
    #expect(throws: edge.fault) { try edge.decoded(edge.refused) }
    if let accepted = edge.accepted { _ = try edge.decoded(accepted) }
  }

  @Test("lists that have to be sorted, and tables that have to be used")
  func order() throws {
    let output = SpotOutputExample.output
    func fault(_ change: (inout [Felt252]) -> Void) -> Fault? {
      var words = output.mainWords + output.dataWords
      change(&words)
      do {
        _ = try Spot.Output(decoding: words)
        return nil
      } catch { return error }
    }
    func index(_ place: Spot.OutputPlace) throws -> Int {
      try #require(output.places.firstIndex(of: place))
    }
    let updates = try (0..<2).map { try index(.l1VaultUpdate($0, .owner)) }
    #expect(
      fault { words in
        for offset in 0..<3 { words.swapAt(updates[0] + offset, updates[1] + offset) }
      } == .outputNotAscending(.l1VaultUpdate(1, .owner))
    )
    #expect(
      fault { words in
        for offset in 0..<3 { words[updates[1] + offset] = words[updates[0] + offset] }
      } == .outputNotAscending(.l1VaultUpdate(1, .owner))
    )
    let orders = try (0..<2).map { try index(.l1Order($0, .owner)) }
    #expect(
      fault { words in
        for offset in 0..<7 { words[orders[1] + offset] = words[orders[0] + offset] }
      } == .repeatedOrder(index: 1)
    )
    for (place, next) in [
      (Spot.OutputPlace.key(0), Spot.OutputPlace.key(1)), (.token(0), .token(1)),
    ] {
      let (first, second) = (try index(place), try index(next))
      #expect(fault { $0.swapAt(first, second) } == .outputNotAscending(next))
      #expect(fault { $0[second] = $0[first] } == .outputNotAscending(next))
    }
    let changes = try index(.vaultChanges(0))
    #expect(fault { $0[changes + 1] = $0[changes] } == .outputNotAscending(.vaultChanges(1)))
    // A change that is in a word twice is one change at the end only.
    #expect(fault { $0[changes] = $0[changes + 1] } == .outputNotAscending(.vaultChanges(0)))
    let keyCount = try index(.keyCount)
    #expect(
      fault { words in
        words[keyCount] = 4
        words.insert(Felt252.power(251), at: keyCount + 4)
      } == .unusedEntry(.key(3))
    )
    let tokenCount = try index(.tokenCount)
    #expect(
      fault { words in
        words[tokenCount] = 3
        words.insert(Felt252.power(251), at: tokenCount + 3)
      } == .unusedEntry(.token(2))
    )
  }
}
