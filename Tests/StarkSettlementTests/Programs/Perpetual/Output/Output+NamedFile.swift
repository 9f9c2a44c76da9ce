import StarkAlgebra
import StarkJSON
import StarkSettlement
import Testing

extension Perpetual.Output {
  /// The output that a `decoded.json` names word by word.
  init(named file: JSONObject) throws {
    self.init(
      configurationHash: try file.element("general_config_hash"),
      availability: try #require(
        Perpetual.DataAvailability(rawValue: try file.integer("data_availability_mode"))
      ),
      assetHashes: try file.list("asset_configs").map {
        Perpetual.AssetConfigurationHash(
          asset: try Perpetual.SyntheticAssetID(named: $0),
          hash: try $0.element("config_hash")
        )
      },
      previous: try Perpetual.SharedState(named: file.required("prev_shared_state").object()),
      next: try Perpetual.SharedState(named: file.required("new_shared_state").object()),
      minimumExpiration: try file.integer("minimum_expiration_timestamp"),
      modifications: try file.list("modifications").map {
        Perpetual.Modification(
          ownerKey: try $0.element("owner_key"),
          position: try $0.integer("position_id"),
          delta: try $0.integer("delta")
        )
      },
      forcedActions: try file.list("forced_actions").map(Perpetual.ForcedAction.init(named:)),
      conditions: try file.required("conditions").array(maximumCount: 1 << 20)
        .map { try $0.fieldElement() },
      data: try file.optional("data_availability").map {
        try Perpetual.PublishedData(named: $0.object())
      }
    )
  }
}

extension Perpetual.SyntheticAssetID {
  init(named file: JSONObject, _ name: String = "asset_id") throws {
    self = try #require(Self(file.element(name)))
  }
}

extension Perpetual.SharedState {
  /// The state that a file describes, without a look at its hash.
  init(named file: JSONObject) throws {
    self.init(
      positionsRoot: try file.element("positions_root"),
      positionsHeight: try file.integer("positions_tree_height"),
      ordersRoot: try file.element("orders_root"),
      ordersHeight: try file.integer("orders_tree_height"),
      funding: Perpetual.FundingTable(
        indices: try file.list("funding_indices").map(Perpetual.FundingIndex.init(named:)),
        timestamp: try file.integer("funding_timestamp")
      ),
      prices: try file.list("oracle_prices").map {
        Perpetual.AssetPrice(
          asset: try Perpetual.SyntheticAssetID(named: $0),
          price: try $0.integer("price")
        )
      },
      systemTime: try file.integer("system_time")
    )
  }
}

extension Perpetual.FundingIndex {
  fileprivate init(named file: JSONObject) throws {
    self.init(
      asset: try Perpetual.SyntheticAssetID(named: file),
      index: try file.integer("funding_index")
    )
  }
}

extension Perpetual.ForcedAction {
  fileprivate init(named file: JSONObject) throws {
    guard try file.required("type").string() == "FORCED_TRADE" else {
      self = .withdrawal(
        Perpetual.ForcedWithdrawal(
          key: try file.element("public_key"),
          position: try file.integer("position_id"),
          amount: try file.integer("amount")
        )
      )
      return
    }
    self = .trade(
      Perpetual.ForcedTrade(
        keyA: try file.element("public_key_a"),
        keyB: try file.element("public_key_b"),
        positionA: try file.integer("position_id_a"),
        positionB: try file.integer("position_id_b"),
        asset: try Perpetual.SyntheticAssetID(named: file, "synthetic_asset_id"),
        collateralAmount: try file.integer("amount_collateral"),
        syntheticAmount: try file.integer("amount_synthetic"),
        isABuying: try file.integer("is_party_a_buying_synthetic") as Int == 1,
        nonce: Felt252(try file.integer("nonce") as UInt64)
      )
    )
  }
}

extension Perpetual.PublishedData {
  fileprivate init(named file: JSONObject) throws {
    self.init(
      fundingTicks: try file.list("funding_table").map {
        Perpetual.FundingTable(
          indices: try $0.list("funding_indices").map(Perpetual.FundingIndex.init(named:)),
          timestamp: try $0.integer("timestamp")
        )
      },
      positions: try file.list("position_changes").map {
        Perpetual.PositionChange(
          position: try $0.integer("position_id"),
          publicKey: try $0.element("public_key"),
          collateral: try $0.integer("collateral_balance"),
          fundingTimestamp: try $0.integer("funding_timestamp"),
          balances: try $0.list("asset_changes").map {
            Perpetual.AssetBalance(
              asset: try Perpetual.SyntheticAssetID(named: $0),
              balance: try $0.integer("new_balance")
            )
          }
        )
      }
    )
  }
}
