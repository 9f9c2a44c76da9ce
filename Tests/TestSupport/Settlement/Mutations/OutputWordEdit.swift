package import StarkAlgebra

/// One change to the words of an output.
///
/// In the corpus it is a JSON object of the part, `main` or `data`, with the index of a word, and
/// of one change.
package struct OutputWordEdit: Equatable, Sendable {
  package enum Part: String, Sendable {
    case main
    case data
  }

  package enum Change: Equatable, Sendable {
    /// `to`: another word, as digits after `0x`.
    case replacement(Felt252)
    /// `add`: a small number more.
    case sum(Int)
    /// `remove`: how many words from there on.
    case removal(Int)
    /// `insert`: a word before this one.
    case insertion(Felt252)
  }

  package let part: Part
  package let word: Int
  package let change: Change

  /// Reads an edit of the corpus.
  package init(_ json: EditableJSON) throws(MutationError) {
    let names = json.memberNames
    guard names.count == 2, let part = Part(rawValue: names[0]),
      let word = try json.value(at: "/" + names[0]).integer
    else { throw .unknownEdit(json.text) }
    self.part = part
    self.word = word
    let operand = try json.value(at: "/" + names[1])
    switch (names[1], operand.integer, operand.string) {
    case ("to", _, let digits?): change = .replacement(try OutputWordEdit.element(digits))
    case ("insert", _, let digits?): change = .insertion(try OutputWordEdit.element(digits))
    case ("add", let summand?, _): change = .sum(summand)
    case ("remove", let count?, _): change = .removal(count)
    default: throw .unknownEdit(json.text)
    }
  }

  func apply(to words: inout [Felt252]) throws(MutationError) {
    guard words.indices.contains(word) else { throw .noSuchValue(pointer: "\(part)[\(word)]") }
    switch change {
    case .replacement(let element): words[word] = element
    case .insertion(let element): words.insert(element, at: word)
    case .removal(let count): words.removeSubrange(word..<word + count)
    case .sum(let summand):
      let magnitude = Felt252(UInt64(summand.magnitude))
      words[word] = summand < 0 ? words[word] - magnitude : words[word] + magnitude
    }
  }

  static func element(_ digits: String) throws(MutationError) -> Felt252 {
    guard digits.hasPrefix("0x"), let integer = UInt256(hexadecimal: digits),
      let element = Felt252(integer)
    else { throw .notHexadecimal(digits) }
    return element
  }
}
