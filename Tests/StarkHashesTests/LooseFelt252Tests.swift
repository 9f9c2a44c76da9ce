import StarkAlgebra
import StarkHashes
import TestSupport
import Testing

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
      let reduced = LooseFelt252(
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
      let small = LooseFelt252(limbs: offset, 0, 0, 0)
      #expect(small.reduced == Felt252(limbs: offset, 0, 0, 0))
      #expect((small + .modulus(times: 1)).reduced == small.reduced)
    }
    let last = LooseFelt252(limbs: 0, 0, 0, p.w3)
    #expect(last.reduced == Felt252(limbs: 0, 0, 0, p.w3))
  }

  @Test("cubes of values below 5p are canonical and right")
  func cubes() {
    var generator = SeededGenerator(seed: 6)
    var elements = (0..<200).map { _ in generator.nextFelt() }
    elements += [.zero, .one, Felt252(limbs: 0, 0, 0, Felt252.modulus.w3)]
    for element in elements {
      for factor in UInt64(0)...4 {
        let cube = (LooseFelt252(element) + .modulus(times: factor)).cubed
        #expect(cube == element.power(3))
      }
    }
  }

  @Test("sums, differences and doubles carry through all limbs")
  func carries() {
    let ones = LooseFelt252(limbs: .max, .max, .max, 0)
    let unit = LooseFelt252(limbs: 1, 0, 0, 0)
    let power = LooseFelt252(limbs: 0, 0, 0, 1)
    #expect(ones + unit == power)
    #expect(power - unit == ones)
    #expect(ones.doubled == LooseFelt252(limbs: .max - 1, .max, .max, 1))
  }

  private var twiceModulus: UInt256 {
    UInt256(2, 0, 0, 2 * Felt252.modulus.w3)
  }
}

extension LooseFelt252 {
  /// The limbs as an integer.
  fileprivate var integer: UInt256 { UInt256(l0, l1, l2, l3) }
}
