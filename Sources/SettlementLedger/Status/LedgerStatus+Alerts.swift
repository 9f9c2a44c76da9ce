import StarkAlgebra
import StarkSettlement
import StarkVerifier

extension LedgerStatus {
  /// The signals that are beyond `thresholds`, in the order of `LedgerSignal`.
  package func alerts(beyond thresholds: AlertThresholds = AlertThresholds()) -> [LedgerAlert] {
    var alerts: [LedgerAlert] = []
    if let stateAge, stateAge > thresholds.stateAge {
      alerts.append(
        LedgerAlert(.stateAge, "\(stateAge) s", "at most \(thresholds.stateAge) s")
      )
    }
    if let cadence, cadence.longest > thresholds.longestInterval {
      let limit = "at most \(thresholds.longestInterval) s"
      alerts.append(LedgerAlert(.longestInterval, "\(cadence.longest) s", limit))
    }
    if let expirationMargin, expirationMargin < thresholds.expirationMargin {
      let limit = "at least \(thresholds.expirationMargin) s"
      alerts.append(LedgerAlert(.expiration, "\(expirationMargin) s", limit))
    }
    for (measure, minimum) in thresholds.minimumBits.sorted(by: {
      $0.key.rawValue < $1.key.rawValue
    }) {
      guard let bits = weakestBits[measure], bits < minimum else { continue }
      alerts.append(
        LedgerAlert(.security, "\(bits)", "at least \(minimum)", measure.rawValue)
      )
    }
    return alerts + (exchange?.alerts(beyond: thresholds, at: now) ?? [])
  }
}

extension ExchangeStatus {
  fileprivate func alerts(beyond thresholds: AlertThresholds, at now: UInt64) -> [LedgerAlert] {
    requestAlerts(thresholds, at: now) + assets.flatMap { $0.alerts(beyond: thresholds) }
      + fundingAlerts(thresholds) + positionAlerts(thresholds)
  }

  private func requestAlerts(_ thresholds: AlertThresholds, at now: UInt64) -> [LedgerAlert] {
    var alerts: [LedgerAlert] = []
    for pending in pendingRequests where pending.deadline < now.adding(thresholds.forcedMargin) {
      let left = Int128(pending.deadline) - Int128(now)
      let limit = "at least \(thresholds.forcedMargin) s left"
      let subject = "request \(pending.request.id)"
      alerts.append(LedgerAlert(.forcedDeadline, "\(left) s left", limit, subject))
    }
    for withdrawal in lastUnpaidWithdrawals {
      alerts.append(
        LedgerAlert(
          .forcedUnpaid,
          "\(withdrawal.amount) not paid",
          "paid",
          "position \(withdrawal.position)"
        )
      )
    }
    return alerts
  }

  private func fundingAlerts(_ thresholds: AlertThresholds) -> [LedgerAlert] {
    var alerts: [LedgerAlert] = []
    if let fundingValidity,
      UInt128(fundingAge) * 1_000_000 > UInt128(fundingValidity) * UInt128(thresholds.fundingAge)
    {
      let limit = UInt128(fundingValidity) * UInt128(thresholds.fundingAge) / 1_000_000
      alerts.append(LedgerAlert(.fundingAge, "\(fundingAge) s", "at most \(limit) s"))
    }
    if lastWithdrawalsToOthers.sum > thresholds.withdrawalsToOthers {
      alerts.append(
        LedgerAlert(
          .withdrawalsToOthers,
          "\(lastWithdrawalsToOthers.sum) quanta",
          "at most \(thresholds.withdrawalsToOthers)"
        )
      )
    }
    return alerts
  }

  private func positionAlerts(_ thresholds: AlertThresholds) -> [LedgerAlert] {
    var alerts = positionsUnderWater.map { risk in
      LedgerAlert(
        .underWater,
        "worth \(risk.totalValue >> 32) quanta",
        "at least 0",
        "position \(risk.position)"
      )
    }
    if thresholds.listsPositionsAtRisk {
      alerts += (positionsAtRisk ?? []).map { risk in
        LedgerAlert(
          .atRisk,
          "worth \(risk.totalValue >> 32) quanta",
          "at least \((risk.totalRisk ?? 0) >> 64)",
          "position \(risk.position)"
        )
      }
    }
    return alerts
  }
}

extension AssetStatus {
  fileprivate func alerts(beyond thresholds: AlertThresholds) -> [LedgerAlert] {
    var alerts: [LedgerAlert] = []
    let subject = "asset \(asset)"
    if let age = batchesSincePriceChange, age > thresholds.priceAge {
      let limit = "at most \(thresholds.priceAge) batches"
      alerts.append(LedgerAlert(.priceAge, "\(age) batches", limit, subject))
    }
    if let priceMove, abs(priceMove) > thresholds.priceMove {
      let limit = "at most \(thresholds.priceMove) ppm"
      alerts.append(LedgerAlert(.priceMove, "\(priceMove) ppm", limit, subject))
    }
    if let fundingShare, fundingShare > thresholds.fundingShare {
      let limit = "at most \(thresholds.fundingShare) ppm of what is allowed"
      alerts.append(LedgerAlert(.fundingShare, "\(fundingShare) ppm", limit, subject))
    }
    return alerts
  }
}

extension LedgerAlert {
  fileprivate init(
    _ signal: LedgerSignal,
    _ found: String,
    _ expected: String,
    _ subject: String? = nil
  ) {
    self.init(signal: signal, subject: subject, found: found, expected: expected)
  }
}
