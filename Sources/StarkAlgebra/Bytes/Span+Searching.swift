extension Span<UInt8> {
  /// The first offset from `start` at which `byte` stands, or nil; eight bytes a step.
  package func firstOffset(of byte: UInt8, from start: Int) -> Int? {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var offset = start
    while let word = littleEndianWord(at: offset) {
      // A byte of `difference` is zero where `byte` stands; the first such sets its top bit here.
      let difference = word ^ ones &* UInt64(byte)
      let zeros = (difference &- ones) & ~difference & (ones &* 0x80)
      guard zeros == 0 else { return offset + zeros.trailingZeroBitCount / 8 }
      offset += 8
    }
    while offset < count {
      if self[offset] == byte { return offset }
      offset += 1
    }
    return nil
  }

  /// Whether `bytes` stand at `offset`.
  package func holds(_ bytes: [UInt8], at offset: Int) -> Bool {
    guard offset >= 0, offset <= count - bytes.count else { return false }
    return bytes.indices.allSatisfy { self[offset + $0] == bytes[$0] }
  }

  /// The length of the mark that some programs put before text in UTF-8; 0 where there is none.
  package var byteOrderMarkLength: Int { holds([0xef, 0xbb, 0xbf], at: 0) ? 3 : 0 }
}
