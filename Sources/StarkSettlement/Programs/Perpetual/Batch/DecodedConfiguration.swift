import StarkAlgebra
import StarkFaults
import StarkJSON

/// A configuration as files write it, with the hashes that they may claim for it.
struct DecodedConfiguration {
  let configuration: Perpetual.GeneralConfiguration
  let hash: Felt252?
  /// In the order of the assets.
  let assetHashes: [Felt252?]

  private static let members = [
    "max_funding_rate", "collateral_asset_info", "fee_position_info", "synthetic_assets_info",
    "positions_tree_height", "orders_tree_height", "timestamp_validation_config",
    "data_availability_mode", "is_risk_by_balance_only", "general_config_hash",
  ]

  init(_ value: JSONValue) throws(Fault) {
    let record = try JSONRecord(value, members: Self.members)
    let collateral = try JSONRecord(
      record.required("collateral_asset_info"),
      members: ["asset_id", "resolution"]
    )
    let fees = try JSONRecord(
      record.required("fee_position_info"),
      members: ["position_id", "public_key"]
    )
    let periods = try JSONRecord(
      record.required("timestamp_validation_config"),
      members: ["price_validity_period", "funding_validity_period"]
    )
    let assets = try record.required("synthetic_assets_info").elements(
      atMost: Perpetual.GeneralConfiguration.maximumAssetCount + 1,
      DecodedAsset.init
    )
    configuration = Perpetual.GeneralConfiguration(
      maximumFundingRate: try record.required("max_funding_rate").integer(in: 0...UInt64.max),
      collateral: try collateral.required("asset_id").fieldElement(),
      collateralResolution: try collateral.required("resolution").integer(in: 0...UInt64.max),
      feePosition: try fees.required("position_id").integer(in: 0...UInt64.max),
      feeKey: try fees.required("public_key").fieldElement(),
      assets: assets.map(\.configuration),
      positionsHeight: try record.required("positions_tree_height").integer(in: 0...64),
      ordersHeight: try record.required("orders_tree_height").integer(in: 0...64),
      priceValidityPeriod: try periods.required("price_validity_period")
        .integer(in: 0...UInt64.max),
      fundingValidityPeriod: try periods.required("funding_validity_period")
        .integer(in: 0...UInt64.max),
      availability: try record.required("data_availability_mode").flag() ? .rollup : .validium,
      isRiskByBalanceOnly: try record.required("is_risk_by_balance_only").flag()
    )
    hash = try record.claimedElement("general_config_hash")
    assetHashes = assets.map(\.hash)
  }
}

private struct DecodedAsset {
  let configuration: Perpetual.AssetConfiguration
  let hash: Felt252?

  /// The most segments, names or signers an asset may have.
  private static let maximumListCount = 1 << 12

  private static let members = [
    "asset_id", "resolution", "risk_factor_segments", "oracle_price_signed_asset_ids",
    "oracle_price_quorum", "oracle_price_signers", "config_hash",
  ]

  init(_ value: JSONValue) throws(Fault) {
    let record = try JSONRecord(value, members: Self.members)
    configuration = Perpetual.AssetConfiguration(
      id: try record.required("asset_id").syntheticAsset(),
      resolution: try record.required("resolution").integer(in: 0...UInt64.max),
      riskSegments: try record.required("risk_factor_segments").elements(
        atMost: Self.maximumListCount,
        Self.segment
      ),
      signedIDs: try Self.elements(of: record.required("oracle_price_signed_asset_ids")),
      quorum: try record.required("oracle_price_quorum").integer(in: 0...UInt64.max),
      signers: try Self.elements(of: record.required("oracle_price_signers"))
    )
    hash = try record.claimedElement("config_hash")
  }

  private static func segment(
    _ value: JSONValue
  ) throws(Fault) -> Perpetual.RiskSegment {
    let record = try JSONRecord(value, members: ["upper_bound", "risk"])
    return Perpetual.RiskSegment(
      upperBound: try record.required("upper_bound").unsigned128(),
      risk: try record.required("risk").integer(in: 0...UInt64.max)
    )
  }

  private static func elements(of value: JSONValue) throws(Fault) -> [Felt252] {
    try value.elements(atMost: maximumListCount) { (element) throws(Fault) in
      try element.fieldElement()
    }
  }
}
