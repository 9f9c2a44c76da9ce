import Foundation
import SettlementLedger
import StarkAlgebra
import Testing

@Suite("Numbers as the ledger keeps them")
struct StoredNumbersTests {
  private static let edges: [UInt64] = [0, 1, 255, 256, (1 << 63) - 1, 1 << 63, .max]

  @Test("a number reads as it was written, and blobs compare like numbers", arguments: edges)
  func words(word: UInt64) {
    #expect(UInt64(stored: word.stored) == word)
    #expect(word.stored.count == 8)
    for other in Self.edges {
      #expect(word.stored.lexicographicallyPrecedes(other.stored) == (word < other))
    }
  }

  @Test(
    "so do signed numbers",
    arguments: [Int128.min, -1 << 64, -1, 0, 1, 1 << 64, .max]
  )
  func signed(number: Int128) {
    #expect(Int128(stored: number.stored) == number)
    #expect(number.stored.lexicographicallyPrecedes(Int128(0).stored) == (number < 0))
  }

  @Test("a blob of another length is no number", arguments: [0, 7, 9, 15, 17, 31, 33])
  func lengths(count: Int) {
    let data = Data(repeating: 0, count: count)
    #expect(UInt64(stored: data) == nil)
    #expect(UInt128(stored: data) == nil)
    #expect(Int128(stored: data) == nil)
    #expect(Felt252(stored: data) == nil)
    #expect(Bytes32(stored: data) == nil)
  }

  @Test("an element is below p, in the order of bytes that contracts use")
  func elements() {
    let last = Felt252.zero - .one
    #expect(Felt252(stored: last.stored) == last)
    #expect(Felt252.one.stored == Data(repeating: 0, count: 31) + [1])
    #expect(Felt252(stored: Data(repeating: 255, count: 32)) == nil)
  }
}
