package import StarkVerifier

/// Something about a chain that somebody should look at.
package struct LedgerAlert: Hashable, Sendable {
  package let signal: LedgerSignal
  /// What it is about, such as `position 3`; nil for the whole chain.
  package let subject: String?
  package let found: WatchedValue
  package let expected: WatchedBound

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
package enum LedgerSignal: String, CaseIterable, Sendable {
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

/// From where on a signal is an alert.
package struct AlertThresholds: Hashable, Sendable {
  /// In seconds.
  package var stateAge: UInt64 = 2 * 24 * 3600
  /// In seconds.
  package var longestInterval: UInt64 = 24 * 3600
  /// Seconds that have to be left.
  package var expirationMargin: Int64 = 24 * 3600
  /// The fewest bits by each measure.
  package var minimumBits: [SecurityMeasure: Double] = [.stoneFormula: 80]
  /// Seconds that have to be left to serve a request.
  package var forcedMargin: UInt64 = 2 * 24 * 3600
  /// In batches.
  package var priceAge = 12
  /// In millionths, up or down.
  package var priceMove = 100_000
  /// In millionths of what is allowed.
  package var fundingShare = 900_000
  /// In millionths of the time that funding is valid.
  package var fundingAge: UInt64 = 750_000
  /// In quanta, in one batch.
  package var withdrawalsToOthers: UInt128 = 0
  /// Whether to list positions whose risk exceeds their value.
  package var listsPositionsAtRisk = true

  package init() {}
}
