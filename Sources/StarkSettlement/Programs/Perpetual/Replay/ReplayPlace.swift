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
