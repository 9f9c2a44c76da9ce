import StarkAlgebra
import StarkJSON
import StarkSettlement
import TestSupport
import Testing

@Suite("Hashes of perpetual configurations")
struct ConfigurationHashTests {
  @Test("are those of the batch files", arguments: BatchFolder.perpetualChain)
  func hashes(folder: BatchFolder) throws {
    let file = try folder.json("batch.json").object().required("general_config").object()
    let configuration = try Perpetual.GeneralConfiguration(named: file)
    var counts = OperationCounts()
    #expect(configuration.hash(counts: &counts) == (try file.element("general_config_hash")))
    #expect(counts.pedersenHashes == 13)
    for (asset, file) in zip(configuration.assets, try file.list("synthetic_assets_info")) {
      #expect(asset.hash(counts: &counts) == (try file.element("config_hash")))
    }
    #expect(configuration.assets.count == 3)
  }

  @Test(
    "differ between rollup and validium",
    .enabled(if: BatchFolder.perpetualValidium.isPresent, "needs the shared batches")
  )
  func validium() throws {
    let file = try BatchFolder.perpetualValidium.json("batch.json").object()
      .required("general_config").object()
    let configuration = try Perpetual.GeneralConfiguration(named: file)
    var counts = OperationCounts()
    #expect(configuration.availability == .validium)
    #expect(configuration.hash(counts: &counts) == (try file.element("general_config_hash")))
  }
}

extension Perpetual.GeneralConfiguration {
  /// The configuration of a batch file, without a look at the hashes in it.
  init(named file: JSONObject) throws {
    let collateral = try file.required("collateral_asset_info").object()
    let fee = try file.required("fee_position_info").object()
    let times = try file.required("timestamp_validation_config").object()
    self.init(
      maximumFundingRate: try file.integer("max_funding_rate"),
      collateral: try collateral.element("asset_id"),
      collateralResolution: try collateral.integer("resolution"),
      feePosition: try fee.integer("position_id"),
      feeKey: try fee.element("public_key"),
      assets: try file.list("synthetic_assets_info").map(Perpetual.AssetConfiguration.init(named:)),
      positionsHeight: try file.integer("positions_tree_height"),
      ordersHeight: try file.integer("orders_tree_height"),
      priceValidityPeriod: try times.integer("price_validity_period"),
      fundingValidityPeriod: try times.integer("funding_validity_period"),
      availability: try #require(
        Perpetual.DataAvailability(rawValue: try file.integer("data_availability_mode"))
      ),
      isRiskByBalanceOnly: try file.integer("is_risk_by_balance_only") as Int == 1
    )
  }
}

extension Perpetual.AssetConfiguration {
  fileprivate init(named file: JSONObject) throws {
    func elements(_ name: String) throws -> [Felt252] {
      try file.required(name).array(maximumCount: 100).map { try $0.fieldElement() }
    }
    self.init(
      id: try Perpetual.SyntheticAssetID(named: file),
      resolution: try file.integer("resolution"),
      // The largest bound has 39 digits, more than an Int128 holds.
      riskSegments: try file.list("risk_factor_segments").map {
        Perpetual.RiskSegment(
          upperBound: try #require(UInt128($0.required("upper_bound").string())),
          risk: try $0.integer("risk")
        )
      },
      signedIDs: try elements("oracle_price_signed_asset_ids"),
      quorum: try file.integer("oracle_price_quorum"),
      signers: try elements("oracle_price_signers")
    )
  }
}
