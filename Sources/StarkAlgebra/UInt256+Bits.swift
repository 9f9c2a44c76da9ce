extension UInt256 {
  /// The bits from `position` on, at most 63 of them; bits from 256 on are zero.
  package func bits(at position: Int, count: Int) -> UInt64 {
    precondition(position >= 0 && (0...63).contains(count), "at most 63 bits at a time")
    let shift = UInt64(position % 64)
    let low = word(position / 64) >> shift
    let high = word(position / 64 + 1) << (64 - shift)
    return (low | high) & ((1 << UInt64(count)) - 1)
  }

  /// Word `index`, zero beyond the four.
  private func word(_ index: Int) -> UInt64 {
    switch index {
    case 0: w0
    case 1: w1
    case 2: w2
    case 3: w3
    default: 0
    }
  }

  /// Odd digits below 2^(width − 1) in magnitude with self = Σ digit·2^position, for self < 2²⁵⁵.
  ///
  /// The positions ascend, at least `width` apart (the non-adjacent form of that width): on average
  /// one in `width` + 1 positions has a digit.
  package func signedDigits(width: Int) -> [(digit: Int, position: Int)] {
    precondition((2...62).contains(width) && w3 >> 63 == 0, "signed digits of 255 bits")
    var digits: [(digit: Int, position: Int)] = []
    digits.reserveCapacity(256 / width)
    var carry: UInt64 = 0
    var position = 0
    while position < 256 {
      guard bits(at: position, count: 1) != carry else {
        position += 1
        continue
      }
      let digit = Int(bits(at: position, count: width) + carry)
      carry = digit >> (width - 1) & 1 == 1 ? 1 : 0
      digits.append((digit - (Int(carry) << width), position))
      position += width
    }
    precondition(carry == 0, "a carry was left over")
    return digits
  }
}

extension UInt256 {
  /// ⌊self / 2^count⌋ for a count in 0...255.
  package static func >> (integer: UInt256, count: Int) -> UInt256 {
    precondition((0...255).contains(count), "shift of 256 bits out of range")
    let (words, shift) = (count / 64, UInt64(count % 64))
    func word(_ index: Int) -> UInt64 {
      integer.word(index + words) >> shift | integer.word(index + words + 1) << (64 - shift)
    }
    return UInt256(word(0), word(1), word(2), word(3))
  }

  /// self·2^count mod 2²⁵⁶ for a count in 0...255.
  package static func << (integer: UInt256, count: Int) -> UInt256 {
    precondition((0...255).contains(count), "shift of 256 bits out of range")
    let (words, shift) = (count / 64, UInt64(count % 64))
    func word(_ index: Int) -> UInt64 {
      integer.word(index - words) << shift | integer.word(index - words - 1) >> (64 - shift)
    }
    return UInt256(word(0), word(1), word(2), word(3))
  }

  /// The bits that are set in exactly one of the two.
  package static func ^ (x: UInt256, y: UInt256) -> UInt256 {
    UInt256(x.w0 ^ y.w0, x.w1 ^ y.w1, x.w2 ^ y.w2, x.w3 ^ y.w3)
  }

  /// The bits that are set in at least one of the two.
  package static func | (x: UInt256, y: UInt256) -> UInt256 {
    UInt256(x.w0 | y.w0, x.w1 | y.w1, x.w2 | y.w2, x.w3 | y.w3)
  }

  /// self mod 2^count for a count in 0...256.
  package func lowBits(_ count: Int) -> UInt256 {
    precondition((0...256).contains(count), "a number of bits out of range")
    func mask(_ index: Int) -> UInt64 { ~(UInt64.max << UInt64(max(0, count - 64 * index))) }
    return UInt256(w0 & mask(0), w1 & mask(1), w2 & mask(2), w3 & mask(3))
  }
}
