/// Messages that are easy to describe.
enum TestMessage {
  /// `count` bytes of the pattern 11 22 33 … 88 (hexadecimal), the one of Stone's own tests.
  static func pattern(_ count: Int) -> [UInt8] {
    (0..<count).map { 0x11 * UInt8($0 % 8 + 1) }
  }

  /// `count` bytes without a short period: i² + 7i mod 251.
  static func quadratic(_ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(($0 * $0 + 7 * $0) % 251) }
  }
}
