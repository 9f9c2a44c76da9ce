extension Perpetual {
  /// The rules of the program; the specification of settlement has them in its chapters 2 and 3.
  ///
  /// The raw values are part of failure codes and stay as they are.
  package enum Rule: String, CaseIterable, Sendable {
    // Amounts, times and requests.
    case amountRange = "amount-range"
    case positiveAmount = "positive-amount"
    case samePosition = "same-position"
    case collateralAsset = "collateral-asset"
    case orderSides = "order-sides"
    case orderAssets = "order-assets"
    case feePositionTrades = "fee-position-trades"
    case feeRatio = "fee-ratio"
    case priceRatio = "price-ratio"
    case signature
    case expiration
    case nonce
    case fulfilment
    case staleFunding = "stale-funding"
    case timeGoesBack = "time-goes-back"
    case forcedActionSucceeds = "forced-action-succeeds"

    // Positions.
    case unknownContent = "unknown-content"
    case publicKey = "public-key"
    case fundingIndexMissing = "funding-index-missing"
    case priceMissing = "price-missing"
    case configurationMissing = "configuration-missing"
    case fundedCollateral = "funded-collateral"
    case balanceRange = "balance-range"
    case lowestBalance = "lowest-balance"
    case positionAssetCount = "position-asset-count"
    case totalValue = "total-value"
    case totalRisk = "total-risk"
    case enlargedHolding = "enlarged-holding"
    case valueRiskRatio = "value-risk-ratio"
    case valueWithoutRisk = "value-without-risk"
    case notLiquidatable = "not-liquidatable"
    case notDeleveragable = "not-deleveragable"
    case unfairDeleverage = "unfair-deleverage"

    // Ticks.
    case fundingOrder = "funding-order"
    case fundingIndexRange = "funding-index-range"
    case fundingAssetDropped = "funding-asset-dropped"
    case fundingCap = "funding-cap"
    case priceOrder = "price-order"
    case priceNotSigned = "price-not-signed"
    case priceBounds = "price-bounds"

    // Signed prices.
    case unknownAsset = "unknown-asset"
    case quorum
    case signedPriceRange = "signed-price-range"
    case signerOrder = "signer-order"
    case externalPriceRange = "external-price-range"
    case oracleTimestampRange = "oracle-timestamp-range"
    case signer
    case signedID = "signed-id"
    case oracleTime = "oracle-time"
    case internalPriceRange = "internal-price-range"
    case median
  }
}
