package import SettlementLedger
import StarkAlgebra
import StarkSettlement
import StarkVerdicts
import StarkVerifier

/// A figure as people read it.
package struct LedgerFigure: Equatable, Sendable {
  package let name: String
  package let value: String

  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

extension LedgerStatus {
  /// The figures that tell how the chain is, in the order in which they are read.
  package var figures: [LedgerFigure] {
    var figures = [
      LedgerFigure("batches", NumberText.grouped(batchCount)),
      LedgerFigure("proofs", NumberText.grouped(proofCount)),
    ]
    if let time = last?.state.time {
      figures.append(LedgerFigure("last state", UTCTime.text(secondsSince1970: time)))
    }
    if let stateAge {
      figures.append(LedgerFigure("age of the state", DurationText.text(seconds: stateAge)))
    }
    if let expirationMargin {
      let time = DurationText.text(seconds: expirationMargin.magnitude)
      let text = expirationMargin < 0 ? "\(time) ago" : "in \(time)"
      figures.append(LedgerFigure("last batch expires", text))
    }
    if let cadence {
      figures.append(LedgerFigure("median interval", DurationText.text(seconds: cadence.median)))
      figures.append(LedgerFigure("longest interval", DurationText.text(seconds: cadence.longest)))
    }
    if let bits = weakestBits[.stoneFormula] {
      let text = "\(NumberText.bits(bits)) bits by Stone's formula"
      figures.append(LedgerFigure("weakest proof", text))
    }
    // Whoever recorded none may have looked at none.
    let pending = LedgerFigure(
      "forced requests pending",
      pendingRequests.isEmpty ? "none recorded" : NumberText.grouped(pendingRequests.count)
    )
    return figures + (exchange?.figures(pending: pending) ?? [pending])
  }
}

extension ExchangeStatus {
  fileprivate func figures(pending: LedgerFigure) -> [LedgerFigure] {
    [
      LedgerFigure("open positions", NumberText.grouped(state.positionCount)),
      LedgerFigure("collateral in positions", Self.quanta(state.collateral)),
      LedgerFigure(
        "collateral once funding is paid",
        fundedCollateral.map(Self.quanta) ?? "unknown"
      ),
      LedgerFigure("deposits", Self.quanta(deposits.sum)),
      LedgerFigure("withdrawals", Self.quanta(withdrawals.sum)),
      LedgerFigure("change of the fee position", feeChange.map(Self.quanta) ?? "unknown"),
      pending,
      LedgerFigure(
        "positions below zero",
        unvaluedPositionCount == 0 ? NumberText.grouped(positionsUnderWater.count) : "unknown"
      ),
    ]
  }

  private static func quanta(_ amount: some BinaryInteger) -> String {
    "\(NumberText.grouped(amount)) quanta"
  }
}
