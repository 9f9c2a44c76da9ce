/// Choices that random batches are made of.
extension SeededGenerator {
  /// True once in `count` times.
  mutating func oneIn(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &self) == 0 }

  /// One of `choices`, which must not be empty.
  mutating func choice<Choice>(_ choices: [Choice]) -> Choice {
    choices[Int.random(in: choices.indices, using: &self)]
  }

  /// An integer in 0...bound of any size: small ones are as frequent as large ones.
  mutating func magnitude(upTo bound: UInt64) -> UInt64 {
    let width = Int.random(in: 0...64 - bound.leadingZeroBitCount, using: &self)
    guard width > 0 else { return 0 }
    return min(bound, UInt64.random(in: 0...(UInt64.max >> UInt64(64 - width)), using: &self))
  }

  /// `value` plus or minus at most one part in `parts`, within 64 bits.
  mutating func near(_ value: UInt64, within parts: UInt64) -> UInt64 {
    let change = UInt64.random(in: 0...value / parts, using: &self)
    if Bool.random(using: &self) { return value - change }
    return value > .max - change ? .max : value + change
  }
}
