/// A value that is watched, in what it is counted in.
public enum WatchedValue: Hashable, Sendable {
  /// Of time; below 0 for what is past.
  case seconds(Int128)
  /// A number of batches.
  case batches(Int)
  /// A share or a change.
  case millionths(Int)
  /// Bits of security.
  case bits(Double)
  /// An amount of collateral, in decimal digits.
  case quanta(String)
}

extension WatchedValue: CustomStringConvertible {
  /// The exact number and its unit, such as `600 s`.
  public var description: String {
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
public enum WatchedBound: Hashable, Sendable {
  /// No more than the value.
  case atMost(WatchedValue)
  /// No less than the value.
  case atLeast(WatchedValue)
  /// No more than the value, up or down.
  case within(WatchedValue)

  /// The last value that is no alert.
  public var value: WatchedValue {
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
  public var description: String { "\(relation) \(value)" }
}
