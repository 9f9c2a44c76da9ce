public import StarkVerifier

/// What there is to know of a chain at a moment, and what to watch.
///
/// (Specification of settlement, 5.2.) Amounts are in quanta, times in seconds since 1970, shares
/// in millionths; everything is exact but bits of security.
public struct LedgerStatus: Sendable {
  /// The moment that ages are told at.
  public let now: UInt64
  /// What the chain is a chain of, and where it begins.
  public let chain: ChainIdentity
  /// The number of batches in the chain.
  public let batchCount: Int
  /// The number of proofs that they came in.
  public let proofCount: Int
  /// Nil for a chain without a batch.
  public let last: BatchSummary?
  /// The time between batches: that of their updates where all are known, else that of their
  /// states.
  ///
  /// Nil if there is no interval, or no time.
  public let cadence: Cadence?
  /// Whether `cadence` tells the time between updates on the chain below.
  public let isCadenceOfUpdates: Bool
  /// How long ago the last state was, in seconds; 0 if it is ahead.
  ///
  /// Nil for a program without time.
  public let stateAge: UInt64?
  /// The seconds until the last batch can no longer be settled, below 0 when that has passed.
  ///
  /// Nil once the contract was seen to take it.
  public let expirationMargin: Int64?
  /// The fewest bits behind any proof, by each measure that is known of all of them.
  public let weakestBits: [SecurityMeasure: Double]
  /// Requests that wait for a batch to serve them, the oldest first.
  ///
  /// They are known from facts only; none is listed that was not recorded.
  public let pendingRequests: [PendingRequest]
  /// What there is to know of the perpetual exchange; nil for a chain of another program.
  public let exchange: ExchangeStatus?

  /// How old a state may be for the contract to take the next, in seconds.
  package static let stateAgeLimit = UpdateRule.longestLag
}

/// A request on the chain below that waits for a batch to serve it.
public struct PendingRequest: Hashable, Sendable {
  package let request: SeenRequest

  package init(request: SeenRequest) {
    self.request = request
  }

  /// What tells the event from all others, as it was recorded.
  public var id: String { request.id }

  /// When it was made, in seconds since 1970.
  public var time: UInt64 { request.time }

  /// When anybody may freeze the exchange if it was not served, in seconds since 1970: after
  /// 7 days, by the published contracts.
  public var deadline: UInt64 { request.time.adding(Self.patience) }

  /// How long the operator has, in seconds.
  package static let patience: UInt64 = 7 * 24 * 3600
}
