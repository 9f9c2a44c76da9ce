import StarkAlgebra

extension Spot.Execution {
  /// Two orders that match: what one sells the other buys, to the last quantum.
  mutating func execute(_ settlement: Spot.Settlement) throws(Spot.ReplayError) {
    let (a, b) = (settlement.a, settlement.b)
    step.party = .a
    try check(a.soldAmount, as: .sold)
    step.party = .b
    try check(b.soldAmount, as: .sold)
    step.party = nil
    guard a.order.terms.buyToken == b.order.terms.sellToken,
      b.order.terms.buyToken == a.order.terms.sellToken
    else { throw .rule(.tokenMismatch) }
    step.party = .a
    try execute(a, boughtAmount: b.soldAmount)
    step.party = .b
    try execute(b, boughtAmount: a.soldAmount)
  }

  /// One side of a settlement; the amounts traded have 63 bits.
  private mutating func execute(
    _ fill: Spot.OrderFill,
    boughtAmount: UInt64
  ) throws(Spot.ReplayError) {
    let terms = fill.order.terms
    try check(terms.sellAmount, as: .sell)
    try check(terms.buyAmount, as: .buy)
    try check(nonce: terms.nonce, expiration: terms.expiration)
    // No product reaches 2¹²⁶.
    guard
      UInt128(terms.sellAmount) * UInt128(boughtAmount)
        >= UInt128(fill.soldAmount) * UInt128(terms.buyAmount)
    else { throw .rule(.price) }
    let message = try nextMessage(claimed: fill.order.claimedMessage)
    try fulfil(message, by: fill.soldAmount, limit: terms.sellAmount)
    switch fill.order.authority {
    case .signature(let key, let signature):
      try trade(terms, sold: fill.soldAmount, bought: boughtAmount, key: key)
      let claim = SignatureClaim(key: key, message: message, signature: signature)
      claims.append((step, claim))
    case .l1(let owner):
      list(Spot.L1Order(owner: owner, terms: terms))
      try trade(terms, sold: fill.soldAmount, bought: boughtAmount, owner: owner)
    }
    guard let fee = terms.fee, let charge = fill.fee else { return }
    try check(charge.amount, as: .fee)
    try check(fee.limit, as: .feeLimit)
    guard
      UInt128(charge.amount) * UInt128(terms.buyAmount)
        <= UInt128(fee.limit) * UInt128(boughtAmount)
    else { throw .rule(.fee) }
    try move(charge, fee, from: fill.order.authority)
  }

  /// Notes in the order tree that `sold` more was sold.
  private mutating func fulfil(
    _ message: Felt252,
    by sold: UInt64,
    limit: UInt64
  ) throws(Spot.ReplayError) {
    let key = message.integer
    let fulfilled = try state.touchOrder(key)
    // A sum of 64-bit numbers fits 128 bits.
    guard let amount = UInt64(fulfilled), UInt128(amount) + UInt128(sold) <= UInt128(limit) else {
      throw .rule(.overFulfilment(fulfilled: fulfilled, sold: sold, limit: limit))
    }
    state.setOrder(key, to: amount + sold)
  }

  /// Moves what an order of the exchange sells and buys.
  private mutating func trade(
    _ terms: Spot.OrderTerms,
    sold: UInt64,
    bought: UInt64,
    key: Felt252
  ) throws(Spot.ReplayError) {
    let (sellVault, buyVault) = (Spot.VaultID(terms.sellVault), Spot.VaultID(terms.buyVault))
    try state.add(-Int128(sold), to: sellVault, key: key, token: terms.sellToken)
    try state.add(Int128(bought), to: buyVault, key: key, token: terms.buyToken)
  }

  /// Notes what an order from L1 sells and buys.
  private mutating func trade(
    _ terms: Spot.OrderTerms,
    sold: UInt64,
    bought: UInt64,
    owner: Felt252
  ) throws(Spot.ReplayError) {
    let sell = Spot.L1Vault(owner: owner, token: terms.sellToken, index: terms.sellVault)
    let buy = Spot.L1Vault(owner: owner, token: terms.buyToken, index: terms.buyVault)
    try l1.add(-Int128(sold), to: sell)
    try l1.add(Int128(bought), to: buy)
  }

  /// Moves a fee from a vault of who agreed to it to a vault of the exchange.
  mutating func move(
    _ charge: Spot.FeeCharge,
    _ fee: Spot.FeeTerms,
    from payer: Spot.Authority
  ) throws(Spot.ReplayError) {
    let amount = Int128(charge.amount)
    switch payer {
    case .signature(let key, _):
      try state.add(-amount, to: Spot.VaultID(fee.vault), key: key, token: fee.token)
    case .l1(let owner):
      let vault = Spot.L1Vault(owner: owner, token: fee.token, index: fee.vault)
      try l1.add(-amount, to: vault)
    }
    try state.add(amount, to: charge.vault, key: charge.publicKey, token: fee.token)
  }
}
