import StarkAlgebra
import StarkSettlement

/// The configuration of a scene, as a batch file writes it.
struct SceneConfiguration {
  var maximumFundingRate: UInt64 = 1 << 20
  var priceValidityPeriod: UInt64 = 100
  var fundingValidityPeriod: UInt64 = 100
  var isRiskByBalanceOnly = false
  /// Upper bound and risk of each segment of all assets.
  var segments: [(bound: String, risk: UInt64)] = [("\(UInt128.max)", 1 << 30)]
  var quorum: UInt64 = 1
  var signers = ["0x5", "0x7", "0x9"]
  var signedIDs = ["0xaa", "0xab"]
  var assetCount = 3
  /// So that an external price of 10¹⁸ is an internal one of 1.
  var resolution: UInt64 = 1_000_000
  var collateralResolution: UInt64 = 1_000_000

  var text: String {
    let assets = (0..<assetCount).map { asset(0x10 * (UInt64($0) + 1)) }
    return """
      {"max_funding_rate": \(maximumFundingRate),
      "collateral_asset_info":
      {"asset_id": "\(Scene.collateral.integer)", "resolution": \(collateralResolution)},
      "fee_position_info": {"position_id": "\(Scene.feePosition)", "public_key": "0xfee"},
      "synthetic_assets_info": [\(assets.joined(separator: ","))],
      "positions_tree_height": 64, "orders_tree_height": 64,
      "timestamp_validation_config": {"price_validity_period": \(priceValidityPeriod),
      "funding_validity_period": \(fundingValidityPeriod)},
      "data_availability_mode": 1, "is_risk_by_balance_only": \(isRiskByBalanceOnly ? 1 : 0)}
      """
  }

  private func asset(_ id: UInt64) -> String {
    let segments = segments.map { #"{"upper_bound": "\#($0.bound)", "risk": \#($0.risk)}"# }
    func list(_ texts: [String]) -> String {
      texts.map { "\"\($0)\"" }.joined(separator: ",")
    }
    return """
      {"asset_id": "\(Perpetual.SyntheticAssetID.number(id))", "resolution": \(resolution),
      "risk_factor_segments": [\(segments.joined(separator: ","))],
      "oracle_price_signed_asset_ids": [\(list(signedIDs))],
      "oracle_price_quorum": \(quorum), "oracle_price_signers": [\(list(signers))]}
      """
  }
}
