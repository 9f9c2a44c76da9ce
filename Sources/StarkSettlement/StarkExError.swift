/// The errors that the perpetual exchange's program has a number for.
///
/// (stark-perpetual v3.2, `error_code.cairo`; specification of settlement, 3.14.)
public enum StarkExError: Int, CaseIterable, Sendable {
  case enlargesSyntheticHoldings = 1
  case noRiskReducesValue = 2
  case reducesValueRiskRatio = 3
  case invalidOraclePrice = 4
  case invalidCollateralAsset = 5
  case invalidPriceRatio = 6
  case invalidFeeRatio = 7
  case overFulfilment = 8
  case staleFunding = 9
  case invalidPublicKey = 10
  case invalidSignature = 11
  case missingFundingIndex = 12
  case missingOraclePrice = 13
  case unknownSyntheticAsset = 14
  case amountOutOfRange = 15
  case balanceOutOfRange = 16
  case fundingIndexOutOfRange = 17
  case amountNotPositive = 18
  case totalRiskOutOfRange = 19
  case totalValueOutOfRange = 20
  case samePosition = 21
  case tooManyAssetsInPosition = 22
  case tooManyAssetsInSystem = 23
  case notDeleveragable = 24
  case unfairDeleverage = 25
  case notLiquidatable = 26
  case unsortedOraclePrices = 27
}
