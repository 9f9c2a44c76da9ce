import StarkAlgebra
import StarkBenchmarks
import TestSupport
import Testing

@Suite("The yardstick computes what is measured against it")
struct GMPVectorTests {
  static let x = elements(seed: 1)
  static let y = elements(seed: 2)

  private static func elements(seed: UInt64) -> [Felt252] {
    var generator = SeededGenerator(seed: seed)
    return (0..<500).map { _ in generator.nextFelt() } + [.one, .zero - .one, .zero - 2]
  }

  @Test("products")
  func products() {
    var vector = GMPVector(Self.x)
    vector.multiply(by: GMPVector(Self.y))
    #expect(vector.elements == zip(Self.x, Self.y).map { $0 * $1 })
  }

  @Test("squares")
  func squares() {
    var vector = GMPVector(Self.x)
    vector.square()
    #expect(vector.elements == Self.x.map { $0.squared() })
  }

  @Test("sums")
  func sums() {
    var vector = GMPVector(Self.x)
    vector.add(GMPVector(Self.y))
    #expect(vector.elements == zip(Self.x, Self.y).map { $0 + $1 })
  }

  @Test("inverses, one by one and together")
  func inverses() {
    let expected = Self.x.map { $0.inverse() }
    var single = GMPVector(Self.x)
    single.invert()
    var together = GMPVector(Self.x)
    together.invertTogether()
    #expect(single.elements.map(Optional.init) == expected)
    #expect(together == single)
  }
}
