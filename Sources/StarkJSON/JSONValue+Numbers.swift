package import StarkAlgebra
package import StarkFaults

/// Numbers as settlement files write them: decimal strings or plain JSON integers for amounts,
/// `0x` and digits for field elements.
extension JSONValue {
  /// The integer in −2¹²⁷ ..< 2¹²⁷ of a plain JSON integer or a decimal string.
  ///
  /// A string is an optional minus sign and 1 to 39 digits without leading zeros; zero has no sign.
  package func integer() throws(Fault) -> Int128 {
    if kind == .number {
      do { return Int128(try unsigned()) } catch { throw .json(error) }
    }
    let text: String
    do { text = try string() } catch { throw .json(error) }
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard (1...39).contains(digits.utf8.count),
      digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      digits == "0" ? text == "0" : digits.first != "0"
    else { throw .notDecimal(at: location, found: text.cut(toByteCount: 48)) }
    guard let integer = Int128(text) else {
      throw .outOfRange(at: location, allowed: "at most 127 bits", found: text)
    }
    return integer
  }

  /// The integer in `range` of a plain JSON integer or a decimal string.
  package func integer<Value: FixedWidthInteger>(
    in range: ClosedRange<Value>
  ) throws(Fault) -> Value {
    let integer = try integer()
    guard let value = Value(exactly: integer), range.contains(value) else {
      throw .outOfRange(
        at: location,
        allowed: "\(range.lowerBound) to \(range.upperBound)",
        found: "\(integer)"
      )
    }
    return value
  }

  /// The element of a string `0x…`.
  package func fieldElement() throws(Fault) -> Felt252 {
    let words: (w0: UInt64, w1: UInt64, w2: UInt64, w3: UInt64)
    do { words = try hexadecimalInteger() } catch { throw .json(error) }
    guard let element = Felt252(UInt256(words.w0, words.w1, words.w2, words.w3)) else {
      throw .notAFieldElement(at: location)
    }
    return element
  }

  /// The 256-bit integer of a string `0x…`.
  package func word() throws(Fault) -> UInt256 {
    do {
      let words = try hexadecimalInteger()
      return UInt256(words.w0, words.w1, words.w2, words.w3)
    } catch { throw .json(error) }
  }
}

extension Fault {
  /// A text that is no decimal integer of at most 39 digits.
  package static func notDecimal(at location: JSONLocation, found: String) -> Fault {
    Fault(.malformed, "malformed/decimal", "not a decimal integer", at: location, found: found)
  }

  /// An integer outside the range of its field.
  package static func outOfRange(
    at location: JSONLocation,
    allowed: String,
    found: String
  ) -> Fault {
    Fault(
      .malformed,
      "malformed/range",
      "a number is out of range",
      at: location,
      expected: allowed,
      found: found
    )
  }

  /// A hexadecimal number of p and more.
  package static func notAFieldElement(at location: JSONLocation) -> Fault {
    Fault(.malformed, "malformed/field-element", "not a field element", at: location)
  }
}
