extension Perpetual {
  /// What a batch does, one after the other.
  package enum Transaction: Equatable, Sendable {
    case deposit(Deposit)
    case forcedTrade(ForcedTradeRequest)
    case forcedWithdrawal(ForcedWithdrawalRequest)
    case fundingTick(FundingTick)
    case pricesTick(PricesTick)
    case trade(Trade)
    case transfer(Transfer)
    case liquidation(Liquidation)
    case withdrawal(Withdrawal)
    case deleverage(Deleverage)
    case conditionalTransfer(ConditionalTransfer)
    /// One with a number that its field doesn't hold; it breaks the rule for that number.
    case outOfRange(TransactionKind, RuledNumber)
  }

  /// The kinds of transaction, by the numbers that the program has for them.
  package enum TransactionKind: UInt64, CaseIterable, Sendable {
    case deposit = 0
    case forcedTrade = 1
    case forcedWithdrawal = 2
    case fundingTick = 3
    case pricesTick = 4
    case trade = 5
    case transfer = 6
    case liquidation = 7
    case withdrawal = 8
    case deleverage = 9
    case conditionalTransfer = 10

    /// The name that batch files have for it.
    package var name: String {
      switch self {
      case .deposit: "DEPOSIT"
      case .forcedTrade: "FORCED_TRADE"
      case .forcedWithdrawal: "FORCED_WITHDRAWAL"
      case .fundingTick: "FUNDING_TICK"
      case .pricesTick: "ORACLE_PRICES_TICK"
      case .trade: "TRADE"
      case .transfer: "TRANSFER"
      case .liquidation: "LIQUIDATE"
      case .withdrawal: "WITHDRAWAL"
      case .deleverage: "DELEVERAGE"
      case .conditionalTransfer: "CONDITIONAL_TRANSFER"
      }
    }
  }
}

extension Perpetual.Transaction {
  package var kind: Perpetual.TransactionKind {
    switch self {
    case .deposit: .deposit
    case .forcedTrade: .forcedTrade
    case .forcedWithdrawal: .forcedWithdrawal
    case .fundingTick: .fundingTick
    case .pricesTick: .pricesTick
    case .trade: .trade
    case .transfer: .transfer
    case .liquidation: .liquidation
    case .withdrawal: .withdrawal
    case .deleverage: .deleverage
    case .conditionalTransfer: .conditionalTransfer
    case .outOfRange(let kind, _): kind
    }
  }
}
