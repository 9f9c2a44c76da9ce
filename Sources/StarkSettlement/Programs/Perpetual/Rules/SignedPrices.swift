import StarkAlgebra

extension Perpetual {
  /// When an oracle must have signed for a batch to use its price, in seconds.
  struct OracleWindow: Equatable, Sendable {
    /// Less than 0 if the prices stay valid longer than there has been time.
    let first: Int128
    let last: Int128

    init(previousTime: UInt64, nextTime: UInt64, validity: UInt64) {
      first = Int128(previousTime) - Int128(validity)
      last = Int128(nextTime)
    }
  }
}

extension Perpetual.BatchExecution {
  /// Checks a list of signed prices, in the order of the program.
  ///
  /// (stark-perpetual v3.2, `oracle_price.cairo`; specification of settlement, 3.10.) The assets
  /// have to stand in the order of the configuration.
  mutating func check(
    _ prices: [Perpetual.SignedPrice],
    of bound: Perpetual.PriceBound,
    within window: Perpetual.OracleWindow
  ) throws(Perpetual.RuleViolation) {
    var assets = configuration.assets[...]
    for (entry, price) in prices.enumerated() {
      place = .signedPrice(bound, entry: entry)
      guard let index = assets.firstIndex(where: { $0.id == price.asset }) else {
        throw Perpetual.RuleViolation(
          .unknownAsset,
          .unknownSyntheticAsset,
          expected: "an asset of the configuration, in its order",
          found: "\(price.asset)"
        )
      }
      let asset = assets[index]
      assets = assets[(index + 1)...]
      try check(price, of: asset, within: window)
    }
  }

  private mutating func check(
    _ price: Perpetual.SignedPrice,
    of asset: Perpetual.AssetConfiguration,
    within window: Perpetual.OracleWindow
  ) throws(Perpetual.RuleViolation) {
    let count = price.signatures.count
    guard asset.quorum <= UInt64(count) else {
      throw Perpetual.RuleViolation(.quorum, expected: "\(asset.quorum)", found: "\(count)")
    }
    guard let median = UInt64(exactly: price.price), median > 0 else {
      throw Perpetual.RuleViolation(
        .signedPriceRange,
        expected: "1 to 2^64 - 1",
        found: "\(price.price)"
      )
    }
    var (notAbove, notBelow) = (0, 0)
    var lastKey = Felt252.zero
    for (number, signature) in price.signatures.enumerated() {
      guard lastKey.integer < signature.key.integer else {
        throw Perpetual.RuleViolation(
          .signerOrder,
          expected: "more than \(lastKey.integer)",
          found: "\(signature.key.integer)"
        )
      }
      lastKey = signature.key
      let signed = try check(signature, number, of: asset, within: window)
      if signed <= UInt128(median) { notAbove += 1 }
      if signed >= UInt128(median) { notBelow += 1 }
    }
    // At least half on both sides; an even number has an interval of medians.
    guard 2 * notAbove >= count, 2 * notBelow >= count else {
      throw Perpetual.RuleViolation(
        .median,
        expected: "half of \(count) on both sides of \(median)",
        found: "\(notAbove) not above, \(notBelow) not below"
      )
    }
  }

  /// The price that an oracle has signed, as the exchange counts.
  private mutating func check(
    _ signature: Perpetual.OracleSignature,
    _ number: Int,
    of asset: Perpetual.AssetConfiguration,
    within window: Perpetual.OracleWindow
  ) throws(Perpetual.RuleViolation) -> UInt128 {
    guard signature.externalPrice >= 0, signature.externalPrice < 1 << 120 else {
      throw Perpetual.RuleViolation(
        .externalPriceRange,
        expected: "0 to 2^120 - 1",
        found: "\(signature.externalPrice)"
      )
    }
    guard (0...1 << 32).contains(signature.timestamp) else {
      throw Perpetual.RuleViolation(
        .oracleTimestampRange,
        expected: "0 to 2^32",
        found: "\(signature.timestamp)"
      )
    }
    let hash = claimSignature(of: signature.key, signature.signature)
    note(signature.claimedHash, at: "signed_prices[\(number)].message_hash", follows: hash) {
      "\($0.integer)"
    }
    guard asset.signers.contains(signature.key) else {
      throw Perpetual.RuleViolation(
        .signer,
        .invalidOraclePrice,
        expected: "a signer of asset \(asset.id)",
        found: "\(signature.key.integer)"
      )
    }
    guard asset.signedIDs.contains(signature.signedID) else {
      throw Perpetual.RuleViolation(
        .signedID,
        expected: "a name of asset \(asset.id)",
        found: "\(signature.signedID.integer)"
      )
    }
    let timestamp = signature.timestamp
    guard timestamp >= window.first, timestamp <= window.last else {
      throw Perpetual.RuleViolation(
        .oracleTime,
        expected: "\(window.first) to \(window.last)",
        found: "\(timestamp)"
      )
    }
    return try signature.internalPrice(of: asset, collateral: configuration.collateralResolution)
  }
}

extension Perpetual.OracleSignature {
  /// The price of a quantum in quanta of collateral, 32 fractional bits, rounded to the nearest.
  ///
  ///     ⌊(external·R·2³² + D/2) / D⌋, D = resolution·10¹⁸, R = resolution of collateral
  ///
  /// The program divides only if D is at most ⌊p/2¹²⁸⌋ = 2¹²³ + 17·2⁶⁴, and takes only quotients
  /// below 2¹²⁸.
  fileprivate func internalPrice(
    of asset: Perpetual.AssetConfiguration,
    collateral resolution: UInt64
  ) throws(Perpetual.RuleViolation) -> UInt128 {
    let unit: UInt128 = 1_000_000_000_000_000_000
    let largestDivisor: UInt128 = (1 << 123) + (17 << 64)
    let divisor = UInt128(asset.resolution) * unit
    // External price < 2¹²⁰ and resolution < 2⁶⁴: less than 2²¹⁶.
    let scaled = externalPrice.magnitude.multipliedFullWidth(by: UInt128(resolution) << 32)
    let (low, carry) = scaled.low.addingReportingOverflow(divisor / 2)
    let high = scaled.high + (carry ? 1 : 0)
    guard divisor <= largestDivisor, high < divisor else {
      throw Perpetual.RuleViolation(.internalPriceRange, expected: "less than 2^128")
    }
    return divisor.dividingFullWidth((high, low)).quotient
  }
}
