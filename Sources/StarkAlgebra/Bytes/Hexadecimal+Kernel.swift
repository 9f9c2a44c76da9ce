extension Hexadecimal {
  /// Decodes 2·destination.count digits; false if one of them is none.
  ///
  /// `digits` must hold exactly that many.
  static func decode(_ digits: Span<UInt8>, into destination: inout MutableSpan<UInt8>) -> Bool {
    precondition(digits.count == 2 * destination.count, "two digits make a byte")
    var invalid: UInt64 = 0
    var index = 0
    while index <= destination.count - 8,
      let first = digits.littleEndianWord(at: 2 * index),
      let second = digits.littleEndianWord(at: 2 * index + 8)
    {
      let word = packedNibbles(first, &invalid) | packedNibbles(second, &invalid) << 32
      // index + 8 ≤ destination.count by the loop's condition.
      var bytes = unsafe destination.mutableBytes
      bytes.storeBytes(of: word.littleEndian, toByteOffset: index, as: UInt64.self)
      index += 8
    }
    while index < destination.count {
      guard
        let high = value(ofDigit: digits[2 * index]),
        let low = value(ofDigit: digits[2 * index + 1])
      else { return false }
      destination[index] = high << 4 | low
      index += 1
    }
    return invalid == 0
  }

  /// The four bytes that eight digits spell, the first in the lowest byte of both words.
  ///
  /// Sets bits of `invalid` if a byte is not one of `0`–`9` and `a`–`f`. Within each byte, with
  /// t = byte & 0x7f: t + 0x46 and t + 0x50 reach 128 from ':' and '0' on, t + 0x1f and t + 0x19
  /// from 'a' and 'g' on, and no sum reaches 256.
  @inline(always)
  private static func packedNibbles(_ digits: UInt64, _ invalid: inout UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let topBits = ones &* 0x80
    let t = digits & ~topBits
    let decimal = (t &+ ones &* 0x50) & ~(t &+ ones &* 0x46) & topBits
    let letter = (t &+ ones &* 0x1f) & ~(t &+ ones &* 0x19) & topBits
    invalid |= (digits | ~(decimal | letter)) & topBits
    // '0'…'9' end in their value, 'a'…'f' in their value less 9.
    let nibbles = (t & (ones &* 0x0f)) &+ (letter >> 7) &* 9
    let pairs = (nibbles << 4 | nibbles >> 8) & 0x00ff_00ff_00ff_00ff
    let quads = (pairs | pairs >> 8) & 0x0000_ffff_0000_ffff
    return (quads | quads >> 16) & 0xffff_ffff
  }
}
