package import StarkAlgebra
package import StarkFaults

extension Perpetual {
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

extension Fault {
  /// The output ends before the field.
  package static func outputShort(_ place: Perpetual.OutputPlace) -> Fault {
    Fault(.rejected, "statement/output-short", "the output ends early", at: place)
  }

  /// A number says that more entries follow than there are words.
  package static func outputCount(_ place: Perpetual.OutputPlace, found: Felt252) -> Fault {
    Fault(
      .rejected,
      "statement/output-count",
      "more entries than the output has words for",
      at: place,
      found: found.integer.description
    )
  }

  /// A value is out of the range of its field.
  package static func outputRange(_ place: Perpetual.OutputPlace, allowed: String, found: Felt252)
    -> Fault
  {
    Fault(
      .rejected,
      "statement/output-range",
      "a value of the output is out of range",
      at: place,
      expected: allowed,
      found: found.integer.description
    )
  }

  /// A number of words that follows from what they are is not what follows.
  package static func outputSize(_ place: Perpetual.OutputPlace, expected: Int, found: Felt252)
    -> Fault
  {
    Fault(
      .rejected,
      "statement/output-size",
      "a size in the output is not that of what follows",
      at: place,
      expected: "\(expected)",
      found: found.integer.description
    )
  }

  /// An entry is not above the one before it in a list that ascends.
  package static func outputOrder(
    _ place: Perpetual.OutputPlace,
    after before: Felt252,
    found: Felt252
  ) -> Fault {
    Fault(
      .rejected,
      "statement/output-order",
      "entries of the output do not ascend",
      at: place,
      expected: "more than \(before)",
      found: "\(found)"
    )
  }

  /// A position without an owner holds something.
  package static func outputOwner(_ place: Perpetual.OutputPlace) -> Fault {
    Fault(
      .rejected,
      "statement/output-owner",
      "a position without an owner holds something",
      at: place
    )
  }

  /// A forced trade is between a position and itself.
  package static func outputSamePosition(_ place: Perpetual.OutputPlace) -> Fault {
    Fault(
      .rejected,
      "statement/output-same-position",
      "a forced trade is between a position and itself",
      at: place
    )
  }

  /// Words follow that belong to nothing.
  package static func outputExcess(word: Int, count: Int) -> Fault {
    Fault(
      .rejected,
      "statement/output-excess",
      "words follow the end of the output",
      at: "word \(word)",
      found: "\(count) words"
    )
  }
}
