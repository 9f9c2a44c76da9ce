package import StarkAlgebra
package import StarkVerifier

extension Perpetual {
  /// Why words are no output of the program; every case says at which word and in which field.
  package enum OutputFault: Equatable, Sendable {
    /// The output ends before the field.
    case short(OutputPlace)
    /// A number says that more entries follow than there are words.
    case count(OutputPlace, found: Felt252)
    /// A value is out of the range of its field.
    case range(OutputPlace, allowed: String, found: Felt252)
    /// A number of words that follows from what they are is not what follows.
    case size(OutputPlace, expected: Int, found: Felt252)
    /// An entry is not above the one before it in a list that ascends.
    case order(OutputPlace, after: Felt252, found: Felt252)
    /// A position without an owner holds something.
    case owner(OutputPlace)
    /// A forced trade is between a position and itself.
    case samePosition(OutputPlace)
    /// Words follow that belong to nothing.
    case excess(word: Int, count: Int)
  }

  /// A word of the output and the field that it belongs to, such as
  /// `modifications[2].position_id`.
  package struct OutputPlace: Hashable, Sendable {
    package let word: Int
    package let field: String

    package init(word: Int, field: String) {
      self.word = word
      self.field = field
    }
  }
}

extension Perpetual.OutputPlace: CustomStringConvertible {
  package var description: String { "\(field) (word \(word))" }
}

extension Perpetual.OutputFault: SettlementFault {
  package var failure: Failure {
    switch self {
    case .short(let place):
      Failure("statement/output-short", "the output ends early", at: "\(place)")
    case .count(let place, let found):
      Failure(
        "statement/output-count",
        "more entries than the output has words for",
        at: "\(place)",
        found: found.integer.description
      )
    case .range(let place, let allowed, let found):
      Failure(
        "statement/output-range",
        "a value of the output is out of range",
        at: "\(place)",
        expected: allowed,
        found: found.integer.description
      )
    case .size(let place, let expected, let found):
      Failure(
        "statement/output-size",
        "a size in the output is not that of what follows",
        at: "\(place)",
        expected: "\(expected)",
        found: found.integer.description
      )
    case .order(let place, let before, let found):
      Failure(
        "statement/output-order",
        "entries of the output do not ascend",
        at: "\(place)",
        expected: "more than \(before)",
        found: "\(found)"
      )
    case .owner(let place):
      Failure(
        "statement/output-owner",
        "a position without an owner holds something",
        at: "\(place)"
      )
    case .samePosition(let place):
      Failure(
        "statement/output-same-position",
        "a forced trade is between a position and itself",
        at: "\(place)"
      )
    case .excess(let word, let count):
      Failure(
        "statement/output-excess",
        "words follow the end of the output",
        at: "word \(word)",
        found: "\(count) words"
      )
    }
  }
}
