import Foundation
import StarkAlgebra
import StarkJSON
import TestSupport
import Testing

@Suite("Base64 text")
struct Base64Tests {
  private func decoded(_ text: String) -> [UInt8]? { Base64.bytes(Array(text.utf8).span) }

  @Test("spells bytes of any count, as another encoder writes them")
  func bytes() {
    var generator = SeededGenerator(seed: 11)
    for count in 0..<100 {
      let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
      #expect(decoded(Data(bytes).base64EncodedString()) == bytes)
    }
  }

  @Test("the vectors of RFC 4648, §10")
  func vectors() {
    let vectors = [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ]
    for (text, base64) in vectors { #expect(decoded(base64) == Array(text.utf8)) }
  }

  @Test("has 64 characters, wherever they stand")
  func characters() {
    let alphabet = Set(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
    )
    #expect(alphabet.count == 64)
    for position in 0..<28 {
      for byte in UInt8.min ... .max {
        var text = Array(repeating: UInt8(ascii: "R"), count: 28)
        text[position] = byte
        // In the last place `=` is padding, which leaves bits of `R` unused that are not zero.
        let bytes = Base64.bytes(text.span)
        #expect((bytes != nil) == alphabet.contains(byte), "byte \(byte) at \(position)")
        if let bytes { #expect(Data(bytes).base64EncodedData() == Data(text)) }
      }
    }
  }

  @Test(
    "has one form",
    arguments: [
      "Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "=", "====", "Z===", "Zg==Zg==", "Zm9v\n", "Zm 9v",
      "Zm9v\n\n\n\n", "Z=9v", "-_-_", "é",
    ]
  )
  func form(text: String) {
    #expect(decoded(text) == nil)
  }

  @Test("may have escaped slashes in a document")
  func values() throws {
    let text = #"{"plain":"//8=","escaped":"\/\u002f8=","other":"8","number":8}"#
    let root = try JSONDocument(Array(text.utf8)).root.object()
    #expect(try root.required("plain").base64Bytes() == [0xff, 0xff])
    #expect(try root.required("escaped").base64Bytes() == [0xff, 0xff])
    #expect(try root.required("other").base64Bytes() == nil)
    let number = try root.required("number")
    #expect(
      throws: JSONError.wrongKind(at: number.location, expected: .string, found: .number)
    ) {
      try number.base64Bytes()
    }
  }
}
