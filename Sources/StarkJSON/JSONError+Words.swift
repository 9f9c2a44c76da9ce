import StarkAlgebra

extension JSONExpectation {
  /// The expectation in words.
  var words: String {
    switch self {
    case .value: "a value"
    case .memberName: "the name of a member"
    case .colon: "a colon"
    case .commaOrClosingBrace: "a comma or a closing brace"
    case .commaOrClosingBracket: "a comma or a closing bracket"
    case .closingQuote: "a closing quote"
    case .digit: "a digit"
    case .endOfDocument: "the end"
    }
  }
}

extension JSONKind {
  /// The kind as JSON calls it.
  var words: String {
    switch self {
    case .object: "object"
    case .array: "array"
    case .string: "string"
    case .number: "number"
    case .boolean: "boolean"
    case .null: "null"
    }
  }
}

extension JSONTextFault {
  /// The fault in words.
  var words: String {
    switch self {
    case .controlCharacter: "a control character that is not escaped"
    case .encoding: "bytes that are not UTF-8"
    case .escape: "an escape that JSON does not have"
    case .unpairedSurrogate: "half of a surrogate pair"
    }
  }
}

extension JSONNumberFault {
  /// The fault in words: a property of the number.
  var words: String {
    switch self {
    case .negative: "a minus sign"
    case .fraction: "a fraction"
    case .exponent: "an exponent"
    case .tooLarge: "a greater number"
    }
  }
}

extension HexadecimalFault {
  /// The fault in words.
  var words: String {
    switch self {
    case .prefix: "no 0x in front"
    case .oddDigitCount(let count): "an odd number of digits, \(count)"
    case .digit(let offset): "no digit at offset \(offset)"
    case .upperCaseDigit(let offset): "an upper-case digit at offset \(offset)"
    case .noDigits: "no digits"
    case .tooManyDigits(let count): "\(count) digits"
    case .leadingZero: "a leading zero"
    }
  }
}
