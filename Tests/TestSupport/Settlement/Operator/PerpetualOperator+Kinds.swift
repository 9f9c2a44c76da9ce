import StarkAlgebra
import StarkSettlement

/// What each kind of transaction does (specification, 3.4 to 3.13).
extension PerpetualOperator {
  func outcome(of transaction: ProposedTransaction) throws(OperatorRefusal) -> Step {
    var step = Step()
    switch transaction {
    case .pricesTick(let tick): try take(tick, in: &step)
    case .fundingTick(let table): try take(table, in: &step)
    default:
      guard systemTime <= funding.timestamp + configuration.fundingValidityPeriod else {
        throw .program(.staleFunding)
      }
    }
    switch transaction {
    case .pricesTick, .fundingTick: break
    case .deposit(let deposit): try take(deposit, in: &step)
    case .withdrawal(let withdrawal): try take(withdrawal, in: &step)
    case .transfer(let transfer): try take(transfer, in: &step)
    case .trade(let trade): try take(trade, in: &step)
    case .liquidation(let liquidation): try take(liquidation, in: &step)
    case .deleverage(let deleverage): try take(deleverage, in: &step)
    case .forcedWithdrawal(let action, let isValid):
      try take(action, isValid: isValid, in: &step)
    case .forcedTrade(let action, let isValid): try take(action, isValid: isValid, in: &step)
    }
    return step
  }

  private func take(
    _ deposit: ProposedTransaction.Deposit,
    in step: inout Step
  ) throws(OperatorRefusal) {
    step.positions[deposit.position] = try update(
      position(deposit.position, after: step),
      requestKey: deposit.publicKey,
      collateral: Int128(deposit.amount)
    ).accepted()
    step.modification = Perpetual.Modification(
      ownerKey: deposit.publicKey,
      position: deposit.position,
      delta: Int128(deposit.amount)
    )
  }

  private func take(
    _ withdrawal: ProposedTransaction.Withdrawal,
    in step: inout Step
  ) throws(OperatorRefusal) {
    try book(
      withdrawal.message(collateral: configuration.collateral),
      withdrawal.signing,
      used: withdrawal.amount,
      full: withdrawal.amount,
      in: &step
    )
    step.positions[withdrawal.position] = try update(
      position(withdrawal.position, after: step),
      requestKey: withdrawal.signing.key.publicKey,
      collateral: -Int128(withdrawal.amount)
    ).accepted()
    step.modification = Perpetual.Modification(
      ownerKey: withdrawal.ownerKey,
      position: withdrawal.position,
      delta: -Int128(withdrawal.amount)
    )
  }

  private func take(
    _ transfer: ProposedTransaction.Transfer,
    in step: inout Step
  ) throws(OperatorRefusal) {
    guard transfer.sender != transfer.receiver else { throw .program(.samePosition) }
    guard transfer.asset == configuration.collateral else {
      throw .program(.invalidCollateralAsset)
    }
    try book(
      transfer.message,
      transfer.signing,
      used: transfer.amount,
      full: transfer.amount,
      in: &step
    )
    step.positions[transfer.sender] = try update(
      position(transfer.sender, after: step),
      requestKey: transfer.signing.key.publicKey,
      collateral: -Int128(transfer.amount)
    ).accepted()
    step.positions[transfer.receiver] = try update(
      position(transfer.receiver, after: step),
      requestKey: transfer.receiverKey,
      collateral: Int128(transfer.amount)
    ).accepted()
    step.condition = transfer.condition?.element
  }

  private func take(
    _ trade: ProposedTransaction.Trade,
    in step: inout Step
  ) throws(OperatorRefusal) {
    guard trade.buyOrder.isBuying, !trade.sellOrder.isBuying else { throw .unnumbered }
    func fill(fee: UInt64) -> ProposedTransaction.Fill {
      ProposedTransaction.Fill(
        collateral: trade.collateral,
        synthetic: trade.synthetic,
        fee: fee
      )
    }
    try carryOut(trade.buyOrder, fill(fee: trade.buyerFee), in: &step)
    guard trade.buyOrder.asset == trade.sellOrder.asset else { throw .unnumbered }
    guard trade.buyOrder.position != trade.sellOrder.position else {
      throw .program(.samePosition)
    }
    try carryOut(trade.sellOrder, fill(fee: trade.sellerFee), in: &step)
  }

  private func take(
    _ liquidation: ProposedTransaction.Liquidation,
    in step: inout Step
  ) throws(OperatorRefusal) {
    let order = liquidation.order
    guard order.position != liquidation.victim else { throw .unnumbered }
    let victim = try funded(position(liquidation.victim, after: step))
    let (value, risk) = try valueAndRisk(of: victim)
    guard value << 32 < risk else { throw .program(.notLiquidatable) }
    let balance = Int128(victim.assets.first { $0.asset == order.asset }?.balance ?? 0)
    let sign: Int128 = order.isBuying ? 1 : -1
    guard sign * balance >= Int128(liquidation.fill.synthetic) else {
      throw .program(.enlargesSyntheticHoldings)
    }
    step.positions[liquidation.victim] = try update(
      victim,
      requestKey: victim.publicKey,
      collateral: sign * Int128(liquidation.fill.collateral),
      synthetic: SyntheticDelta(
        asset: order.asset,
        amount: -sign * Int128(liquidation.fill.synthetic)
      )
    ).accepted()
    try carryOut(order, liquidation.fill, in: &step)
  }

  private func take(
    _ deleverage: ProposedTransaction.Deleverage,
    in step: inout Step
  ) throws(OperatorRefusal) {
    guard deleverage.victim != deleverage.taker else { throw .program(.samePosition) }
    let sign: Int128 = deleverage.isTakerBuying ? 1 : -1
    func part(
      of id: UInt64,
      _ sign: Int128,
      after step: Step
    ) throws(OperatorRefusal) -> Update {
      try update(
        position(id, after: step),
        requestKey: .zero,
        collateral: -sign * Int128(deleverage.collateral),
        synthetic: SyntheticDelta(
          asset: deleverage.asset,
          amount: sign * Int128(deleverage.synthetic)
        )
      )
    }
    let victim = try part(of: deleverage.victim, -sign, after: step)
    step.positions[deleverage.victim] = try victim.accepted()
    let taker = try part(of: deleverage.taker, sign, after: step)
    step.positions[deleverage.taker] = try taker.accepted()
    let held = taker.funded.assets.first { $0.asset == deleverage.asset }?.balance ?? 0
    guard -sign * Int128(held) >= Int128(deleverage.synthetic) else {
      throw .program(.enlargesSyntheticHoldings)
    }
    let before = try valueAndRisk(of: victim.funded)
    guard before.value < 0 else { throw .program(.notDeleveragable) }
    let after = try valueAndRisk(of: victim.updated)
    let worse = (after.value - (Integer(1) << 32)) * before.risk
    guard worse < before.value * after.risk else { throw .program(.unfairDeleverage) }
  }

  private func take(
    _ action: Perpetual.ForcedWithdrawal,
    isValid: Bool,
    in step: inout Step
  ) throws(OperatorRefusal) {
    let update = try update(
      position(action.position, after: step),
      requestKey: action.key,
      collateral: -Int128(action.amount)
    )
    try check(isValid, update.code)
    step.codes = [update.code?.rawValue ?? 0]
    step.positions[action.position] = update.updated
    step.forcedAction = .withdrawal(action)
    guard isValid else { return }
    step.modification = Perpetual.Modification(
      ownerKey: action.key,
      position: action.position,
      delta: -Int128(action.amount)
    )
  }

  private func take(
    _ action: Perpetual.ForcedTrade,
    isValid: Bool,
    in step: inout Step
  ) throws(OperatorRefusal) {
    guard action.positionA != action.positionB else { throw .program(.samePosition) }
    let (a, b) = try updates(of: action)
    // The buyer's code comes first.
    let codes = action.isABuying ? [a.code, b.code] : [b.code, a.code]
    let code = codes.compactMap { $0 }.first
    try check(isValid, code)
    step.codes = [a.code?.rawValue ?? 0, b.code?.rawValue ?? 0]
    step.positions[action.positionA] = code == nil ? a.updated : a.funded
    step.positions[action.positionB] = code == nil ? b.updated : b.funded
    step.forcedAction = .trade(action)
  }

  /// What the trade would make of the positions of A and B.
  func updates(of action: Perpetual.ForcedTrade) throws(OperatorRefusal) -> (Update, Update) {
    func part(
      of id: UInt64,
      _ key: Felt252,
      _ sign: Int128
    ) throws(OperatorRefusal) -> Update {
      try update(
        position(id, after: Step()),
        requestKey: key,
        collateral: -sign * Int128(action.collateralAmount),
        synthetic: SyntheticDelta(
          asset: action.asset,
          amount: sign * Int128(action.syntheticAmount)
        )
      )
    }
    let sign: Int128 = action.isABuying ? 1 : -1
    return (
      try part(of: action.positionA, action.keyA, sign),
      try part(of: action.positionB, action.keyB, -sign)
    )
  }

  /// A valid action has no code, an invalid one has one.
  private func check(_ isValid: Bool, _ code: StarkExError?) throws(OperatorRefusal) {
    if isValid, let code { throw .program(code) }
    if !isValid, code == nil { throw .unnumbered }
  }
}
