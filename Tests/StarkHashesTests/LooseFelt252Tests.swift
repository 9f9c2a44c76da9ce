import StarkAlgebra
import StarkHashes
import TestSupport
import Testing

/// Loose elements with every bound looked at.
private typealias Loose = LooseFelt252<RecordedBounds>

@Suite("LooseFelt252")
struct LooseFelt252Tests {
  @Test("weak reduction keeps the class and lands strictly between 0 and 2p, for any limbs")
  func weakReduction() {
    var generator = SeededGenerator(seed: 5)
    var integers = (0..<1000).map { _ in generator.nextUInt256() }
    // Around every multiple of p: the top limb of q·p is q·2⁵⁹ + 17·q.
    let offsets: [UInt64] = [0, 1, 2, .max - 1, .max]
    for low in offsets {
      for quotient in UInt64(0)..<32 {
        let multiple = quotient * Felt252.modulus.w3
        for offset in offsets {
          integers.append(UInt256(low, 0, 0, multiple &+ offset))
          integers.append(UInt256(low, .max, .max, multiple &+ offset))
        }
      }
    }
    for integer in integers {
      let reduced = Loose(
        limbs: integer.w0,
        integer.w1,
        integer.w2,
        integer.w3
      ).weaklyReduced
      let value = reduced.integer
      #expect(value != .zero)
      #expect(value < twiceModulus)
      #expect(Felt252(reducing: value) == Felt252(reducing: integer))
    }
  }

  @Test("full reduction subtracts p once, exactly when needed")
  func fullReduction() {
    let p = Felt252.modulus
    for offset in [UInt64(0), 1, 2, .max] {
      let small = Loose(limbs: offset, 0, 0, 0)
      #expect(small.reduced == Felt252(limbs: offset, 0, 0, 0))
      #expect((small + .modulus(times: 1)).reduced == small.reduced)
    }
    let last = Loose(limbs: 0, 0, 0, p.w3)
    #expect(last.reduced == Felt252(limbs: 0, 0, 0, p.w3))
  }

  @Test("cubes of values below 5p are canonical and right")
  func cubes() {
    var generator = SeededGenerator(seed: 6)
    var elements = (0..<200).map { _ in generator.nextFelt() }
    elements += [.zero, .one, Felt252(limbs: 0, 0, 0, Felt252.modulus.w3)]
    for element in elements {
      for factor in UInt64(0)...4 {
        let cube = (Loose(element) + .modulus(times: factor)).cubed
        #expect(cube == element.power(3))
      }
    }
  }

  @Test("sums, differences and doubles carry through all limbs")
  func carries() {
    let ones = Loose(limbs: .max, .max, .max, 0)
    let unit = Loose(limbs: 1, 0, 0, 0)
    let power = Loose(limbs: 0, 0, 0, 1)
    #expect(ones + unit == power)
    #expect(power - unit == ones)
    #expect(ones.doubled == Loose(limbs: .max - 1, .max, .max, 1))
  }

  @Test("permutations keep every bound that is stated, from edge values and structured elements")
  func permutations() {
    var generator = SeededGenerator(seed: 7)
    var elements = EdgeValues.felts.shuffled(using: &generator).prefix(150) + [.zero, -.one]
    elements += StructuredElements.allCases.flatMap { $0.elements(count: 30, seed: 8) }
    let broken = RecordedBounds.broken {
      for a in elements {
        let b = elements.randomElement(using: &generator) ?? .zero
        let c = elements.randomElement(using: &generator) ?? .zero
        var state = Poseidon.State(a, b, c)
        Poseidon.permute(&state, checking: RecordedBounds.self)
        var unchecked = Poseidon.State(a, b, c)
        Poseidon.permute(&unchecked)
        #expect(state == unchecked)
      }
    }
    #expect(broken.isEmpty)
  }

  @Test("a value beyond its range or the stated multiple of p is noticed")
  func brokenBounds() {
    let p = Felt252.modulus.w3
    let (zero, ones) = (Loose(.zero), Loose(limbs: .max, .max, .max, .max))
    func broken(_ body: () -> Void) -> Set<String> { RecordedBounds.broken(in: body) }
    #expect(broken { _ = Loose.modulus(times: 31) } == [])
    #expect(broken { _ = Loose.modulus(times: 32) } == ["a multiple of p is below 2²⁵⁶"])
    #expect(broken { _ = ones + zero } == [])
    #expect(broken { _ = ones + Loose(limbs: 1, 0, 0, 0) } == ["a loose sum is below 2²⁵⁶"])
    #expect(broken { _ = ones + ones } == ["a loose sum is below 2²⁵⁶"])
    #expect(broken { _ = zero - zero } == [])
    #expect(
      broken { _ = zero - Loose(limbs: 1, 0, 0, 0) } == ["a loose difference is not negative"]
    )
    #expect(broken { _ = Loose(limbs: 0, 0, 0, .max >> 1).doubled } == [])
    #expect(broken { _ = ones.doubled } == ["a loose double is below 2²⁵⁶"])
    #expect(broken { _ = ones.weaklyReduced } == [])
    let two = Loose(limbs: 2, 0, 0, 2 * p)
    let five = Loose(limbs: 5, 0, 0, 5 * p)
    let unit = Loose(limbs: 1, 0, 0, 0)
    let reduction = "a value to be reduced by one subtraction is below 2p"
    #expect(broken { _ = (two - unit).reduced } == [])
    #expect(broken { _ = two.reduced } == [reduction])
    #expect(broken { _ = (five - unit).cubed } == [])
    #expect(broken { _ = five.cubed } == ["a value to be cubed is below 5p"])
    let stated = "a loose value stays below the multiple of p that is stated"
    #expect(broken { _ = (five - unit).below(5) } == [])
    #expect(broken { _ = five.below(5) } == [stated])
  }

  private var twiceModulus: UInt256 {
    UInt256(2, 0, 0, 2 * Felt252.modulus.w3)
  }
}

extension LooseFelt252 {
  /// The limbs as an integer.
  fileprivate var integer: UInt256 { UInt256(l0, l1, l2, l3) }
}
