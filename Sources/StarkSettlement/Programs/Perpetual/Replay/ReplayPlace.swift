extension Perpetual {
  /// A part of a batch that rules are about.
  package enum ReplayPlace: Equatable, Sendable {
    case signedPrice(PriceBound, entry: Int)
    case transaction(Int)
  }

  /// Which list of signed prices.
  package enum PriceBound: String, Sendable {
    case minimum
    case maximum
  }

  /// A value of the file that follows from others and is not what follows.
  package struct BatchContradiction: Error, Equatable, Sendable {
    /// The path of the value in the file.
    package let location: String
    /// What follows from the rest.
    package let expected: String
    /// What the file says.
    package let found: String
  }
}

extension Perpetual.ReplayPlace: CustomStringConvertible {
  /// The path of the part in the batch file.
  package var description: String {
    switch self {
    case .signedPrice(.minimum, let entry): "signed_min_oracle_prices[\(entry)]"
    case .signedPrice(.maximum, let entry): "signed_max_oracle_prices[\(entry)]"
    case .transaction(let index): "transactions[\(index)]"
    }
  }
}
