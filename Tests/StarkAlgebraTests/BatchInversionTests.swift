import StarkAlgebra
import TestSupport
import Testing

@Suite("Batch inversion")
struct BatchInversionTests {
  @Test("every length gives the inverses one by one", arguments: 0...19)
  func lengths(count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    let elements = (0..<count).map { _ in generator.nextFelt() }
    var inverses = elements
    #expect(Felt252.invertBatch(&inverses) == nil)
    #expect(inverses == elements.compactMap { $0.inverse() })
  }

  @Test("a zero is reported by its index and nothing is changed", arguments: 1...9)
  func zeros(count: Int) {
    for index in 0..<count {
      var elements = (1...count).map { Felt252(UInt64($0)) }
      elements[index] = .zero
      elements[count - 1] = .zero
      let original = elements
      #expect(Felt252.invertBatch(&elements) == index)
      #expect(elements == original)
    }
  }
}
