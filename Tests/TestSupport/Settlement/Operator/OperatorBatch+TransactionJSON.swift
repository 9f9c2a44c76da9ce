import StarkAlgebra
import StarkSettlement

/// Transactions as batch files write them; signed here.
extension OperatorBatch {
  /// `codes` are what the updates of a forced action came to; claims that a file may make.
  func json(of transaction: ProposedTransaction, _ codes: [Int]) -> EditableJSON {
    switch transaction {
    case .deposit(let deposit):
      tagged(
        "DEPOSIT",
        0,
        [
          ("public_key", .hexadecimal(deposit.publicKey)),
          ("position_id", .decimal(deposit.position)),
          ("amount", .decimal(deposit.amount)),
        ]
      )
    case .forcedTrade(let action, let isValid): json(of: action, isValid: isValid, codes)
    case .forcedWithdrawal(let action, let isValid):
      tagged(
        "FORCED_WITHDRAWAL",
        2,
        [
          ("public_key", .hexadecimal(action.key)),
          ("position_id", .decimal(action.position)),
          ("amount", .decimal(action.amount)),
          ("is_valid", .flag(isValid)),
        ] + zip(["return_code"], codes).map { ($0, .number($1)) }
      )
    case .fundingTick(let table):
      tagged(
        "FUNDING_TICK",
        3,
        [
          ("timestamp", .number(table.timestamp)),
          ("funding_indices", json(of: table.indices)),
        ]
      )
    case .pricesTick(let tick):
      tagged(
        "ORACLE_PRICES_TICK",
        4,
        [
          ("timestamp", .number(tick.timestamp)),
          ("oracle_prices", json(of: tick.prices)),
        ]
      )
    case .trade(let trade):
      tagged(
        "TRADE",
        5,
        [
          ("party_a_order", json(of: trade.buyOrder)),
          ("party_b_order", json(of: trade.sellOrder)),
          ("actual_collateral", .decimal(trade.collateral)),
          ("actual_synthetic", .decimal(trade.synthetic)),
          ("actual_a_fee", .decimal(trade.buyerFee)),
          ("actual_b_fee", .decimal(trade.sellerFee)),
        ]
      )
    case .transfer(let transfer): json(of: transfer)
    case .liquidation(let liquidation):
      tagged(
        "LIQUIDATE",
        7,
        [
          ("liquidator_order", json(of: liquidation.order)),
          ("liquidated_position_id", .decimal(liquidation.victim)),
          ("actual_collateral", .decimal(liquidation.fill.collateral)),
          ("actual_synthetic", .decimal(liquidation.fill.synthetic)),
          ("actual_liquidator_fee", .decimal(liquidation.fill.fee)),
        ]
      )
    case .withdrawal(let withdrawal): json(of: withdrawal)
    case .deleverage(let deleverage):
      tagged(
        "DELEVERAGE",
        9,
        [
          ("deleveragable_position_id", .decimal(deleverage.victim)),
          ("deleverager_position_id", .decimal(deleverage.taker)),
          ("synthetic_asset_id", .hexadecimal(deleverage.asset.element)),
          ("amount_synthetic", .decimal(deleverage.synthetic)),
          ("amount_collateral", .decimal(deleverage.collateral)),
          ("deleverager_is_buying_synthetic", .flag(deleverage.isTakerBuying)),
        ]
      )
    }
  }

  private func tagged(
    _ name: String,
    _ code: Int,
    _ members: [(String, EditableJSON)]
  ) -> EditableJSON {
    .members([("type", .string(name)), ("tx_type", .number(code))] + members)
  }

  private func json(
    of action: Perpetual.ForcedTrade,
    isValid: Bool,
    _ codes: [Int]
  ) -> EditableJSON {
    tagged(
      "FORCED_TRADE",
      1,
      [
        ("public_key_a", .hexadecimal(action.keyA)),
        ("public_key_b", .hexadecimal(action.keyB)),
        ("position_id_a", .decimal(action.positionA)),
        ("position_id_b", .decimal(action.positionB)),
        ("synthetic_asset_id", .hexadecimal(action.asset.element)),
        ("amount_collateral", .decimal(action.collateralAmount)),
        ("amount_synthetic", .decimal(action.syntheticAmount)),
        ("is_party_a_buying_synthetic", .flag(action.isABuying)),
        ("nonce", .number(action.nonce.integer.w0)),
        ("is_valid", .flag(isValid)),
      ] + zip(["return_code_a", "return_code_b"], codes).map { ($0, .number($1)) }
    )
  }

  private func json(of transfer: ProposedTransaction.Transfer) -> EditableJSON {
    let message = transfer.message
    let members: [(String, EditableJSON)] =
      json(of: transfer.signing, message) + [
        ("sender_position_id", .decimal(transfer.sender)),
        ("receiver_public_key", .hexadecimal(transfer.receiverKey)),
        ("receiver_position_id", .decimal(transfer.receiver)),
        ("amount", .decimal(transfer.amount)),
        ("asset_id", .hexadecimal(transfer.asset)),
      ]
    guard let condition = transfer.condition else { return tagged("TRANSFER", 6, members) }
    return tagged(
      "CONDITIONAL_TRANSFER",
      10,
      members + [
        ("condition", .hexadecimal(condition.element)),
        ("fact_registry_address", .string(hexadecimal(condition.registry))),
        ("fact", .string(hexadecimal(condition.fact))),
      ]
    )
  }

  private func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    let significant = digits.drop { $0 == "0" }
    return "0x" + (significant.isEmpty ? "0" : significant)
  }

  private func json(of withdrawal: ProposedTransaction.Withdrawal) -> EditableJSON {
    let message = withdrawal.message(collateral: configuration.collateral)
    return tagged(
      "WITHDRAWAL",
      8,
      json(of: withdrawal.signing, message) + [
        ("position_id", .decimal(withdrawal.position)),
        ("amount", .decimal(withdrawal.amount)),
        ("owner_key", .hexadecimal(withdrawal.ownerKey)),
      ]
    )
  }

  private func json(of order: ProposedTransaction.LimitOrder) -> EditableJSON {
    .members(
      json(of: order.signing, order.message) + [
        ("amount_synthetic", .decimal(order.syntheticAmount)),
        ("amount_collateral", .decimal(order.collateralAmount)),
        ("amount_fee", .decimal(order.feeAmount)),
        ("asset_id_synthetic", .hexadecimal(order.asset.element)),
        ("asset_id_collateral", .hexadecimal(order.collateral)),
        ("position_id", .decimal(order.position)),
        ("is_buying_synthetic", .flag(order.isBuying)),
      ]
    )
  }

  private func json(
    of signing: ProposedTransaction.Signing,
    _ message: Felt252
  ) -> [(String, EditableJSON)] {
    [
      ("nonce", .number(signing.nonce)),
      ("public_key", .hexadecimal(signing.key.publicKey)),
      ("expiration_timestamp", .number(signing.expiration)),
      ("signature", .signature(signing.key.sign(message))),
      ("message_hash", .hexadecimal(message)),
      ("order_id", .decimal(UInt64(orderIDOf: message))),
    ]
  }
}
