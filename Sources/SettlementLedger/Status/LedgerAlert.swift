public import StarkVerifier

/// Something about a chain that somebody should look at.
public struct LedgerAlert: Hashable, Sendable {
  /// What is wrong with it.
  public let signal: LedgerSignal
  /// What it is about, such as `position 3`; nil for the whole chain.
  public let subject: String?
  /// The value that is beyond its bound.
  public let found: WatchedValue
  /// The bound.
  public let expected: WatchedBound

  package init(
    signal: LedgerSignal,
    subject: String?,
    found: WatchedValue,
    expected: WatchedBound
  ) {
    self.signal = signal
    self.subject = subject
    self.found = found
    self.expected = expected
  }
}

/// What is watched; the raw value is the name in reports and on the command line.
public enum LedgerSignal: String, CaseIterable, Sendable {
  /// The last state is old, and the contract takes none that is seven days old.
  case stateAge = "state-age"
  /// There was a long time between two batches.
  case longestInterval = "longest-interval"
  /// The last batch will soon be too late for the contract.
  case expiration
  /// A proof has few bits of security.
  case security
  /// A forced request must be served soon, or the exchange can be frozen.
  case forcedDeadline = "forced-deadline"
  /// The last batch served a forced withdrawal without paying.
  case forcedUnpaid = "forced-unpaid"
  /// The price of an asset did not change for many batches.
  case priceAge = "price-age"
  /// The price of an asset changed much in the last batch.
  case priceMove = "price-move"
  /// The funding index of an asset changed nearly as much as is allowed.
  case fundingShare = "funding-share"
  /// Funding is so old that transactions will soon stop.
  case fundingAge = "funding-age"
  /// Much was withdrawn to other keys than the positions'.
  case withdrawalsToOthers = "withdrawals-to-others"
  /// A position is worth less than nothing.
  case underWater = "under-water"
  /// The risk of a position exceeds its value.
  case atRisk = "at-risk"
}

/// From where on a signal is an alert: a threshold is the last value that is none.
public struct AlertThresholds: Hashable, Sendable {
  /// How old the last state may be, in seconds.
  public var stateAge: UInt64 = 2 * 24 * 3600
  /// How long it may be between two batches, in seconds.
  public var longestInterval: UInt64 = 24 * 3600
  /// Seconds that have to be left before the last batch expires.
  public var expirationMargin: Int64 = 24 * 3600
  /// The fewest bits of security behind any proof, by each measure that is watched.
  public var minimumBits: [SecurityMeasure: Double] = [.stoneFormula: 80]
  /// Seconds that have to be left to serve a request.
  public var forcedMargin: UInt64 = 2 * 24 * 3600
  /// For how many batches the price of an asset may stay the same.
  public var priceAge = 12
  /// How much a price may move in the last batch, up or down, in millionths of what it was.
  public var priceMove = 100_000
  /// How much a funding index may move in the last batch, in millionths of what is allowed.
  public var fundingShare = 900_000
  /// How old funding may be, in millionths of the time that it is valid.
  public var fundingAge: UInt64 = 750_000
  /// How much the last batch may pay to other keys than the positions', in quanta of collateral.
  public var withdrawalsToOthers: UInt128 = 0
  /// Whether to list positions whose risk exceeds their value.
  public var listsPositionsAtRisk = true

  /// Those that the command uses by default.
  public init() {}
}
