/// The elements of an array, in order.
package struct JSONArray: Sequence, Sendable {
  let tape: JSONTape
  let index: Int

  /// The number of elements; costs a step over each.
  package var count: Int {
    var count = 0
    var child = index + 1
    let end = Int(tape.tokens[index].next)
    while child < end {
      child = Int(tape.tokens[child].next)
      count += 1
    }
    return count
  }

  /// Where the array stands.
  package var location: JSONLocation { tape.location(of: index) }

  package func makeIterator() -> Iterator {
    Iterator(tape: tape, child: index + 1, end: Int(tape.tokens[index].next))
  }

  package struct Iterator: IteratorProtocol {
    let tape: JSONTape
    var child: Int
    let end: Int

    package mutating func next() -> JSONValue? {
      guard child < end else { return nil }
      defer { child = Int(tape.tokens[child].next) }
      return JSONValue(tape: tape, index: child)
    }
  }
}
