import StarkAlgebra
import TestSupport
import Testing

/// That the bounds of the field's arithmetic hold, and that one that does not is noticed.
@Suite("Bounds that comments prove, looked at")
struct BoundTests {
  private let ones = Felt252(limbs: .max, .max, .max, .max)
  private let numberOfFactors = "|a| + |b| is at most 2⁶²"
  private let limbs = "the limbs below the top one are in [0, 2⁶²)"

  @Test("hold on edge values and structured elements, whose arithmetic obeys the laws")
  func laws() {
    var generator = SeededGenerator(seed: 4)
    let edges = EdgeValues.felts.shuffled(using: &generator).prefix(30)
    let structured = StructuredElements.allCases.flatMap { $0.elements(count: 3, seed: 5) }
    let elements = ([.zero, .one, -.one] + edges + structured).map(CheckedFelt252.init)
    let broken = RecordedBounds.broken {
      #expect(FieldLaws.violations(in: elements).isEmpty)
    }
    #expect(broken.isEmpty)
  }

  @Test("hold on all pairs of edge values")
  func edges() {
    let elements = EdgeValues.felts.map(CheckedFelt252.init)
    let broken = RecordedBounds.broken {
      for x in elements {
        for y in elements { #expect((x + y) * (x - y) == x.squared() - y.squared()) }
      }
    }
    #expect(broken.isEmpty)
  }

  @Test("hold for sums of several elements as operands of a product below p·2²⁵⁶")
  func looseOperands() {
    // 5p squared is below p·2²⁵⁶, 6p squared is not.
    let p = Felt252.modulus
    let loose = { (k: UInt64) in Felt252(limbs: k - 1, .max, .max, k * p.w3 - 1) }
    let broken = { (k: UInt64) in
      RecordedBounds.broken { _ = loose(k).squared(checking: RecordedBounds.self) }
    }
    #expect(broken(5).isEmpty)
    #expect(broken(6).contains("a number to be reduced is below p·2²⁵⁶"))
  }

  @Test("are missed by operands that are not elements")
  func notCanonical() {
    let p = Felt252.modulus
    let more = Felt252(limbs: 6, 0, 0, p.w3)
    let twice = Felt252(limbs: 2, 0, 0, 2 * p.w3)
    let wide = Felt252(limbs: 0, 0, 0, 1 << 62)
    let product = RecordedBounds.broken {
      _ = Felt252.product(wide, wide, checking: RecordedBounds.self)
    }
    #expect(
      product == ["a number to be reduced is below p·2²⁵⁶", "a reduced number is below p"]
    )
    let sum = RecordedBounds.broken {
      _ = Felt252.sum(more, -.one, checking: RecordedBounds.self)
      _ = Felt252.sum(more, more, checking: RecordedBounds.self)
    }
    #expect(sum == ["the terms of a sum are below p", "a sum is below p"])
    let difference = RecordedBounds.broken {
      _ = Felt252.difference(twice, .zero, checking: RecordedBounds.self)
    }
    #expect(
      difference == ["the terms of a difference are below p", "a difference is below p"]
    )
    let inverse = RecordedBounds.broken { _ = ones.inverse(checking: RecordedBounds.self) }
    #expect(inverse.contains("|f| and |g| are at most p"))
  }

  @Test("of a combination are missed by factors, limbs and results that are too large")
  func combination() {
    func broken(_ a: Int64, _ x: SignedLimbs, _ b: Int64, _ y: SignedLimbs) -> Set<String> {
      RecordedBounds.broken {
        _ = SignedLimbs.combination(a, x, b, y, checking: RecordedBounds.self)
      }
    }
    let (small, p) = (SignedLimbs(3), SignedLimbs.modulus)
    #expect(broken(1 << 62, p, 0, small) == [])
    #expect(broken(-1 << 61, p, 1 << 61, small) == [])
    #expect(broken(1 << 62, p, 1, small) == [numberOfFactors])
    #expect(broken(.min, p, .min, small).contains(numberOfFactors))
    #expect(broken(1, SignedLimbs(0, 1 << 62), 0, small) == [limbs])
    #expect(broken(1, small, 0, SignedLimbs(0, 0, -1)) == [limbs])
    #expect(broken(1 << 62, SignedLimbs(0, 0, 0, 0, .max), 0, small) == [])
    #expect(
      broken(.max, SignedLimbs(0, 0, 0, 0, .max), 0, small)
        == [numberOfFactors, "the top limb fits a word"]
    )
  }

  @Test("of the division steps are missed by an even f")
  func evenModulus() {
    let broken = RecordedBounds.broken {
      var delta = 1
      _ = DivstepMatrix(delta: &delta, f: 6, g: 15, checking: RecordedBounds.self)
    }
    #expect(broken == ["f is odd"])
  }

  @Test("of a row and of a number are exact")
  func predicates() {
    #expect(SignedLimbs.areFactors(-3, 5, within: 3))
    #expect(!SignedLimbs.areFactors(-4, 5, within: 3))
    #expect(!SignedLimbs.areFactors(.min, .min, within: 62))
    // 8p as limbs, and its neighbours; then −8p.
    let eight = { (rest: Int64) in SignedLimbs(8 + rest, 0, 0, 8 * 1088, 64) }
    #expect(eight(0).isAtMost(halves: 16, plus: 0))
    #expect(!eight(1).isAtMost(halves: 16, plus: 0))
    #expect(eight(1).isAtMost(halves: 16, plus: 1))
    let negative = { (rest: Int64) in
      SignedLimbs((1 << 62) - 8 - rest, (1 << 62) - 1, (1 << 62) - 1, (1 << 62) - 8 * 1088 - 1, -65)
    }
    #expect(negative(0).isAtMost(halves: 16, plus: 0))
    #expect(!negative(1).isAtMost(halves: 16, plus: 0))
  }
}
