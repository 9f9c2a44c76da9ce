import StarkAlgebra
import StarkSettlement

extension Perpetual.Output {
  /// A rollup's output with two entries in every list, whose roots belong to no tree.
  static let full: Perpetual.Output = {
    let assets = [1, 2].map { Perpetual.SyntheticAssetID.example($0) }
    func table(_ first: Int64, time: UInt64) -> Perpetual.FundingTable {
      Perpetual.FundingTable(
        indices: zip(assets, [first, 8]).map { Perpetual.FundingIndex(asset: $0, index: $1) },
        timestamp: time
      )
    }
    func state(_ funding: Perpetual.FundingTable) -> Perpetual.SharedState {
      Perpetual.SharedState(
        positionsRoot: 11,
        positionsHeight: 64,
        ordersRoot: 12,
        ordersHeight: 64,
        funding: funding,
        prices: zip(assets, [1, 9]).map { Perpetual.AssetPrice(asset: $0, price: $1) },
        systemTime: funding.timestamp
      )
    }
    let ticks = [table(-2, time: 100), table(5, time: 101)]
    return Perpetual.Output(
      configurationHash: 10,
      availability: .rollup,
      assetHashes: assets.map { Perpetual.AssetConfigurationHash(asset: $0, hash: 13) },
      previous: state(table(-3, time: 100)),
      next: state(ticks[1]),
      minimumExpiration: 7,
      modifications: [
        Perpetual.Modification(ownerKey: 20, position: 21, delta: 5),
        Perpetual.Modification(ownerKey: 20, position: 22, delta: -5),
      ],
      forcedActions: [
        .withdrawal(Perpetual.ForcedWithdrawal(key: 40, position: 41, amount: 42)),
        .trade(
          Perpetual.ForcedTrade(
            keyA: 51,
            keyB: 52,
            positionA: 53,
            positionB: 54,
            asset: assets[0],
            collateralAmount: 55,
            syntheticAmount: 56,
            isABuying: true,
            nonce: 57
          )
        ),
      ],
      conditions: [60, 61],
      data: Perpetual.PublishedData(
        fundingTicks: ticks,
        positions: [
          Perpetual.PositionChange(
            position: 3,
            publicKey: 0,
            collateral: 0,
            fundingTimestamp: 0,
            balances: []
          ),
          Perpetual.PositionChange(
            position: 4,
            publicKey: 1,
            collateral: -9,
            fundingTimestamp: 101,
            balances: zip(assets, [0, 4]).map { Perpetual.AssetBalance(asset: $0, balance: $1) }
          ),
        ]
      )
    )
  }()

  /// The names of the words of `full`.
  static let fullFields: [String] = {
    func table(_ prefix: String) -> [String] {
      ["\(prefix).funding_indices.count"]
        + (0..<2).flatMap { entry in
          ["asset_id", "funding_index"].map { "\(prefix).funding_indices[\(entry)].\($0)" }
        } + ["\(prefix).funding_timestamp"]
    }
    func list(_ name: String, _ fields: [String]) -> [String] {
      ["\(name).count"] + (0..<2).flatMap { entry in fields.map { "\(name)[\(entry)].\($0)" } }
    }
    func state(_ name: String) -> [String] {
      ["size", "positions_root", "positions_tree_height", "orders_root", "orders_tree_height"]
        .map { "\(name).\($0)" }
        + table(name) + list("\(name).oracle_prices", ["asset_id", "price"])
        + ["\(name).system_time"]
    }
    let position = [
      "size", "position_id", "public_key", "collateral_balance", "funding_timestamp",
    ]
    return ["general_config_hash", "data_availability_mode"]
      + list("asset_configs", ["asset_id", "config_hash"])
      + state("prev_shared_state") + state("new_shared_state")
      + ["minimum_expiration_timestamp"]
      + list("modifications", ["owner_key", "position_id", "biased_delta"])
      + ["forced_actions_size", "forced_actions.count"]
      + ["type", "public_key", "position_id", "amount"].map { "forced_actions[0].\($0)" }
      + [
        "type", "public_key_a", "public_key_b", "position_id_a", "position_id_b",
        "synthetic_asset_id", "amount_collateral", "amount_synthetic",
        "is_party_a_buying_synthetic", "nonce",
      ].map { "forced_actions[1].\($0)" }
      + list("conditions", ["condition"])
      + ["funding_ticks.count"] + table("funding_ticks[0]") + table("funding_ticks[1]")
      + position.map { "positions[0].\($0)" } + position.map { "positions[1].\($0)" }
      + ["positions[1].assets[0].balance", "positions[1].assets[1].balance"]
  }()
}
