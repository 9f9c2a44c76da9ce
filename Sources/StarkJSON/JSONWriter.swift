/// Writes compact JSON: no blanks, members in the order of the calls.
///
/// The closures of objects and arrays are given the writer and call it once per member or
/// element:
///
///     var writer = JSONWriter()
///     writer.object { writer in
///       writer.member("schema") { writer in writer.number(1) }
///       writer.member("hashes") { writer in
///         writer.array { writer in writer.string("keccak256") }
///       }
///     }
package struct JSONWriter: Sendable {
  /// What has been written so far.
  package private(set) var text = ""
  private var needsComma = false
  /// Where the values of details stand in `text`, in bytes and in their order.
  private var details: [Range<Int>] = []

  package init() {}

  /// Writes an object with the members that `members` writes.
  package mutating func object(_ members: (inout JSONWriter) -> Void) {
    enclose("{", "}", members)
  }

  /// Writes an array with the elements that `elements` writes.
  package mutating func array(_ elements: (inout JSONWriter) -> Void) {
    enclose("[", "]", elements)
  }

  /// Writes a member of the current object; `value` must write exactly one value.
  package mutating func member(_ name: String, _ value: (inout JSONWriter) -> Void) {
    string(name)
    text += ":"
    needsComma = false
    value(&self)
    needsComma = true
  }

  /// Writes a member as `member` does, which is null in `briefText`.
  ///
  /// `value` must not write details itself.
  package mutating func detail(_ name: String, _ value: (inout JSONWriter) -> Void) {
    member(name) { writer in
      let start = writer.text.utf8.count
      value(&writer)
      writer.details.append(start..<writer.text.utf8.count)
    }
  }

  /// What has been written so far, with null as the value of every detail.
  package var briefText: String {
    var brief = ""
    var end = text.startIndex
    for range in details {
      let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
      brief += text[end..<start]
      brief += "null"
      end = text.utf8.index(text.startIndex, offsetBy: range.upperBound)
    }
    return brief + text[end...]
  }

  /// Writes an integer.
  package mutating func number(_ value: some BinaryInteger) {
    beginValue()
    text += String(value)
  }

  /// Writes `value` rounded to `fractionDigitCount` decimals, 0...9; null if it is not finite.
  ///
  /// Values from 9·10⁹ on are written as null too: nothing we report comes near.
  package mutating func number(_ value: Double, fractionDigitCount: Int) {
    precondition((0...9).contains(fractionDigitCount), "digits of a fraction out of range")
    guard value.magnitude < 9e9 else { return null() }
    var scale = 1
    for _ in 0..<fractionDigitCount { scale *= 10 }
    let scaled = Int((value.magnitude * Double(scale)).rounded())
    beginValue()
    if value < 0, scaled != 0 { text += "-" }
    text += String(scaled / scale)
    guard fractionDigitCount > 0 else { return }
    let digits = String(scaled % scale)
    text += "." + String(repeating: "0", count: fractionDigitCount - digits.count) + digits
  }

  /// Writes `true` or `false`.
  package mutating func boolean(_ value: Bool) {
    beginValue()
    text += value ? "true" : "false"
  }

  /// Writes `null`.
  package mutating func null() {
    beginValue()
    text += "null"
  }

  /// Writes a value in a spelling that is JSON already, such as `JSONValue.spelling`.
  package mutating func spelling(_ value: String) {
    beginValue()
    text += value
  }

  /// Writes a string; quotes, backslashes and control characters are escaped.
  package mutating func string(_ value: String) {
    beginValue()
    text += "\""
    defer { text += "\"" }
    // Nearly every string is as it has to be.
    guard value.utf8.contains(where: Self.isEscaped) else {
      text += value
      return
    }
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\0"..<" ", "\u{7f}":
        text += "\\u00" + (scalar.value < 16 ? "0" : "")
        text += String(scalar.value, radix: 16)
      default: text.unicodeScalars.append(scalar)
      }
    }
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x22 || byte == 0x5c || byte == 0x7f
  }

  private mutating func enclose(
    _ opening: String,
    _ closing: String,
    _ content: (inout JSONWriter) -> Void
  ) {
    beginValue()
    text += opening
    needsComma = false
    content(&self)
    text += closing
    needsComma = true
  }

  private mutating func beginValue() {
    if needsComma { text += "," }
    needsComma = true
  }
}
