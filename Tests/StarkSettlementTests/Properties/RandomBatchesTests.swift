import StarkAlgebra
import StarkSettlement
import TestSupport
import Testing

@Suite("Random batches")
struct RandomBatchesTests {
  /// What some chains of batches have in them.
  private struct Census {
    var accepted: [String: Int] = [:]
    var refused: [String: Int] = [:]
    var emptied = 0
    var flipped = 0

    mutating func add(_ batch: OperatorBatch) {
      for transaction in batch.transactions { accepted[transaction.kind, default: 0] += 1 }
      for (id, old) in batch.oldPositions {
        let new = batch.newPositions[id] ?? .empty
        if !old.holdsNothing, new.holdsNothing { emptied += 1 }
        for holding in old.assets {
          let balance = new.assets.first { $0.asset == holding.asset }?.balance ?? 0
          if balance.signum() * holding.balance.signum() < 0 { flipped += 1 }
        }
      }
    }
  }

  @Test("have everything in them that the exchange can do, and are refused much")
  func variety() {
    var census = Census()
    for seed in 1...12 as ClosedRange<UInt64> {
      var batches = RandomBatches(seed: seed)
      for _ in 0..<4 {
        census.add(batches.next())
        for refused in batches.refused {
          let code = refused.refusal.code.map { "\($0)" } ?? "unnumbered"
          census.refused[code, default: 0] += 1
        }
      }
    }
    for kind in [
      "conditional transfer", "deleverage", "deposit", "false forced trade",
      "false forced withdrawal", "forced trade", "forced withdrawal", "funding tick",
      "liquidation", "prices tick", "trade", "transfer", "withdrawal", "withdrawal to another",
    ] {
      #expect(census.accepted[kind, default: 0] >= 5, "\(kind)")
    }
    for code in [
      StarkExError.enlargesSyntheticHoldings, .noRiskReducesValue, .reducesValueRiskRatio,
      .invalidCollateralAsset, .invalidPriceRatio, .invalidFeeRatio, .overFulfilment,
      .invalidPublicKey, .missingFundingIndex, .balanceOutOfRange, .samePosition,
      .notDeleveragable, .unfairDeleverage, .notLiquidatable, .unsortedOraclePrices,
    ] {
      #expect(census.refused["\(code)"] != nil, "\(code)")
    }
    #expect(census.refused["unnumbered"] != nil)
    #expect(census.emptied >= 5)
    #expect(census.flipped >= 5)
  }
}

extension ProposedTransaction {
  /// The name of the kind and variant.
  fileprivate var kind: String {
    switch self {
    case .deposit: "deposit"
    case .forcedTrade(_, let isValid): isValid ? "forced trade" : "false forced trade"
    case .forcedWithdrawal(_, let isValid):
      isValid ? "forced withdrawal" : "false forced withdrawal"
    case .fundingTick: "funding tick"
    case .pricesTick: "prices tick"
    case .trade: "trade"
    case .transfer(let transfer):
      transfer.condition == nil ? "transfer" : "conditional transfer"
    case .liquidation: "liquidation"
    case .withdrawal(let withdrawal):
      withdrawal.ownerKey == withdrawal.signing.key.publicKey
        ? "withdrawal" : "withdrawal to another"
    case .deleverage: "deleverage"
    }
  }
}
