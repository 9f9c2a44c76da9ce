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

  @Test("structured elements in batches of every length have the inverses that GMP finds")
  func structured() {
    // Integers below 2¹⁶ include those whose inversion once went wrong; in chains of one element
    // they are what is inverted, and in longer ones a product among uniform elements is.
    var generator = SeededGenerator(seed: 6)
    var pool = StructuredElements.allCases.flatMap { $0.elements(count: 500, seed: 7) }
    pool += [42, 54, 68, 70, 136, 200, 216, 232, 268, 282].map { Felt252($0) }
    let broken = RecordedBounds.broken {
      for count in Array(1...40) + [299, 1000] {
        for _ in 0..<20 {
          let elements = (0..<count).map { index in
            index % 7 == 6 ? generator.nextFelt() : pool.randomElement(using: &generator) ?? .one
          }
          var inverses = elements.map(CheckedFelt252.init)
          #expect(CheckedFelt252.invertBatch(&inverses) == nil)
          let expected = elements.map { GMPOracle.inverse($0.integer) }
          #expect(inverses.map { $0.element.integer } == expected)
          var unchecked = elements
          #expect(Felt252.invertBatch(&unchecked) == nil)
          #expect(unchecked == inverses.map(\.element))
        }
      }
    }
    #expect(broken.isEmpty)
  }

  @Test("a batch whose product is a number once inverted wrongly", arguments: [42, 54, 1216])
  func formerlyWrong(product: UInt64) throws {
    var generator = SeededGenerator(seed: 8)
    for count in 1...9 {
      var elements = (1..<count).map { _ in generator.nextFelt() }
      let rest = elements.reduce(Felt252.one) { $0 * $1 }
      let missing = try #require(
        GMPOracle.inverse(rest.integer).flatMap { Felt252($0) }
      )
      elements.append(Felt252(product) * missing)
      let expected = elements.map { GMPOracle.inverse($0.integer) }
      #expect(Felt252.invertBatch(&elements) == nil)
      #expect(elements.map { $0.integer } == expected)
    }
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
