package import StarkAlgebra
package import StarkSettlement

/// An operator of the spot exchange who checks nothing.
///
/// Written from the specification of settlement, chapter 4, with plain arithmetic: what it applies,
/// signs and puts out is what tests compare the library with. Whether a transaction is allowed is
/// for its caller to know.
package struct SpotOperator: Sendable {
  package let heights: Spot.Heights
  package let isMintingUnique: Bool
  package var expiration: UInt64
  package private(set) var vaults: [UInt64: SpotBalance] = [:]
  /// Fulfilled amounts by message hash; not only of those that were in this batch.
  package private(set) var orders: [UInt256: UInt64] = [:]

  // What the current batch has so far.
  var transactions: [EditableJSON] = []
  var modifications: [Felt252] = []
  var conditions: [Felt252] = []
  var l1Orders: [[Felt252]] = []
  private(set) var l1Balances: [Spot.L1Vault: (sum: Int128, lowest: Int128)] = [:]
  private(set) var vaultsBefore: [UInt64: SpotBalance] = [:]
  private(set) var ordersBefore: [UInt256: UInt64] = [:]
  var rootsBefore: Spot.Roots

  package init(
    heights: Spot.Heights = Spot.Heights(validium: 24, rollup: 31),
    isMintingUnique: Bool = true,
    expiration: UInt64 = 475_000
  ) {
    self.heights = heights
    self.isMintingUnique = isMintingUnique
    self.expiration = expiration
    rootsBefore = Spot.Roots(validium: .zero, rollup: .zero, orders: .zero)
    rootsBefore = roots
  }

  package func balance(of vault: UInt64) -> SpotBalance { vaults[vault] ?? SpotBalance() }

  /// Adds to a vault; with what is in it then it belongs to `key`.
  mutating func add(_ amount: Int128, to vault: UInt64, _ key: Felt252, _ token: Felt252) {
    touch(vault)
    let sum = balance(of: vault).amount + amount
    vaults[vault] = sum == 0 ? nil : SpotBalance(key: key, token: token, amount: sum)
  }

  mutating func touch(_ vault: UInt64) {
    if vaultsBefore[vault] == nil { vaultsBefore[vault] = balance(of: vault) }
  }

  mutating func fulfil(_ message: Felt252, by amount: UInt64) {
    let key = message.integer
    if ordersBefore[key] == nil { ordersBefore[key] = orders[key] ?? 0 }
    let (sum, overflow) = (orders[key] ?? 0).addingReportingOverflow(amount)
    orders[key] = overflow ? .max : sum
  }

  mutating func addL1(_ amount: Int128, to vault: Spot.L1Vault) {
    let sum = (l1Balances[vault]?.sum ?? 0) + amount
    l1Balances[vault] = (sum, min(sum, l1Balances[vault]?.lowest ?? 0))
  }

  /// Forgets the batch, which was put out, and keeps what it did.
  mutating func beginNextBatch() {
    transactions = []
    modifications = []
    conditions = []
    l1Orders = []
    l1Balances = [:]
    vaultsBefore = [:]
    ordersBefore = [:]
    orders = orders.filter { $0.value > 0 }
    rootsBefore = roots
  }
}

/// What is in a vault; may be more or less than a vault can hold.
package struct SpotBalance: Hashable, Sendable {
  package var key: Felt252 = .zero
  package var token: Felt252 = .zero
  package var amount: Int128 = 0
}

/// One side of a settlement to be made.
package struct SpotParty: Sendable {
  package var owner: SpotOwner
  package var terms: Spot.OrderTerms
  package var sold: UInt64
  package var fee: Spot.FeeCharge?

  package init(
    _ owner: SpotOwner,
    _ terms: Spot.OrderTerms,
    sold: UInt64,
    fee: Spot.FeeCharge? = nil
  ) {
    self.owner = owner
    self.terms = terms
    self.sold = sold
    self.fee = fee
  }
}

/// Who gives an order: with a key, or from an address on L1.
package enum SpotOwner: Hashable, Sendable {
  case key(TestKey)
  case address(Felt252)
}
