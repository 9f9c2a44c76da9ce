/// A Swift text as what matters for the grouping of operators, without comments.
///
/// A string is an operand, and the code that is interpolated into it stands in brackets of its own.
/// A slash that has no operand before it begins a regular expression, another operand.
struct SwiftTokens {
  struct Token: Equatable {
    enum Kind: Equatable {
      /// A name or literal.
      case operand
      /// What belongs to the operand before it, such as `.name` or `!`.
      case suffix
      /// An operator between two operands.
      case infix(String)
      /// An opening parenthesis or bracket; of a call or subscript if an operand stands before it.
      case opening(isCall: Bool)
      case closing
      /// What no chain of operators goes across: keywords, braces, commas, other operators.
      case end
    }

    let kind: Kind
    let line: Int
  }

  private(set) var tokens: [Token] = []
  private let text: [Character]
  private var position = 0
  private var line = 1

  init(_ text: String) {
    self.text = Array(text)
    readCode(untilParenthesis: false)
  }

  /// Reads to the end, or to the parenthesis that closes one opened before.
  private mutating func readCode(untilParenthesis: Bool) {
    var depth = 0
    while position < text.count {
      let character = text[position]
      if character == "(" { depth += 1 }
      if character == ")" {
        guard depth > 0 || !untilParenthesis else { return }
        depth -= 1
      }
      readToken(character)
    }
  }

  private mutating func readToken(_ character: Character) {
    switch character {
    case "\n":
      line += 1
      position += 1
    case _ where character.isWhitespace:
      position += 1
    case "/" where next == "/":
      skipLine()
    case "/" where next == "*":
      skipBlockComment()
    case "\"":
      readString(hashes: 0)
    case "#" where hashCount > 0:
      readString(hashes: hashCount)
    case "#" where next == "/":
      readRegularExpression(close: "/#")
    case "(", "[":
      append(.opening(isCall: touchesOperand))
      position += 1
    case ")", "]":
      append(.closing)
      position += 1
    case "{", "}", ",", ";", ":", "@", "\\":
      append(.end)
      position += 1
    case ".":
      readDot()
    case _ where SwiftTokens.isName(character):
      readName()
    case "/" where !followsOperand && text.indices.contains(position + 1) && next != " ":
      readRegularExpression(close: "/")
    default:
      readOperator()
    }
  }

  private var next: Character? { position + 1 < text.count ? text[position + 1] : nil }

  private mutating func append(_ kind: Token.Kind) {
    tokens.append(Token(kind: kind, line: line))
  }

  /// Whether the last token is or closes an operand.
  private var followsOperand: Bool {
    switch tokens.last?.kind {
    case .operand, .suffix, .closing: true
    default: false
    }
  }

  /// Whether an operand ends just before the position.
  private var touchesOperand: Bool {
    followsOperand && position > 0 && !text[position - 1].isWhitespace
  }
}

// MARK: - Names and operators

extension SwiftTokens {
  private static let operators: Set<Character> = Set("/=-+!*%<>&|^~?")

  /// The words after which no operand has ended.
  private static let keywords: Set<String> = [
    "as", "await", "case", "catch", "consume", "copy", "do", "else", "for", "func", "guard", "if",
    "import", "in", "init", "inout", "is", "let", "operator", "repeat", "return", "switch", "throw",
    "throws", "try", "unsafe", "var", "where", "while", "borrowing", "consuming", "any", "some",
    "default", "precedencegroup", "typealias", "discard", "yield",
  ]

  private static func isName(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_" || character == "$"
      || character == "`" || character == "#"
  }

  private mutating func readName() {
    let start = position
    while position < text.count, SwiftTokens.isName(text[position]) { position += 1 }
    let name = String(text[start..<position])
    // The point of a number, and the exponent that may follow with a sign.
    if name.first?.isNumber == true, position + 1 < text.count, text[position] == ".",
      text[position + 1].isNumber
    {
      position += 1
      while position < text.count, SwiftTokens.isName(text[position]) { position += 1 }
    }
    append(SwiftTokens.keywords.contains(name) ? .end : .operand)
  }

  /// A member, which belongs to the operand before it if there is one, or an operator of dots.
  private mutating func readDot() {
    if next == "." {
      while position < text.count, text[position] == "." || text[position] == "<" { position += 1 }
      return append(.end)
    }
    let isMember = followsOperand
    position += 1
    let start = position
    while position < text.count, SwiftTokens.isName(text[position]) { position += 1 }
    // `.0.1` and `.init` alike; a leading dot begins an operand.
    append(isMember ? .suffix : start < position ? .operand : .end)
  }

  private mutating func readOperator() {
    let start = position
    while position < text.count, SwiftTokens.operators.contains(text[position]) { position += 1 }
    guard position > start else {
      position += 1
      return append(.end)
    }
    let name = String(text[start..<position])
    let isSpacedBefore = start == 0 || SwiftTokens.opens(text[start - 1])
    let isSpacedAfter = position == text.count || SwiftTokens.closes(text[position])
    switch (isSpacedBefore, isSpacedAfter) {
    case (true, false):
      // A prefix: part of the operand that follows, which begins a chain unless one goes on.
      if followsOperand { append(.end) }
    case (false, true):
      append(followsOperand && name.allSatisfy { $0 == "!" || $0 == "?" } ? .suffix : .end)
    default:
      if followsOperand, name.allSatisfy({ $0 == "!" || $0 == "?" }), !isSpacedBefore {
        append(.suffix)
      } else {
        append(.infix(name))
      }
    }
  }

  private static func opens(_ character: Character) -> Bool {
    character.isWhitespace || "([{,;:".contains(character)
  }

  private static func closes(_ character: Character) -> Bool {
    character.isWhitespace || ")]},;:".contains(character)
  }
}

// MARK: - Comments and literals

extension SwiftTokens {
  private mutating func skipLine() {
    while position < text.count, text[position] != "\n" { position += 1 }
  }

  private mutating func skipBlockComment() {
    var depth = 0
    repeat {
      if text[position] == "/", next == "*" {
        depth += 1
        position += 2
      } else if text[position] == "*", next == "/" {
        depth -= 1
        position += 2
      } else {
        if text[position] == "\n" { line += 1 }
        position += 1
      }
    } while depth > 0 && position < text.count
  }

  /// The number of hash signs from the position on if a quote follows them, else 0.
  private var hashCount: Int {
    var end = position
    while end < text.count, text[end] == "#" { end += 1 }
    return end < text.count && text[end] == "\"" ? end - position : 0
  }

  private mutating func readString(hashes: Int) {
    append(.operand)
    position += hashes
    let quotes = holds("\"\"\"") ? 3 : 1
    let close = String(repeating: "\"", count: quotes) + String(repeating: "#", count: hashes)
    let escape = "\\" + String(repeating: "#", count: hashes)
    position += quotes
    while position < text.count, !holds(close) {
      if holds(escape) {
        position += escape.count
        if position < text.count, text[position] == "(" {
          readInterpolation()
          continue
        }
      }
      // What follows a backslash is stepped over, a quote too.
      if position < text.count, text[position] == "\n" { line += 1 }
      position += 1
    }
    position += close.count
  }

  /// Reads the code between the parentheses at the position.
  private mutating func readInterpolation() {
    append(.opening(isCall: true))
    position += 1
    readCode(untilParenthesis: true)
    append(.closing)
    position += 1
  }

  private mutating func readRegularExpression(close: String) {
    append(.operand)
    position += close.count
    while position < text.count, !holds(close), text[position] != "\n" {
      position += text[position] == "\\" ? 2 : 1
    }
    position += close.count
  }

  private func holds(_ characters: String) -> Bool {
    position + characters.count <= text.count
      && zip(text[position...], characters).allSatisfy { $0 == $1 }
  }
}
