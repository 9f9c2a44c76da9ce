import StarkAlgebra
import StarkJSON
import TestSupport
import Testing

@Suite("Hexadecimal text")
struct HexadecimalTests {
  @Test("spells bytes of any count")
  func bytes() throws {
    var generator = SeededGenerator(seed: 2)
    for count in 0..<70 {
      let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
      #expect(try Hexadecimal.bytes(text(bytes).span) == bytes)
    }
  }

  @Test("has no other digits than 0–9 and a–f, wherever they stand")
  func digits() {
    for position in 2..<42 {
      for byte in UInt8.min ... .max {
        var digits = text([UInt8](repeating: 0x9f, count: 20))
        digits[position] = byte
        let isDigit = (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
        if isDigit {
          #expect(throws: Never.self) { try Hexadecimal.bytes(digits.span) }
        } else {
          let isUpperCase = (0x41...0x46).contains(byte)
          let fault: HexadecimalFault =
            isUpperCase ? .upperCaseDigit(at: position) : .digit(at: position)
          #expect(throws: fault) {
            try Hexadecimal.bytes(digits.span)
          }
        }
      }
    }
  }

  @Test("begins with 0x and has whole bytes")
  func form() {
    for (text, fault) in [
      ("", .prefix), ("0", .prefix), ("00", .prefix), ("0X00", .prefix), ("x0", .prefix),
      ("0x0", .oddDigitCount(1)), ("0x123", .oddDigitCount(3)),
    ] as [(String, HexadecimalFault)] {
      #expect(throws: fault) { try Hexadecimal.bytes(Array(text.utf8).span) }
    }
  }

  @Test("spells integers in one way")
  func integers() throws {
    for value: UInt64 in [0, 1, 15, 16, 0xdead_beef, .max] {
      let words = try Hexadecimal.integer(Array("0x\(String(value, radix: 16))".utf8).span)
      #expect(words == (value, 0, 0, 0))
    }
    let digits = "0x" + ["1", "2", "3", "4"].map { String(repeating: $0, count: 16) }.joined()
    #expect(
      try Hexadecimal.integer(Array(digits.utf8).span) == (
        0x4444_4444_4444_4444, 0x3333_3333_3333_3333, 0x2222_2222_2222_2222, 0x1111_1111_1111_1111
      )
    )
    for (text, fault) in [
      ("0x", .noDigits), ("1", .prefix), ("0x00", .leadingZero), ("0x01", .leadingZero),
      ("0xA", .upperCaseDigit(at: 2)), ("0x1g", .digit(at: 3)), ("0x-1", .digit(at: 2)),
      ("0x1" + String(repeating: "0", count: 64), .tooManyDigits(65)),
    ] as [(String, HexadecimalFault)] {
      #expect(throws: fault) { try Hexadecimal.integer(Array(text.utf8).span) }
    }
  }

  @Test("of a document is bounded before it is decoded and says where it is broken")
  func values() throws {
    let text = #"{"a":"0x0011","b":"0x0\u0030"}"#
    let root = try JSONDocument(Array(text.utf8)).root.object()
    let a = try root.required("a")
    #expect(try a.hexadecimalBytes(maximumCount: 2) == [0, 0x11])
    #expect(throws: JSONError.tooManyElements(at: a.location, maximum: 1, found: 2)) {
      try a.hexadecimalBytes(maximumCount: 1)
    }
    let b = try root.required("b")
    #expect(throws: JSONError.notHexadecimal(at: b.location, fault: .oddDigitCount(7))) {
      try b.hexadecimalBytes(maximumCount: 9)
    }
  }

  private func text(_ bytes: [UInt8]) -> [UInt8] {
    Array("0x".utf8)
      + bytes.flatMap { byte in
        Array((String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)).utf8)
      }
  }
}
