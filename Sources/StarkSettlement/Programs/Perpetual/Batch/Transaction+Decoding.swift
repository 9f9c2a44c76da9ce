import StarkAlgebra
package import StarkFaults
package import StarkJSON

extension Perpetual.Transaction {
  /// Reads a transaction, whose kind is said by `type`, `tx_type` or both.
  ///
  /// One with a number that only a rule can refuse does nothing but break it.
  package init(decoding value: JSONValue) throws(Fault) {
    let kind = try Perpetual.TransactionKind(of: value)
    let record = try JSONRecord(value, members: ["type", "tx_type"] + kind.members)
    do { self = try Self(decoding: record, as: kind) } catch {
      guard let number = error[RuledNumber.self] else { throw error }
      self = .outOfRange(kind, number)
    }
  }

  private init(
    decoding record: JSONRecord,
    as kind: Perpetual.TransactionKind
  ) throws(Fault) {
    switch kind {
    case .deposit: self = .deposit(try Perpetual.Deposit(decoding: record))
    case .forcedTrade: self = .forcedTrade(try Perpetual.ForcedTradeRequest(decoding: record))
    case .forcedWithdrawal:
      self = .forcedWithdrawal(try Perpetual.ForcedWithdrawalRequest(decoding: record))
    case .fundingTick: self = .fundingTick(try Perpetual.FundingTick(decoding: record))
    case .pricesTick: self = .pricesTick(try Perpetual.PricesTick(decoding: record))
    case .trade: self = .trade(try Perpetual.Trade(decoding: record))
    case .transfer: self = .transfer(try Perpetual.Transfer(decoding: record))
    case .liquidation: self = .liquidation(try Perpetual.Liquidation(decoding: record))
    case .withdrawal: self = .withdrawal(try Perpetual.Withdrawal(decoding: record))
    case .deleverage: self = .deleverage(try Perpetual.Deleverage(decoding: record))
    case .conditionalTransfer:
      self = .conditionalTransfer(try Perpetual.ConditionalTransfer(decoding: record))
    }
  }
}

extension Perpetual.TransactionKind {
  /// The kind that the members `type` and `tx_type` name, which have to agree.
  fileprivate init(of value: JSONValue) throws(Fault) {
    let record = try JSONRecord(value, members: nil)
    guard let number = try record.optional("tx_type") else {
      self = try Self(named: record.required("type"))
      return
    }
    self = try Self(numbered: number)
    guard let name = try record.optional("type") else { return }
    let named = try Self(named: name)
    guard named == self else {
      throw .contradiction(at: name.location, expected: self.name, found: named.name)
    }
  }

  private static var names: [String] { allCases.map(\.name) }

  private init(named value: JSONValue) throws(Fault) {
    let text = try value.text()
    guard let kind = Self.allCases.first(where: { ExactName($0.name) == ExactName(text) }) else {
      throw .unknownName(at: value.location, known: Self.names, found: text.cut(toByteCount: 48))
    }
    self = kind
  }

  private init(numbered value: JSONValue) throws(Fault) {
    let number: UInt64 = try value.integer(in: 0...UInt64.max)
    guard let kind = Self(rawValue: number) else {
      throw .outOfRange(at: value.location, allowed: "0 to 10", found: "\(number)")
    }
    self = kind
  }

  /// The members of a transaction beside those that say its kind.
  fileprivate var members: [String] {
    switch self {
    case .deposit: Perpetual.Deposit.members
    case .forcedTrade: Perpetual.ForcedTradeRequest.members
    case .forcedWithdrawal: Perpetual.ForcedWithdrawalRequest.members
    case .fundingTick: Perpetual.FundingTick.members
    case .pricesTick: Perpetual.PricesTick.members
    case .trade: Perpetual.Trade.members
    case .transfer: Perpetual.Transfer.members
    case .liquidation: Perpetual.Liquidation.members
    case .withdrawal: Perpetual.Withdrawal.members
    case .deleverage: Perpetual.Deleverage.members
    case .conditionalTransfer: Perpetual.ConditionalTransfer.members
    }
  }
}
