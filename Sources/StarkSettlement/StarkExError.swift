import StarkFaults

/// The errors that the perpetual exchange's program has a number for.
///
/// (stark-perpetual v3.2, `error_code.cairo`; specification of settlement, 3.14.)
public enum StarkExError: Int, CaseIterable, Sendable {
  /// A holding of an unsafe position grows or changes its sign.
  case enlargesSyntheticHoldings = 1
  /// A position without risk loses value.
  case noRiskReducesValue = 2
  /// The value of an unsafe position falls against its risk.
  case reducesValueRiskRatio = 3
  /// A price of a tick is not what the oracles signed.
  case invalidOraclePrice = 4
  /// The asset is not the collateral of the exchange.
  case invalidCollateralAsset = 5
  /// The price is worse than what was signed.
  case invalidPriceRatio = 6
  /// The fee is higher than what was signed.
  case invalidFeeRatio = 7
  /// More is executed than the request has left.
  case overFulfilment = 8
  /// Funding is too old for transactions.
  case staleFunding = 9
  /// The position has another owner.
  case invalidPublicKey = 10
  /// A signature is not valid.
  case invalidSignature = 11
  /// An asset has no funding index.
  case missingFundingIndex = 12
  /// An asset has no price.
  case missingOraclePrice = 13
  /// An asset is not in the configuration.
  case unknownSyntheticAsset = 14
  /// An amount is out of range.
  case amountOutOfRange = 15
  /// A balance is out of range.
  case balanceOutOfRange = 16
  /// A funding index is out of range.
  case fundingIndexOutOfRange = 17
  /// An amount that has to be positive is not.
  case amountNotPositive = 18
  /// The total risk of a position is out of range.
  case totalRiskOutOfRange = 19
  /// The total value of a position is out of range.
  case totalValueOutOfRange = 20
  /// A position deals with itself.
  case samePosition = 21
  /// A position has too many assets.
  case tooManyAssetsInPosition = 22
  /// The exchange has too many assets.
  case tooManyAssetsInSystem = 23
  /// A position that still has value is deleveraged.
  case notDeleveragable = 24
  /// The price of a deleverage is not the best for the taker.
  case unfairDeleverage = 25
  /// A position whose value covers its risk is liquidated.
  case notLiquidatable = 26
  /// The assets or signers of a price tick do not ascend.
  case unsortedOraclePrices = 27
}

// The number that the settled program has for a fault belongs to that fault.
extension StarkExError: FaultDetail {}
