import TestSupport

/// Changes proof files where it may matter: in a number, a name or a word of the proof.
///
/// Random bytes rarely leave a JSON file readable, and behind an unreadable file nothing is tested.
public struct ProofMutation {
  private var generator: SeededGenerator
  private var text: [UInt8]

  /// A changed copy of `text`, determined by `seed`.
  public static func mutate(_ text: [UInt8], seed: UInt64) -> [UInt8] {
    var mutation = ProofMutation(generator: SeededGenerator(seed: seed), text: text)
    for _ in 0...mutation.number(below: 3) { mutation.step() }
    return mutation.text
  }

  private mutating func step() {
    let tokens = tokens()
    guard let token = tokens.randomElement(using: &generator) else { return }
    // The proof is one token among hundreds and most of the bytes.
    let longest = tokens.max { $0.count < $1.count } ?? token
    switch number(below: 8) {
    case 0..<4: changeWord(in: longest)
    case 4: replace(token, with: Array(text[tokens[number(below: tokens.count)]]))
    case 5: replace(token, with: [])
    case 6: replace(token, with: Array(dictionaryWord().utf8))
    default: changeValue(token)
    }
  }

  /// Changes one of the 64-digit words of a hexadecimal string.
  private mutating func changeWord(in token: Range<Int>) {
    let first = token.lowerBound + 2
    let wordCount = (token.count - 2) / 64
    guard wordCount > 0 else { return changeValue(token) }
    let start = first + 64 * number(below: wordCount)
    let word = start..<start + 64
    switch number(below: 6) {
    case 0: text[start + number(below: 64)] = hexadecimalDigit()
    case 1: replace(word, with: Array(Self.words[number(below: Self.words.count)].utf8))
    case 2: replace(word, with: Array(text[word]) + Array(text[word]))
    case 3: replace(word, with: [])
    case 4:
      let other = first + 64 * number(below: wordCount)
      replace(word, with: Array(text[other..<other + 64]))
    default: replace(start..<token.upperBound, with: [])
    }
  }

  private mutating func changeValue(_ token: Range<Int>) {
    if let first = text[token].first, first == UInt8(ascii: "-") || Self.digits.contains(first) {
      replace(token, with: Array(Self.numbers[number(below: Self.numbers.count)].utf8))
    } else if !token.isEmpty {
      text[token.lowerBound + number(below: token.count)] = hexadecimalDigit()
    }
  }

  private mutating func replace(_ range: Range<Int>, with bytes: [UInt8]) {
    text.replaceSubrange(range, with: bytes)
  }

  /// The contents of all strings, and all numbers and words outside strings.
  private func tokens() -> [Range<Int>] {
    var tokens: [Range<Int>] = []
    var start = 0
    var isInString = false
    for (index, byte) in text.enumerated() {
      let isSeparator = isInString ? byte == Self.quote : Self.separators.contains(byte)
      guard isSeparator else { continue }
      if start < index { tokens.append(start..<index) }
      start = index + 1
      if byte == Self.quote { isInString.toggle() }
    }
    return tokens
  }

  private mutating func number(below bound: Int) -> Int {
    Int.random(in: 0..<bound, using: &generator)
  }

  private mutating func dictionaryWord() -> String {
    FuzzDictionary.words[number(below: FuzzDictionary.words.count)]
  }

  private mutating func hexadecimalDigit() -> UInt8 {
    Array("0123456789abcdef".utf8)[number(below: 16)]
  }

  private static let quote = UInt8(ascii: "\"")
  private static let separators = Set("{}[]:,\" \n\t".utf8)
  private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")

  private static let numbers = [
    "0", "1", "2", "3", "4", "7", "8", "16", "31", "32", "47", "48", "63", "64", "255", "256",
    "65535",
    "65536", "1048576", "2147483647", "4294967295", "4294967296", "9223372036854775807",
    "9223372036854775808", "18446744073709551615", "18446744073709551616", "-1", "-0", "1.5", "1e3",
    "1e400", "null", "true", "[]", "{}",
  ]

  /// 0, 1, p − 1, p, 2²⁵⁶ − 1, 2²⁵².
  private static let words = [
    String(repeating: "0", count: 64),
    String(repeating: "0", count: 63) + "1",
    "0800000000000011" + String(repeating: "0", count: 48),
    "0800000000000011" + String(repeating: "0", count: 47) + "1",
    String(repeating: "f", count: 64),
    "1" + String(repeating: "0", count: 63),
  ]
}
