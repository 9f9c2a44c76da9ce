package import StarkAlgebra

/// Why bytes are not the JSON document a decoder asked for.
package enum JSONError: Error, Equatable, Sendable {
  /// The grammar wants something else; `found` is nil at the end of the input.
  case syntax(at: JSONLocation, expected: JSONExpectation, found: UInt8?)
  /// A string that is not Unicode text as RFC 8259 writes it.
  case invalidText(at: JSONLocation, fault: JSONTextFault)
  /// More bytes than the limits allow.
  case tooLarge(byteCount: Int, maximum: Int)
  /// Objects and arrays nested deeper than the limits allow.
  case nestedTooDeeply(at: JSONLocation, maximum: Int)
  /// More values and member names than the limits allow.
  case tooManyValues(at: JSONLocation, maximum: Int)

  /// A value of another kind than the decoder expects.
  case wrongKind(at: JSONLocation, expected: JSONKind, found: JSONKind)
  /// A number that is not an integer in 0..<2⁶⁴ written as plain digits.
  case notUnsigned(at: JSONLocation, fault: JSONNumberFault)
  /// A string that is not the hexadecimal form the decoder expects.
  case notHexadecimal(at: JSONLocation, fault: HexadecimalFault)
  /// The member that the location names is not there; the offset is that of the object.
  case missingMember(at: JSONLocation)
  /// A second member of the same name; the location is that of the second.
  case duplicateMember(at: JSONLocation)
  /// A member whose name differs in case only from that of one which the decoder knows.
  case lookalikeMember(at: JSONLocation)
  /// A member that the decoder does not know, where unknown ones are refused.
  case unknownMember(at: JSONLocation)
  /// An array or object with more elements or members than the decoder allows.
  case tooManyElements(at: JSONLocation, maximum: Int, found: Int)
}

/// What the grammar allows at a place.
package enum JSONExpectation: Equatable, Sendable {
  case value
  case memberName
  case colon
  case commaOrClosingBrace
  case commaOrClosingBracket
  case closingQuote
  case digit
  case endOfDocument
}

/// The kinds of JSON value.
package enum JSONKind: Equatable, Sendable {
  case object, array, string, number, boolean, null
}

/// What is wrong in a string.
package enum JSONTextFault: Equatable, Sendable {
  /// A byte below 0x20, which must be escaped.
  case controlCharacter
  /// Bytes that are not UTF-8.
  case encoding
  /// A backslash followed by no escape of RFC 8259, §7.
  case escape
  /// Half of a UTF-16 surrogate pair.
  case unpairedSurrogate
}

/// Why a number is not an unsigned 64-bit integer.
package enum JSONNumberFault: Equatable, Sendable {
  /// It has a minus sign; −0 too.
  case negative
  case fraction
  case exponent
  /// It is 2⁶⁴ or more.
  case tooLarge
}
