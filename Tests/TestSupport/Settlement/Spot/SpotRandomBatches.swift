import StarkAlgebra
import StarkSettlement

/// A source of batches of the spot exchange that keep all of its rules.
package struct SpotRandomBatches: Sendable {
  package private(set) var exchange: SpotOperator
  private(set) var generator: SeededGenerator
  private let keys: [TestKey]
  private let addresses: [Felt252]
  private let tokens: [Felt252]
  private var nonce: UInt64 = 1
  private var mintCount: UInt64 = 0
  /// Orders of which something is left.
  private var openOrders: [SpotParty] = []

  package init(seed: UInt64, isMintingUnique: Bool = true) {
    var generator = SeededGenerator(seed: seed)
    exchange = SpotOperator(isMintingUnique: isMintingUnique)
    keys = (0..<5).map { TestKey(seed: seed << 8 | UInt64($0)) }
    addresses = (0..<2).map { _ in
      SpotOperator.packed([(generator.next(), 64), (generator.next(), 64), (7, 32)])
    }
    tokens = (0..<3).map { _ in generator.nextFelt() }
    self.generator = generator
  }

  /// A batch of `count` transactions, which begins with deposits if there is nothing to trade.
  package mutating func next(count: Int) -> SpotBatchCase {
    for _ in 0..<count { proposeTransaction() }
    return exchange.finishBatch()
  }

  private mutating func proposeTransaction() {
    switch Int.random(in: 0..<20, using: &generator) {
    case 0..<3: deposit()
    case 3: withdraw("WITHDRAWAL")
    case 4: withdraw("FULL_WITHDRAWAL")
    case 5: refuse()
    case 6: mint()
    case 7..<11: transfer()
    default: settle()
    }
  }

  private mutating func deposit() {
    let (vault, key, token) = receivingVault(of: nil, holding: nil)
    let amount = Int64.random(in: 0...1 << 40, using: &generator)
    exchange.modify("DEPOSIT", vault: vault, key: key.publicKey, token: token, difference: amount)
  }

  private mutating func withdraw(_ kind: String) {
    guard let (vault, held) = holding() else { return deposit() }
    let all = Int64(clamping: held.amount)
    let amount = kind == "FULL_WITHDRAWAL" ? all : Int64.random(in: 0...all, using: &generator)
    exchange.modify(
      kind,
      vault: vault,
      key: held.key,
      token: held.token,
      difference: -amount
    )
  }

  private mutating func refuse() {
    guard let (vault, held) = holding() else { return deposit() }
    let others = keys.filter { $0.publicKey != held.key }
    exchange.refuseWithdrawal(of: vault, to: any(of: others).publicKey)
  }

  private mutating func mint() {
    mintCount += 1
    let token = SpotOperator.packed([(1 << 10, 11), (generator.next(), 64), (mintCount, 176)])
    exchange.mint(token, into: newVault(), key: any(of: keys).publicKey)
  }

  private mutating func transfer() {
    guard let (vault, held) = holding(), let sender = key(of: held) else { return deposit() }
    let amount = UInt64.random(in: 0...UInt64(clamping: held.amount), using: &generator)
    let (receiver, receiverKey, _) = receivingVault(of: nil, holding: held.token)
    let isConditional = Bool.random(using: &generator)
    let fee = fee(from: sender, except: vault)
    exchange.transfer(
      Spot.TransferTerms(
        token: held.token,
        amount: amount,
        sender: Spot.VaultID(vault),
        receiver: Spot.VaultID(receiver),
        receiverKey: receiverKey.publicKey,
        condition: isConditional
          ? SpotOperator.packed([(1, 250 - 64), (generator.next(), 64)]) : nil,
        fee: fee?.terms,
        nonce: nextNonce(),
        expiration: expiration()
      ),
      by: sender,
      fee: fee?.charge
    )
  }

  private mutating func settle() {
    guard let (vaultA, heldA) = holding(), let (vaultB, heldB) = holding(),
      heldA.token != heldB.token, let keyA = key(of: heldA), let keyB = key(of: heldB)
    else { return deposit() }
    let soldB = UInt64.random(in: 1...UInt64(clamping: heldB.amount), using: &generator)
    // An order from an earlier settlement is taken up again if the amounts allow it.
    if let index = openOrders.firstIndex(where: { canContinue($0, bought: soldB, heldB) }) {
      let party = continuation(of: openOrders.remove(at: index), bought: soldB)
      let partner = order(
        of: .key(keyB),
        selling: (vaultB, heldB.token, soldB),
        buying: (party.terms.sellToken, party.sold)
      )
      return exchange.settle(party, partner)
    }
    let soldA = UInt64.random(in: 1...UInt64(clamping: heldA.amount), using: &generator)
    let ownerA: SpotOwner =
      Int.random(in: 0..<4, using: &generator) == 0 ? .address(any(of: addresses)) : .key(keyA)
    let a = order(
      of: ownerA,
      selling: (vaultA, heldA.token, soldA),
      buying: (heldB.token, soldB)
    )
    let b = order(
      of: .key(keyB),
      selling: (vaultB, heldB.token, soldB),
      buying: (heldA.token, soldA)
    )
    exchange.settle(a, b)
    if a.terms.sellAmount > soldA { openOrders.append(a) }
  }

  /// An order that sells at least what is traded, for a price that the trade meets.
  private mutating func order(
    of owner: SpotOwner,
    selling sold: (vault: UInt64, token: Felt252, amount: UInt64),
    buying bought: (token: Felt252, amount: UInt64)
  ) -> SpotParty {
    let spare = UInt64.random(in: 0...2, using: &generator) * sold.amount
    let sellAmount = sold.amount + spare
    let most = UInt128(sellAmount) * UInt128(bought.amount) / UInt128(sold.amount)
    let buyAmount = UInt64(most) / UInt64.random(in: 1...3, using: &generator)
    var terms = Spot.OrderTerms(
      sellToken: sold.token,
      buyToken: bought.token,
      sellAmount: sellAmount,
      buyAmount: buyAmount,
      sellVault: sold.vault,
      buyVault: 0,
      fee: nil,
      nonce: nextNonce(),
      expiration: expiration()
    )
    switch owner {
    case .key(let key):
      terms.buyVault = receivingVault(of: key, holding: bought.token).vault
      // What was bought pays the fee.
      guard Bool.random(using: &generator) else {
        return SpotParty(owner, terms, sold: sold.amount)
      }
      terms.fee = Spot.FeeTerms(
        token: bought.token,
        limit: buyAmount / 100,
        vault: terms.buyVault
      )
    case .address:
      terms.sellVault = UInt64.random(in: 0...3, using: &generator)
      terms.buyVault = UInt64.random(in: 0...3, using: &generator)
      terms.fee = Spot.FeeTerms(
        token: bought.token,
        limit: buyAmount / 100,
        vault: terms.buyVault
      )
    }
    return charged(SpotParty(owner, terms, sold: sold.amount), bought: bought.amount)
  }

  /// The party with the highest fee that its order allows, for what it buys at most.
  private mutating func charged(_ party: SpotParty, bought: UInt64) -> SpotParty {
    guard let fee = party.terms.fee else { return party }
    var party = party
    let bound =
      party.terms.buyAmount == 0
      ? 0 : UInt128(fee.limit) * UInt128(bought) / UInt128(party.terms.buyAmount)
    let (vault, key, _) = receivingVault(of: nil, holding: fee.token)
    party.fee = Spot.FeeCharge(
      amount: min(UInt64(clamping: bound), bought),
      vault: Spot.VaultID(vault),
      publicKey: key.publicKey
    )
    return party
  }

  /// Whether an order buys the token at this price, has enough left, and still finds its vaults.
  private func canContinue(_ party: SpotParty, bought: UInt64, _ held: SpotBalance) -> Bool {
    guard party.terms.buyToken == held.token else { return false }
    let next = continuationAmount(of: party, bought: bought)
    guard next > 0, case .key(let key) = party.owner else { return next > 0 && isL1(party) }
    let sell = exchange.balance(of: party.terms.sellVault)
    let buy = exchange.balance(of: party.terms.buyVault)
    return sell.key == key.publicKey && sell.token == party.terms.sellToken
      && sell.amount >= Int128(next)
      && (buy.amount == 0 || (buy.key == key.publicKey && buy.token == held.token))
      && party.terms.buyVault != party.terms.sellVault
  }

  private func isL1(_ party: SpotParty) -> Bool {
    if case .address = party.owner { return true }
    return false
  }

  /// The most that the order sells for `bought`: what is left of it, at no worse a price.
  private func continuationAmount(of party: SpotParty, bought: UInt64) -> UInt64 {
    let left = party.terms.sellAmount - party.sold
    guard party.terms.buyAmount > 0 else { return left }
    let most =
      UInt128(party.terms.sellAmount) * UInt128(bought) / UInt128(party.terms.buyAmount)
    return min(left, UInt64(clamping: most))
  }

  private mutating func continuation(of party: SpotParty, bought: UInt64) -> SpotParty {
    var party = party
    party.sold = continuationAmount(of: party, bought: bought)
    return charged(party, bought: bought)
  }
}

/// What the proposals are made of.
extension SpotRandomBatches {
  private mutating func any<Value>(of values: [Value]) -> Value {
    values[Int.random(in: values.indices, using: &generator)]
  }

  private mutating func nextNonce() -> UInt64 {
    nonce += 1
    return nonce
  }

  private mutating func expiration() -> UInt64 {
    UInt64.random(in: exchange.expiration..<1 << 22, using: &generator)
  }

  /// A vault that holds something of a key that can sign.
  private mutating func holding() -> (vault: UInt64, held: SpotBalance)? {
    let vaults = exchange.vaults.filter { $0.value.amount > 0 }.keys.sorted()
    guard !vaults.isEmpty else { return nil }
    let vault = any(of: vaults)
    return (vault, exchange.balance(of: vault))
  }

  private func key(of held: SpotBalance) -> TestKey? {
    keys.first { $0.publicKey == held.key }
  }

  /// A vault that is empty now, in either tree.
  private mutating func newVault() -> UInt64 {
    while true {
      let index = UInt64.random(in: 0..<1 << 24, using: &generator)
      let vault = Bool.random(using: &generator) ? index : index | 1 << 63
      if exchange.balance(of: vault).amount == 0 { return vault }
    }
  }

  /// A vault that takes a token, any one if that is nil: a new one or one that holds it.
  private mutating func receivingVault(
    of key: TestKey?,
    holding token: Felt252?
  ) -> (vault: UInt64, key: TestKey, token: Felt252) {
    let candidates = exchange.vaults.filter { _, held in
      (key == nil || key?.publicKey == held.key) && (token == nil || token == held.token)
        && !Spot.isMintable(held.token)
    }
    if Bool.random(using: &generator), !candidates.isEmpty {
      let vault = any(of: candidates.keys.sorted())
      let held = exchange.balance(of: vault)
      if let owner = self.key(of: held) { return (vault, owner, held.token) }
    }
    return (newVault(), key ?? any(of: keys), token ?? any(of: tokens))
  }

  /// A fee for a transfer that a vault of the sender can pay.
  private mutating func fee(
    from sender: TestKey,
    except vault: UInt64
  ) -> (terms: Spot.FeeTerms, charge: Spot.FeeCharge)? {
    let payers = exchange.vaults.filter { $0.key != vault && $0.value.key == sender.publicKey }
    guard Bool.random(using: &generator), !payers.isEmpty else { return nil }
    let payer = any(of: payers.keys.sorted())
    let held = exchange.balance(of: payer)
    let limit = UInt64(clamping: held.amount)
    let (destination, key, _) = receivingVault(of: nil, holding: held.token)
    return (
      Spot.FeeTerms(token: held.token, limit: limit, vault: payer),
      Spot.FeeCharge(
        amount: UInt64.random(in: 0...limit, using: &generator),
        vault: Spot.VaultID(destination),
        publicKey: key.publicKey
      )
    )
  }
}
