import SettlementLedger
import StarkAlgebra
import StarkJSON
import StarkSettlement
import StarkVerdicts
import StarkVerifier

extension StatusReport {
  /// The status as one line of JSON, schema 1; the article on keeping a ledger lists the members.
  ///
  /// Amounts are decimal strings in quanta, times seconds since 1970, shares millionths.
  package var json: String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema") { $0.number(1) }
      writer.member("ledger") { $0.string(ledger) }
      writer.member("outcome") { $0.string(exitStatus.name) }
      writer.member("exit_code") { $0.number(exitStatus.rawValue) }
      writer.member("now") { $0.number(status.now) }
      writer.member("program") { $0.string(status.chain.program) }
      writer.member("version") { $0.string(status.chain.release) }
      writer.member("program_hash") { $0.string(status.chain.programHash.description) }
      writer.member("batch_count") { $0.number(status.batchCount) }
      writer.member("proof_count") { $0.number(status.proofCount) }
      writer.member("state_hash") {
        $0.string("\(status.last?.state.hash ?? status.chain.start.hash)")
      }
      writer.member("last", status.last) { $0.batchSummary($1) }
      writer.member("state_age", status.stateAge) { $0.number($1) }
      writer.member("state_age_limit") { $0.number(LedgerStatus.stateAgeLimit) }
      writer.member("expiration_margin", status.expirationMargin) { $0.number($1) }
      writer.member("cadence", status.cadence) { writer, cadence in
        writer.object { writer in
          writer.member("of_updates") { $0.boolean(status.isCadenceOfUpdates) }
          writer.member("median") { $0.number(cadence.median) }
          writer.member("percentile_95") { $0.number(cadence.percentile95) }
          writer.member("longest") { $0.number(cadence.longest) }
        }
      }
      writer.member("weakest_bits") { $0.bits(status.weakestBits) }
      writer.member("pending_requests") { writer in
        writer.array { writer in for pending in status.pendingRequests { writer.pending(pending) } }
      }
      writer.member("exchange", status.exchange) { $0.exchange($1) }
      writer.member("alerts") { writer in
        writer.array { writer in for alert in alerts { writer.alert(alert) } }
      }
      writer.member("figures") { writer in
        writer.array { writer in for figure in status.figures { writer.figure(figure) } }
      }
    }
    return writer.text
  }
}

extension JSONWriter {
  fileprivate mutating func alert(_ alert: LedgerAlert) {
    object { writer in
      writer.member("signal") { $0.string(alert.signal.rawValue) }
      writer.member("subject", alert.subject) { $0.string($1) }
      writer.member("found") { $0.string(alert.found.description) }
      writer.member("expected") { $0.string(alert.expected.description) }
      writer.member("text") { $0.string(alert.text) }
      writer.member("advice") { $0.string(alert.signal.advice) }
    }
  }

  fileprivate mutating func figure(_ figure: LedgerFigure) {
    object { writer in
      writer.member("name") { $0.string(figure.name) }
      writer.member("value") { $0.string(figure.value) }
    }
  }

  fileprivate mutating func bits(_ bits: [SecurityMeasure: Double]) {
    object { writer in
      for measure in SecurityMeasure.allCases {
        writer.member(measure.rawValue, bits[measure]) { $0.bits($1) }
      }
    }
  }

  fileprivate mutating func batchSummary(_ batch: BatchSummary) {
    object { writer in
      writer.member("sequence") { $0.number(batch.sequence) }
      writer.member("batch_id", batch.batchID) { $0.number($1) }
      writer.member("time", batch.state.time) { $0.number($1) }
      writer.member("update_time", batch.updateTime) { $0.number($1) }
      writer.member("expiration") { $0.number(batch.expiration) }
      writer.member("replayed") { $0.boolean(batch.isReplayed) }
      writer.member("state_transition_fact") { $0.string(batch.transitionFact.description) }
      writer.member("gps_fact") { $0.string(batch.programFact.description) }
    }
  }

  fileprivate mutating func pending(_ pending: PendingRequest) {
    object { writer in
      writer.member("id") { $0.string(pending.request.id) }
      writer.member("time") { $0.number(pending.request.time) }
      writer.member("deadline") { $0.number(pending.deadline) }
    }
  }

  fileprivate mutating func exchange(_ exchange: ExchangeStatus) {
    object { writer in
      writer.member("positions_root") { $0.string(exchange.state.positionsRoot.description) }
      writer.member("orders_root") { $0.string(exchange.state.ordersRoot.description) }
      writer.member("configuration_hash", exchange.configurationHash) { $0.string($1.description) }
      writer.member("position_count") { $0.number(exchange.state.positionCount) }
      writer.member("collateral") { $0.string("\(exchange.state.collateral)") }
      writer.member("funded_collateral", exchange.fundedCollateral) { $0.string("\($1)") }
      writer.member("funding_age") { $0.number(exchange.fundingAge) }
      writer.member("funding_validity", exchange.fundingValidity) { $0.number($1) }
      writer.member("deposits") { $0.flow(exchange.deposits, last: exchange.lastDeposits) }
      writer.member("withdrawals") {
        $0.flow(exchange.withdrawals, last: exchange.lastWithdrawals)
      }
      writer.member("withdrawals_to_others") {
        $0.flow(exchange.withdrawalsToOthers, last: exchange.lastWithdrawalsToOthers)
      }
      writer.member("modifications_of_zero") { $0.number(exchange.idleModificationCount) }
      writer.member("last_modifications_of_zero") {
        $0.number(exchange.lastIdleModificationCount)
      }
      writer.member("fee_change", exchange.feeChange) { $0.string("\($1)") }
      writer.member("last_fee_change", exchange.lastFeeChange) { $0.string("\($1)") }
      writer.member("forced_withdrawals") { $0.number(exchange.forcedWithdrawals.count) }
      writer.member("forced_withdrawals_unpaid") { $0.number(exchange.unpaidWithdrawals.count) }
      writer.member("forced_trades") { $0.number(exchange.forcedTradeCount) }
      writer.member("conditions") { $0.number(exchange.conditionCount) }
      writer.member("assets") { writer in
        writer.array { writer in for asset in exchange.assets { writer.asset(asset) } }
      }
      writer.member("positions_without_value") { $0.number(exchange.unvaluedPositionCount) }
      writer.member("positions_under_water") { $0.risks(exchange.positionsUnderWater) }
      writer.member("positions_at_risk", exchange.positionsAtRisk) { $0.risks($1) }
    }
  }

  private mutating func flow(_ all: Flow, last: Flow) {
    object { writer in
      writer.member("count") { $0.number(all.count) }
      writer.member("sum") { $0.string("\(all.sum)") }
      writer.member("last_count") { $0.number(last.count) }
      writer.member("last_sum") { $0.string("\(last.sum)") }
    }
  }

  private mutating func asset(_ asset: AssetStatus) {
    object { writer in
      writer.member("asset") { $0.string(asset.asset.description) }
      writer.member("name") { $0.string(asset.asset.name) }
      writer.member("price", asset.price) { $0.string("\($1)") }
      writer.member("price_move", asset.priceMove) { $0.number($1) }
      writer.member("batches_since_price_change", asset.batchesSincePriceChange) { $0.number($1) }
      writer.member("open_interest") { $0.string("\(asset.openInterest)") }
      writer.member("funding_index", asset.fundingIndex) { $0.string("\($1)") }
      writer.member("funding_change", asset.fundingChange) { $0.string("\($1)") }
      writer.member("funding_share", asset.fundingShare) { $0.number($1) }
    }
  }

  private mutating func risks(_ risks: [PositionRisk]) {
    array { writer in
      for risk in risks {
        writer.object { writer in
          writer.member("position") { $0.string("\(risk.position)") }
          writer.member("public_key") { $0.string(risk.publicKey.description) }
          writer.member("value") { $0.string("\(risk.totalValue >> 32)") }
          writer.member("risk", risk.totalRisk) { $0.string("\($1 >> 64)") }
        }
      }
    }
  }
}
