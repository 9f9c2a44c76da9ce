extension Base64 {
  /// Decodes characters of which four make three bytes; false if one of them is none.
  ///
  /// `text` must have four characters for each three bytes of `destination`, and no padding.
  static func decode(_ text: Span<UInt8>, into destination: inout MutableSpan<UInt8>) -> Bool {
    precondition(3 * text.count == 4 * destination.count, "four characters make three bytes")
    var invalid: UInt64 = 0
    var index = 0
    while 3 * index <= destination.count - 8, let word = text.littleEndianWord(at: 4 * index) {
      let group = sixBytes(word, &invalid) << 16
      // 3·index + 8 ≤ destination.count by the loop's condition; the two bytes too many are
      // written again.
      var bytes = unsafe destination.mutableBytes
      bytes.storeBytes(of: group.bigEndian, toByteOffset: 3 * index, as: UInt64.self)
      index += 2
    }
    while 3 * index < destination.count {
      var group: UInt32 = 0
      for position in 4 * index..<4 * index + 4 {
        guard let value = value(ofCharacter: text[position]) else { return false }
        group = group << 6 | UInt32(value)
      }
      for position in 0..<3 {
        destination[3 * index + position] = UInt8(
          truncatingIfNeeded: group >> UInt32(16 - 8 * position)
        )
      }
      index += 1
    }
    return invalid == 0
  }

  /// The 48 bits that eight characters spell, the first of them on top.
  ///
  /// Sets bits of `invalid` if one of them is no character of base64. Within each byte, with
  /// t = byte & 0x7f, t + 128 − c reaches 128 from the character c on and stays below 256 for
  /// c > 0; the value of a valid character is t − 65, t − 71, t + 4, t + 19 or t + 16, which is
  /// in 0..<64, so that no byte borrows from another or carries into it.
  @inline(always)
  private static func sixBytes(_ text: UInt64, _ invalid: inout UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let topBits = ones &* 0x80
    let t = text & ~topBits
    // The top bit of each byte that is one of `first`...`last`.
    func range(_ first: UInt8, _ last: UInt8) -> UInt64 {
      let reached = t &+ ones &* UInt64(128 - first)
      let passed = t &+ ones &* UInt64(127 - last)
      return reached & ~passed & topBits
    }
    let upper = range(UInt8(ascii: "A"), UInt8(ascii: "Z"))
    let lower = range(UInt8(ascii: "a"), UInt8(ascii: "z"))
    let digit = range(UInt8(ascii: "0"), UInt8(ascii: "9"))
    let plus = range(UInt8(ascii: "+"), UInt8(ascii: "+"))
    let slash = range(UInt8(ascii: "/"), UInt8(ascii: "/"))
    invalid |= (text | ~(upper | lower | digit | plus | slash)) & topBits
    let less = (upper >> 7) &* 65 &+ (lower >> 7) &* 71
    let more = (digit >> 7) &* 4 &+ (plus >> 7) &* 19 &+ (slash >> 7) &* 16
    let sextets = (t &- less &+ more) & (ones &* 0x3f)
    // The first character is in the lowest byte.
    let pairs = (sextets & 0x00ff_00ff_00ff_00ff) << 6 | sextets >> 8 & 0x00ff_00ff_00ff_00ff
    let quads = (pairs & 0x0000_ffff_0000_ffff) << 12 | pairs >> 16 & 0x0000_ffff_0000_ffff
    return (quads & 0xffff_ffff) << 24 | quads >> 32
  }
}
