/// An instruction of the Cairo machine (Cairo paper, §4.4).
package struct CairoInstruction: Hashable, Sendable {
  /// What an instruction does, bit i for flag i.
  package struct Flags: OptionSet, Hashable, Sendable {
    package let rawValue: UInt64

    package init(rawValue: UInt64) { self.rawValue = rawValue }

    package static let dstFromFp = Flags(rawValue: 1 << 0)
    package static let op0FromFp = Flags(rawValue: 1 << 1)
    package static let op1Immediate = Flags(rawValue: 1 << 2)
    package static let op1FromFp = Flags(rawValue: 1 << 3)
    package static let op1FromAp = Flags(rawValue: 1 << 4)
    package static let resultAdd = Flags(rawValue: 1 << 5)
    package static let resultMultiply = Flags(rawValue: 1 << 6)
    package static let jumpAbsolute = Flags(rawValue: 1 << 7)
    package static let jumpRelative = Flags(rawValue: 1 << 8)
    package static let jumpIfNonzero = Flags(rawValue: 1 << 9)
    package static let apAdd = Flags(rawValue: 1 << 10)
    package static let apAddOne = Flags(rawValue: 1 << 11)
    package static let call = Flags(rawValue: 1 << 12)
    package static let ret = Flags(rawValue: 1 << 13)
    package static let assertEqual = Flags(rawValue: 1 << 14)
  }

  package let flags: Flags
  /// The offsets of dst, op0 and op1, −2¹⁵ ..< 2¹⁵.
  package let offsets: [Int]

  package init(_ flags: Flags, dst: Int, op0: Int, op1: Int) {
    self.flags = flags
    offsets = [dst, op0, op1]
  }

  /// The instruction that `word`, below 2⁶³, encodes.
  package init(word: UInt64) {
    flags = Flags(rawValue: word >> 48)
    offsets = [0, 16, 32].map { Int(word >> $0 & 0xffff) - (1 << 15) }
  }

  /// The offsets as the range-check pool has them: 0 ..< 2¹⁶.
  package var biasedOffsets: [UInt64] { offsets.map { UInt64($0 + (1 << 15)) } }

  /// flags·2⁴⁸ + op1·2³² + op0·2¹⁶ + dst, with biased offsets.
  package var word: UInt64 {
    let biased = biasedOffsets
    return flags.rawValue << 48 | biased[2] << 32 | biased[1] << 16 | biased[0]
  }

  /// The words it takes, with its immediate.
  package var size: UInt64 { flags.contains(.op1Immediate) ? 2 : 1 }
}
