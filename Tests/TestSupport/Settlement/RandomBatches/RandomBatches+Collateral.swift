import StarkAlgebra
import StarkSettlement

/// Transactions that move collateral.
extension RandomBatches {
  private var feeOwner: Trader {
    Trader(position: exchange.configuration.feePosition, key: exchange.feeKey)
  }

  /// A trader or the owner of the fees.
  private mutating func owner() -> Trader {
    generator.oneIn(12) ? feeOwner : generator.choice(traders)
  }

  /// All of it, some of it, nothing, or more.
  private mutating func part(of amount: UInt64) -> UInt64 {
    generator.choice([amount, amount, generator.magnitude(upTo: amount), 0, amount + 1, amount / 2])
  }

  mutating func proposeDeposit() {
    let trader = owner()
    let amounts: [UInt64] = [
      generator.magnitude(upTo: 40_000_000_000), 5_000_000_000, 0, 1 << 63, .max,
    ]
    let isLarge = generator.oneIn(20)
    let deposit = ProposedTransaction.Deposit(
      publicKey: generator.oneIn(25) ? .zero : key(of: trader, wrongOneIn: 12).publicKey,
      position: trader.position,
      amount: isLarge ? generator.choice(amounts) : generator.choice(Array(amounts.prefix(3)))
    )
    attempt(.deposit(deposit))
  }

  /// A trader, more often than others one who holds nothing but collateral.
  private mutating func leaver() -> Trader {
    let free = traders.filter { trader in
      books.positions[trader.position]?.assets.isEmpty ?? false
    }
    return free.isEmpty || generator.oneIn(2) ? owner() : generator.choice(free)
  }

  mutating func proposeWithdrawal() {
    let trader = leaver()
    let key = key(of: trader, wrongOneIn: 12)
    let withdrawal = ProposedTransaction.Withdrawal(
      signing: signing(key),
      position: trader.position,
      amount: part(of: collateral(of: trader)),
      ownerKey: generator.oneIn(3) ? generator.choice(traders).key.publicKey : key.publicKey
    )
    let isAccepted = attempt(.withdrawal(withdrawal))
    if isAccepted, generator.oneIn(6) { attempt(.withdrawal(withdrawal)) }
  }

  mutating func proposeTransfer() {
    let sender = leaver()
    var receiver = owner()
    if generator.oneIn(4) {
      let highest = UInt64.max >> UInt64(64 - exchange.configuration.positionsHeight)
      receiver = Trader(
        position: generator.next() & highest,
        key: TestKey(seed: generator.next())
      )
    }
    var condition: TransferCondition?
    if generator.oneIn(3) {
      condition = TransferCondition(
        registry: (0..<20).map { _ in UInt8.random(in: 0...255, using: &generator) },
        fact: (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
      )
    }
    let transfer = ProposedTransaction.Transfer(
      signing: signing(key(of: sender, wrongOneIn: 15)),
      sender: sender.position,
      receiverKey: key(of: receiver, wrongOneIn: 15).publicKey,
      receiver: receiver.position,
      amount: part(of: collateral(of: sender)),
      asset: generator.oneIn(25) ? .one : exchange.configuration.collateral,
      condition: condition
    )
    let isNew = !(traders.map(\.position) + [feeOwner.position]).contains(receiver.position)
    if attempt(.transfer(transfer)), isNew, receiver.key.publicKey == transfer.receiverKey {
      traders.append(receiver)
    }
  }

  mutating func proposeForcedWithdrawal() {
    let trader = owner()
    let action = Perpetual.ForcedWithdrawal(
      key: generator.oneIn(15) ? .zero : key(of: trader, wrongOneIn: 6).publicKey,
      position: trader.position,
      amount: generator.oneIn(8) ? .max : part(of: collateral(of: trader))
    )
    if !attempt(.forcedWithdrawal(action, isValid: true)) {
      attempt(.forcedWithdrawal(action, isValid: false))
    } else if generator.oneIn(3) {
      attempt(.forcedWithdrawal(action, isValid: false))
    }
  }
}
