import GRDB
import StarkAlgebra
import StarkSettlement
public import StarkVerifier

extension Ledger {
  /// The state of the chain at `now`, in seconds since 1970; nil if there is no chain yet.
  ///
  /// Reads the whole history and all positions, so that the time and the memory grow with their
  /// number, and compares them with the hashes that stand for them, as `history()` does, and the
  /// positions with their tree.
  ///
  /// - Throws: that the file can't be read or is damaged.
  public func status(at now: UInt64) throws(Failure) -> LedgerStatus? {
    try overview(at: now)?.status
  }

  /// The state of the chain as `status` tells it, and how the chain got there; nil if there is none
  /// yet.
  ///
  /// Both are of the same moment, whatever is applied meanwhile.
  package func overview(
    at now: UInt64
  ) throws(Failure) -> (status: LedgerStatus, history: LedgerHistory)? {
    try read { database in
      guard let history = try LedgerHistory(database) else {
        try LedgerSeals.check(database)
        return nil
      }
      let exchange = try history.exchange.map {
        try ExchangeStatus(
          $0,
          of: history.chain,
          isLastReplayed: history.batches.last?.isReplayed ?? false,
          at: now,
          database
        )
      }
      let pending = try database.pendingRequests().map { PendingRequest(request: $0) }
      // What a hash of the contract tells is more than what a seal does, so that comes last.
      try LedgerSeals.check(database)
      return (LedgerStatus(history, exchange, pending, at: now), history)
    }
  }
}

extension LedgerStatus {
  init(
    _ history: LedgerHistory,
    _ exchange: ExchangeStatus?,
    _ pendingRequests: [PendingRequest],
    at now: UInt64
  ) {
    self.now = now
    self.exchange = exchange
    self.pendingRequests = pendingRequests
    chain = history.chain
    batchCount = history.batches.count
    proofCount = history.proofs.count
    last = history.batches.last
    let updates = history.batches.compactMap(\.updateTime)
    isCadenceOfUpdates = updates.count == history.batches.count && !updates.isEmpty
    let states = [history.chain.start.time] + history.batches.map(\.state.time)
    cadence = Cadence(times: isCadenceOfUpdates ? updates : states.compactMap { $0 })
    let time = history.batches.last?.state.time ?? history.chain.start.time
    stateAge = time.map { now.seconds(since: $0) }
    expirationMargin = history.batches.last.flatMap { batch in
      guard batch.updateTime == nil else { return nil }
      // Hours have 32 bits where the contract takes a batch; more never expires.
      let end = Int128(batch.expiration) * 3600
      return Int64(clamping: end - Int128(now))
    }
    let proofs = history.proofs
    weakestBits = SecurityMeasure.allCases.reduce(into: [:]) { weakest, measure in
      let bits = proofs.compactMap { $0.bits[measure] }
      // The least of some is not the least of all.
      weakest[measure] = bits.count == proofs.count ? bits.min() : nil
    }
  }
}

extension UInt64 {
  /// The time since `moment`, 0 if that is later.
  func seconds(since moment: UInt64) -> UInt64 { self > moment ? self - moment : 0 }

  /// The moment `seconds` later, or the last that can be told.
  func adding(_ seconds: UInt64) -> UInt64 {
    let (sum, isTooLarge) = addingReportingOverflow(seconds)
    return isTooLarge ? .max : sum
  }
}
