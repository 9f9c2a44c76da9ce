import StarkAlgebra
import StarkSettlement
import StarkVerifier

extension LedgerStatus {
  /// The signals that are beyond `thresholds`, in the order of `LedgerSignal`.
  ///
  /// What is not known, such as risks without a configuration, is no alert.
  public func alerts(beyond thresholds: AlertThresholds = AlertThresholds()) -> [LedgerAlert] {
    var alerts: [LedgerAlert] = []
    if let stateAge, stateAge > thresholds.stateAge {
      alerts.append(
        LedgerAlert(.stateAge, .span(stateAge), .atMost(.span(thresholds.stateAge)))
      )
    }
    if let cadence, cadence.longest > thresholds.longestInterval {
      let limit = WatchedBound.atMost(.span(thresholds.longestInterval))
      alerts.append(LedgerAlert(.longestInterval, .span(cadence.longest), limit))
    }
    if let expirationMargin, expirationMargin < thresholds.expirationMargin {
      let limit = WatchedBound.atLeast(.span(thresholds.expirationMargin))
      alerts.append(LedgerAlert(.expiration, .span(expirationMargin), limit))
    }
    for (measure, minimum) in thresholds.minimumBits.sorted(by: {
      $0.key.rawValue < $1.key.rawValue
    }) {
      guard let bits = weakestBits[measure], bits < minimum else { continue }
      alerts.append(
        LedgerAlert(.security, .bits(bits), .atLeast(.bits(minimum)), measure.rawValue)
      )
    }
    return alerts + requestAlerts(thresholds) + (exchange?.alerts(beyond: thresholds) ?? [])
  }

  private func requestAlerts(_ thresholds: AlertThresholds) -> [LedgerAlert] {
    pendingRequests.filter { $0.deadline < now.adding(thresholds.forcedMargin) }.map { pending in
      let left = Int128(pending.deadline) - Int128(now)
      let limit = WatchedBound.atLeast(.span(thresholds.forcedMargin))
      return LedgerAlert(.forcedDeadline, .span(left), limit, "request \(pending.request.id)")
    }
  }
}

extension ExchangeStatus {
  fileprivate func alerts(beyond thresholds: AlertThresholds) -> [LedgerAlert] {
    paymentAlerts() + assets.flatMap { $0.alerts(beyond: thresholds) }
      + fundingAlerts(thresholds) + positionAlerts(thresholds)
  }

  private func paymentAlerts() -> [LedgerAlert] {
    lastUnpaidWithdrawals.map { withdrawal in
      let subject = "position \(withdrawal.position)"
      let limit = WatchedBound.atLeast(.amount(withdrawal.amount))
      return LedgerAlert(.forcedUnpaid, .amount(0), limit, subject)
    }
  }

  private func fundingAlerts(_ thresholds: AlertThresholds) -> [LedgerAlert] {
    var alerts: [LedgerAlert] = []
    if let fundingValidity,
      UInt128(fundingAge) * 1_000_000 > UInt128(fundingValidity) * UInt128(thresholds.fundingAge)
    {
      let limit = UInt128(fundingValidity) * UInt128(thresholds.fundingAge) / 1_000_000
      alerts.append(LedgerAlert(.fundingAge, .span(fundingAge), .atMost(.span(limit))))
    }
    if lastWithdrawalsToOthers.sum > thresholds.withdrawalsToOthers {
      let limit = WatchedBound.atMost(.amount(thresholds.withdrawalsToOthers))
      alerts.append(
        LedgerAlert(.withdrawalsToOthers, .amount(lastWithdrawalsToOthers.sum), limit)
      )
    }
    return alerts
  }

  private func positionAlerts(_ thresholds: AlertThresholds) -> [LedgerAlert] {
    var alerts = positionsUnderWater.map { risk in
      LedgerAlert(.underWater, risk.watchedValue, .atLeast(.amount(0)), "position \(risk.position)")
    }
    if thresholds.listsPositionsAtRisk {
      alerts += (positionsAtRisk ?? []).compactMap { risk in
        guard let totalRisk = risk.totalRisk else { return nil }
        let limit = WatchedBound.atLeast(.amount(totalRisk >> 64))
        return LedgerAlert(.atRisk, risk.watchedValue, limit, "position \(risk.position)")
      }
    }
    return alerts
  }
}

extension AssetStatus {
  fileprivate func alerts(beyond thresholds: AlertThresholds) -> [LedgerAlert] {
    var alerts: [LedgerAlert] = []
    let subject = "asset \(asset.name)"
    if let age = batchesSincePriceChange, age > thresholds.priceAge {
      let limit = WatchedBound.atMost(.batches(thresholds.priceAge))
      alerts.append(LedgerAlert(.priceAge, .batches(age), limit, subject))
    }
    if let priceMove, abs(priceMove) > thresholds.priceMove {
      let limit = WatchedBound.within(.millionths(thresholds.priceMove))
      alerts.append(LedgerAlert(.priceMove, .millionths(priceMove), limit, subject))
    }
    if let fundingShare, fundingShare > thresholds.fundingShare {
      let limit = WatchedBound.atMost(.millionths(thresholds.fundingShare))
      alerts.append(LedgerAlert(.fundingShare, .millionths(fundingShare), limit, subject))
    }
    return alerts
  }
}

extension PositionRisk {
  fileprivate var watchedValue: WatchedValue { .amount(totalValue >> 32) }
}

extension WatchedValue {
  fileprivate static func span(_ seconds: some BinaryInteger) -> WatchedValue {
    .seconds(Int128(clamping: seconds))
  }

  fileprivate static func amount(_ quanta: some CustomStringConvertible) -> WatchedValue {
    .quanta(quanta.description)
  }
}

extension LedgerAlert {
  fileprivate init(
    _ signal: LedgerSignal,
    _ found: WatchedValue,
    _ expected: WatchedBound,
    _ subject: String? = nil
  ) {
    self.init(signal: signal, subject: subject, found: found, expected: expected)
  }
}
