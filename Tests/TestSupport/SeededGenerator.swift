package import StarkAlgebra

/// SplitMix64: a small deterministic generator, so that a failing case can be run again.
package struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ z >> 27) &* 0x94d0_49bb_1331_11eb
    return z ^ z >> 31
  }

  /// A uniform integer below 2²⁵⁶.
  package mutating func nextUInt256() -> UInt256 {
    UInt256(next(), next(), next(), next())
  }

  /// An element of the STARK field, off uniform by less than 2⁻²⁵⁰.
  package mutating func nextFelt() -> Felt252 {
    Felt252(reducingLow: nextUInt256(), high: nextUInt256())
  }
}
