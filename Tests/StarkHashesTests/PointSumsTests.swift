import StarkAlgebra
import StarkHashes
import TestSupport
import Testing

@Suite("Sums of points")
struct PointSumsTests {
  private let generator = StarkCurve.generator

  /// Scalars of which the generator's multiples are summed.
  @Test(
    "lists of every kind are summed, with equal and opposite points among them",
    arguments: [
      [[1]],
      [[1, 2]],
      [[1, 2, 3], [4], [5, 6, 7, 8, 9]],
      [[3, 3]],
      [[3, 3, 3, 3, 6]],
      [[2, -2, 5]],
      [[1, 2, -2, 2, 7, 7, -7, 3], [9, 9]],
    ]
  )
  func lists(scalars: [[Int]]) {
    #expect(sums(scalars) == scalars.map { multiple($0.reduce(0, +)) })
  }

  @Test("a sum that is the neutral element, or of no points, is nil")
  func neutral() {
    #expect(sums([[4, -4], [1], [], [1, 1, -2, 0]]) == [nil, multiple(1), nil, nil])
  }

  @Test("seeded lists of many lengths agree with one addition after the other")
  func seeded() {
    var random = SeededGenerator(seed: 9)
    let scalars = (0..<20).map { length in
      (0..<length).map { _ in Int(random.next() % 1000) + 1 }
    }
    #expect(sums(scalars) == scalars.map { multiple($0.reduce(0, +)) })
  }

  private func sums(_ scalars: [[Int]]) -> [AffinePoint?] {
    var sums = PointSums(listCapacity: scalars.count)
    for list in scalars {
      for scalar in list {
        if let point = multiple(scalar) { sums.append(point) }
      }
      sums.endList()
    }
    sums.reduce()
    return scalars.indices.map { sums[$0] }
  }

  private func multiple(_ scalar: Int) -> AffinePoint? {
    let point = generator.multiplied(by: UInt256(UInt64(scalar.magnitude)))
    return scalar < 0 ? point.map { -$0 } : point
  }
}
