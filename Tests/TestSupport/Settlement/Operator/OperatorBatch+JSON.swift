import StarkAlgebra
import StarkHashes
import StarkSettlement

/// The file of the batch, as the batches beside the repository are written.
extension OperatorBatch {
  /// The batch with all claims a file may make; authentication paths only on demand.
  package func json(withPaths: Bool) -> EditableJSON {
    var members: [(String, EditableJSON)] = [
      ("general_config", json(of: configuration)),
      ("prev_shared_state", json(of: output.previous)),
      ("new_shared_state", json(of: output.next)),
      ("minimum_expiration_timestamp", .number(output.minimumExpiration)),
      ("transactions", .array(zip(transactions, codes).map { json(of: $0, $1) })),
      ("signed_min_oracle_prices", .array(minimumQuotes.map { json(of: $0) })),
      ("signed_max_oracle_prices", .array(maximumQuotes.map { json(of: $0) })),
      ("prev_positions", json(of: oldPositions)),
      ("new_positions", json(of: newPositions)),
      ("prev_orders", json(of: oldOrders)),
      ("new_orders", json(of: newOrders.filter { oldOrders[$0.key] != nil })),
    ]
    if withPaths, case .plain(let positions, let orders) = roots {
      let paths = EditableJSON.members([
        ("positions", json(of: positions, at: oldPositions.keys.sorted())),
        ("orders", json(of: orders, at: oldOrders.keys.sorted())),
      ])
      members.append(("prev_tree_auth_paths", paths))
    }
    members.append(("max_n_words_per_memory_page", .number(3800)))
    return .members(members)
  }

  private func json(of tree: PlainTree, at indices: [UInt64]) -> EditableJSON {
    .members(
      indices.map { index in
        ("\(index)", .array(tree.siblings(of: index).map { .hexadecimal($0) }))
      }
    )
  }

  private func json(of positions: [UInt64: Perpetual.Position]) -> EditableJSON {
    .members(
      positions.sorted { $0.key < $1.key }.map { id, position in
        var counts = OperationCounts()
        let assets = position.assets.map { holding in
          EditableJSON.members([
            ("asset_id", .hexadecimal(holding.asset.element)),
            ("balance", .decimal(holding.balance)),
            ("cached_funding_index", .decimal(holding.cachedFundingIndex)),
          ])
        }
        let json = EditableJSON.members([
          ("public_key", .hexadecimal(position.publicKey)),
          ("collateral_balance", .decimal(position.collateral)),
          ("assets", .array(assets)),
          ("funding_timestamp", .number(position.fundingTimestamp)),
          ("hash", .hexadecimal(position.hash(counts: &counts))),
        ])
        return ("\(id)", json)
      }
    )
  }

  private func json(of orders: [UInt64: UInt64]) -> EditableJSON {
    .members(orders.sorted { $0.key < $1.key }.map { ("\($0.key)", .decimal($0.value)) })
  }

  private func json(of state: Perpetual.SharedState) -> EditableJSON {
    let bytes = words(of: state).flatMap { Bytes32($0.integer).array }
    return .members([
      ("positions_root", .hexadecimal(state.positionsRoot)),
      ("positions_tree_height", .number(state.positionsHeight)),
      ("orders_root", .hexadecimal(state.ordersRoot)),
      ("orders_tree_height", .number(state.ordersHeight)),
      ("funding_indices", json(of: state.funding.indices)),
      ("funding_timestamp", .number(state.funding.timestamp)),
      ("oracle_prices", json(of: state.prices)),
      ("system_time", .number(state.systemTime)),
      ("shared_state_hash", .string("\(Keccak256.hash(bytes.span).integer)")),
    ])
  }

  private func json(of configuration: Perpetual.GeneralConfiguration) -> EditableJSON {
    .members([
      ("max_funding_rate", .number(configuration.maximumFundingRate)),
      (
        "collateral_asset_info",
        .members([
          ("asset_id", .hexadecimal(configuration.collateral)),
          ("resolution", .decimal(configuration.collateralResolution)),
        ])
      ),
      (
        "fee_position_info",
        .members([
          ("position_id", .decimal(configuration.feePosition)),
          ("public_key", .hexadecimal(configuration.feeKey)),
        ])
      ),
      ("synthetic_assets_info", .array(configuration.assets.map { json(of: $0) })),
      ("positions_tree_height", .number(configuration.positionsHeight)),
      ("orders_tree_height", .number(configuration.ordersHeight)),
      (
        "timestamp_validation_config",
        .members([
          ("price_validity_period", .number(configuration.priceValidityPeriod)),
          ("funding_validity_period", .number(configuration.fundingValidityPeriod)),
        ])
      ),
      ("data_availability_mode", .number(configuration.availability.rawValue)),
      ("is_risk_by_balance_only", .flag(configuration.isRiskByBalanceOnly)),
      ("general_config_hash", .hexadecimal(configuration.chainedHash)),
    ])
  }

  private func json(of asset: Perpetual.AssetConfiguration) -> EditableJSON {
    let segments = asset.riskSegments.map { segment in
      EditableJSON.members([
        ("upper_bound", .decimal(segment.upperBound)), ("risk", .decimal(segment.risk)),
      ])
    }
    return .members([
      ("asset_id", .hexadecimal(asset.id.element)),
      ("resolution", .decimal(asset.resolution)),
      ("risk_factor_segments", .array(segments)),
      ("oracle_price_signed_asset_ids", .array(asset.signedIDs.map { .hexadecimal($0) })),
      ("oracle_price_quorum", .number(asset.quorum)),
      ("oracle_price_signers", .array(asset.signers.map { .hexadecimal($0) })),
      ("config_hash", .hexadecimal(asset.chainedHash)),
    ])
  }

  private func json(of quote: OracleQuote) -> EditableJSON {
    let statements = quote.statements.map { statement in
      EditableJSON.members([
        ("signer_key", .hexadecimal(statement.oracle.publicKey)),
        ("external_price", .decimal(statement.externalPrice)),
        ("timestamp", .number(statement.timestamp)),
        ("signed_asset_id", .hexadecimal(statement.signedID)),
        ("signature", .signature(statement.oracle.sign(statement.message))),
        ("message_hash", .hexadecimal(statement.message)),
      ])
    }
    return .members([
      ("asset_id", .hexadecimal(quote.asset.element)),
      ("price", .decimal(quote.price)),
      ("signed_prices", .array(statements)),
    ])
  }

  func json(of prices: [Perpetual.AssetPrice]) -> EditableJSON {
    .array(
      prices.map {
        .members([("asset_id", .hexadecimal($0.asset.element)), ("price", .decimal($0.price))])
      }
    )
  }

  func json(of indices: [Perpetual.FundingIndex]) -> EditableJSON {
    .array(
      indices.map { index in
        .members([
          ("asset_id", .hexadecimal(index.asset.element)),
          ("funding_index", .decimal(index.index)),
        ])
      }
    )
  }
}
