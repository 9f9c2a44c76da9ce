/// A value that is watched, in what it is counted in.
package enum WatchedValue: Hashable, Sendable {
  /// Of time; below 0 for what is past.
  case seconds(Int128)
  case batches(Int)
  /// A share or a change.
  case millionths(Int)
  case bits(Double)
  /// In decimal digits.
  case quanta(String)
}

extension WatchedValue: CustomStringConvertible {
  /// The exact number and its unit.
  package var description: String {
    switch self {
    case .seconds(let count): "\(count) s"
    case .batches(let count): "\(count) batches"
    case .millionths(let count): "\(count) ppm"
    case .bits(let count): "\(count) bits"
    case .quanta(let digits): "\(digits) quanta"
    }
  }
}

/// What a watched value should keep to; a value at the bound does.
package enum WatchedBound: Hashable, Sendable {
  case atMost(WatchedValue)
  case atLeast(WatchedValue)
  /// Up or down.
  case within(WatchedValue)

  /// The last value that is no alert.
  package var value: WatchedValue {
    switch self {
    case .atMost(let value), .atLeast(let value), .within(let value): value
    }
  }

  package var relation: String {
    switch self {
    case .atMost: "at most"
    case .atLeast: "at least"
    case .within: "within"
    }
  }
}

extension WatchedBound: CustomStringConvertible {
  /// Such as `at most 600 s`.
  package var description: String { "\(relation) \(value)" }
}
