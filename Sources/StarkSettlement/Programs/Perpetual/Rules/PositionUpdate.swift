package import StarkAlgebra

extension Perpetual {
  /// A request to change what a position holds; all transactions are made of these.
  package struct PositionUpdate: Equatable, Sendable {
    /// The key the position must have unless it is empty; 0 where nobody has to say whose it is.
    package let key: Felt252
    /// In (−2⁶⁵, 2⁶⁵): sums of two amounts.
    package let collateral: Int128
    /// What is traded beside collateral, nil if nothing is.
    package let trade: SyntheticChange?

    package init(key: Felt252, collateral: Int128, trade: SyntheticChange? = nil) {
      self.key = key
      self.collateral = collateral
      self.trade = trade
    }
  }

  package struct SyntheticChange: Equatable, Sendable {
    package let asset: SyntheticAssetID
    /// In (−2⁶⁴, 2⁶⁴).
    package let delta: Int128

    package init(asset: SyntheticAssetID, delta: Int128) {
      self.asset = asset
      self.delta = delta
    }
  }

  /// What an update came to.
  package struct PositionOutcome: Sendable {
    /// The position before, with funding paid.
    package let funded: Position
    /// The position after, or the error that the program has a number for.
    package let result: Result<Position, RuleViolation>

    /// What the position is now: as it was but for funding if the update failed.
    package var position: Position {
      switch result {
      case .success(let position): position
      case .failure: funded
      }
    }
  }
}

extension Perpetual.Position {
  /// The basic update (specification of settlement, 2.8), with its errors in the order of the
  /// program.
  ///
  /// - Throws: an error without a number, which no forced action can excuse.
  package func applying(
    _ update: Perpetual.PositionUpdate,
    in market: Perpetual.Market
  ) throws(Perpetual.RuleViolation) -> Perpetual.PositionOutcome {
    let funded = try funded(in: market)
    do {
      let updated = try funded.changed(by: update, in: market)
      return Perpetual.PositionOutcome(funded: funded, result: .success(updated))
    } catch {
      guard error.starkExError != nil else { throw error }
      return Perpetual.PositionOutcome(funded: funded, result: .failure(error))
    }
  }

  private func changed(
    by update: Perpetual.PositionUpdate,
    in market: Perpetual.Market
  ) throws(Perpetual.RuleViolation) -> Self {
    let fundingIndex = try update.trade.map { (trade) throws(Perpetual.RuleViolation) in
      try market.fundingIndex(ofTradable: trade.asset)
    }
    // An empty position that nobody claims stays as it is, its new funding timestamp included.
    guard let key = try owner(for: update) else { return self }
    var updated = self
    updated.publicKey = key
    updated.collateral = try balance(collateral, adding: update.collateral)
    if let trade = update.trade, let fundingIndex, trade.delta != 0 {
      try updated.add(trade, at: fundingIndex)
    }
    if updated.holdsNothing { updated = .empty }
    try checkTransition(to: updated, in: market)
    return updated
  }

  /// The key after the update, nil if there is none and nothing to do.
  private func owner(
    for update: Perpetual.PositionUpdate
  ) throws(Perpetual.RuleViolation) -> Felt252? {
    if update.key == .zero {
      guard publicKey == .zero else { return publicKey }
      guard update.collateral == 0, update.trade?.delta ?? 0 == 0 else {
        throw Perpetual.RuleViolation(
          .publicKey,
          .invalidPublicKey,
          expected: "an owner",
          found: "an empty position"
        )
      }
      return nil
    }
    guard publicKey == .zero || publicKey == update.key else {
      throw Perpetual.RuleViolation(
        .publicKey,
        .invalidPublicKey,
        expected: "\(publicKey.integer)",
        found: "\(update.key.integer)"
      )
    }
    return update.key
  }

  /// Changes a holding by a delta that is not 0; a new one enters at `fundingIndex`.
  private mutating func add(
    _ trade: Perpetual.SyntheticChange,
    at fundingIndex: Int64
  ) throws(Perpetual.RuleViolation) {
    let slot = assets.firstIndex { $0.asset >= trade.asset } ?? assets.count
    let isHeld = slot < assets.count && assets[slot].asset == trade.asset
    let balance = try balance(isHeld ? assets[slot].balance : 0, adding: trade.delta)
    switch (isHeld, balance == 0) {
    case (true, true): assets.remove(at: slot)
    case (true, false): assets[slot].balance = balance
    case (false, _):
      assets.insert(
        Perpetual.Holding(asset: trade.asset, balance: balance, cachedFundingIndex: fundingIndex),
        at: slot
      )
    }
    guard assets.count <= Self.maximumAssetCount else {
      throw Perpetual.RuleViolation(
        .positionAssetCount,
        .tooManyAssetsInPosition,
        expected: "at most \(Self.maximumAssetCount)",
        found: "\(assets.count)"
      )
    }
  }

  private func balance(
    _ balance: Int64,
    adding delta: Int128
  ) throws(Perpetual.RuleViolation) -> Int64 {
    guard let sum = Int64(exactly: Int128(balance) + delta) else {
      throw Perpetual.RuleViolation(
        .balanceRange,
        .balanceOutOfRange,
        expected: "-2^63 to 2^63 - 1",
        found: "\(Int128(balance) + delta)"
      )
    }
    return sum
  }
}

extension Perpetual.Market {
  /// The funding index of an asset that may be traded: one that has a price and an index.
  fileprivate func fundingIndex(
    ofTradable asset: Perpetual.SyntheticAssetID
  ) throws(Perpetual.RuleViolation) -> Int64 {
    guard price(of: asset) != nil else {
      throw Perpetual.RuleViolation(.priceMissing, .missingOraclePrice, found: "\(asset)")
    }
    guard let index = funding.index(of: asset) else {
      throw Perpetual.RuleViolation(.fundingIndexMissing, .missingFundingIndex, found: "\(asset)")
    }
    return index
  }
}
