/// A value of a document, read on demand.
package struct JSONValue: Sendable {
  let tape: JSONTape
  let index: Int

  var token: JSONToken { tape.tokens[index] }

  /// Where the value stands; costs a walk from the root, so meant for errors.
  package var location: JSONLocation { tape.location(of: index) }

  /// The kind of the value; members that the document did not keep read as null.
  package var kind: JSONKind {
    switch token.kind {
    case .object: .object
    case .array: .array
    case .name, .string: .string
    case .number: .number
    case .true, .false: .boolean
    case .null, .unread: .null
    }
  }

  /// Whether the value is `null`.
  package var isNull: Bool { kind == .null }

  /// Whether there is nothing in the value: null, or an object, list or string without content.
  ///
  /// Tells it of members too that the document did not keep, by a look at no more than five bytes
  /// that are not blank.
  package var isVoid: Bool {
    let token = token
    let quoteCount = token.kind == .string ? 1 : 0
    let bytes = tape.bytes
    var text: [UInt8] = []
    var position = Int(token.start) - quoteCount
    while position < Int(token.end) + quoteCount, text.count <= 4 {
      let byte = bytes[position]
      if ![0x20, 0x09, 0x0a, 0x0d].contains(byte) { text.append(byte) }
      position += 1
    }
    return ["null", "{}", "[]", "\"\""].contains { $0.utf8.elementsEqual(text) }
  }

  /// The value as an object.
  package func object() throws(JSONError) -> JSONObject {
    try expect(.object)
    return JSONObject(tape: tape, index: index)
  }

  /// The value as an array of at most `maximumCount` elements.
  package func array(maximumCount: Int) throws(JSONError) -> JSONArray {
    try expect(.array)
    let array = JSONArray(tape: tape, index: index)
    let count = array.count
    guard count <= maximumCount else {
      throw .tooManyElements(at: location, maximum: maximumCount, found: count)
    }
    return array
  }

  /// The value as a boolean.
  package func boolean() throws(JSONError) -> Bool {
    try expect(.boolean)
    return token.kind == .true
  }

  /// The value as a string, with its escapes resolved.
  package func string() throws(JSONError) -> String {
    try expect(.string)
    return tape.text(of: token)
  }

  /// The value as an integer in 0..<2⁶⁴, exactly.
  ///
  /// Refuses a sign, a fraction and an exponent even where the value would be such an integer,
  /// so that every integer has one spelling.
  package func unsigned() throws(JSONError) -> UInt64 {
    try expect(.number)
    let token = token
    let bytes = tape.bytes
    var value: UInt64 = 0
    for offset in Int(token.start)..<Int(token.end) {
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): break
      case UInt8(ascii: "-"): throw .notUnsigned(at: location, fault: .negative)
      case UInt8(ascii: "."): throw .notUnsigned(at: location, fault: .fraction)
      default: throw .notUnsigned(at: location, fault: .exponent)
      }
      let (product, productOverflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, sumOverflow) = product.addingReportingOverflow(UInt64(byte - UInt8(ascii: "0")))
      guard !productOverflow, !sumOverflow else {
        throw .notUnsigned(at: location, fault: .tooLarge)
      }
      value = sum
    }
    return value
  }

  func expect(_ expected: JSONKind) throws(JSONError) {
    let found = kind
    guard found == expected else {
      throw .wrongKind(at: location, expected: expected, found: found)
    }
  }
}
