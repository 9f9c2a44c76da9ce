package import StarkAlgebra

extension Spot {
  /// A word in which two outputs differ.
  package struct OutputDifference: Hashable, Sendable {
    package let place: OutputPlace
    /// Nil if the expected output ends before it.
    package let expected: Felt252?
    /// Nil if the other output ends before it.
    package let found: Felt252?

    package init(place: OutputPlace, expected: Felt252?, found: Felt252?) {
      self.place = place
      self.expected = expected
      self.found = found
    }
  }
}

extension Spot.Output {
  /// The first word of this output that `other` doesn't have in the same place.
  package func firstDifference(from other: Self) -> Spot.OutputDifference? {
    guard self != other else { return nil }
    let (expected, found) = (mainWords + dataWords, other.mainWords + other.dataWords)
    let index = zip(expected, found).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let position = index ?? min(expected.count, found.count)
    // The lists' sizes stand before the lists, so up to here both outputs have the same places.
    let places = expected.count >= found.count ? places : other.places
    guard position < places.count else { return nil }
    return Spot.OutputDifference(
      place: places[position],
      expected: position < expected.count ? expected[position] : nil,
      found: position < found.count ? found[position] : nil
    )
  }
}
