package import StarkJSON

extension Perpetual.State {
  /// Writes the state as a state file; reading it gives the same state back.
  ///
  /// The orders are left out if only their root is known.
  ///
  /// - Throws: that a position is not known.
  package func write(to writer: inout JSONWriter) throws(TreeError) {
    let positions = try positions.leaves()
    let orders = try? orders.leaves()
    writer.object { writer in
      writer.member("program") { writer in writer.string(Self.programName) }
      writer.member("shared_state") { writer in shared.write(to: &writer) }
      writer.member("positions") { writer in
        writer.object { writer in
          for (id, position) in positions {
            writer.member("\(id)") { writer in position.write(to: &writer) }
          }
        }
      }
      guard let orders else { return }
      writer.member("orders") { writer in
        writer.object { writer in
          for (id, fill) in orders {
            writer.member("\(id)") { writer in writer.string("\(fill.amount)") }
          }
        }
      }
    }
  }
}

extension Perpetual.SharedState {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("positions_root") { writer in writer.string("\(positionsRoot)") }
      writer.member("positions_tree_height") { writer in writer.number(positionsHeight) }
      writer.member("orders_root") { writer in writer.string("\(ordersRoot)") }
      writer.member("orders_tree_height") { writer in writer.number(ordersHeight) }
      writer.member("funding_indices") { writer in
        writer.array { writer in
          for entry in funding.indices {
            writer.entry(of: entry.asset, ("funding_index", entry.index))
          }
        }
      }
      writer.member("funding_timestamp") { writer in writer.number(funding.timestamp) }
      writer.member("oracle_prices") { writer in
        writer.array { writer in
          for entry in prices { writer.entry(of: entry.asset, ("price", entry.price)) }
        }
      }
      writer.member("system_time") { writer in writer.number(systemTime) }
    }
  }
}

extension Perpetual.Position {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("public_key") { writer in writer.string("\(publicKey)") }
      writer.member("collateral_balance") { writer in writer.string("\(collateral)") }
      writer.member("assets") { writer in
        writer.array { writer in
          for holding in assets {
            writer.entry(
              of: holding.asset,
              ("balance", holding.balance),
              ("cached_funding_index", holding.cachedFundingIndex)
            )
          }
        }
      }
      writer.member("funding_timestamp") { writer in writer.number(fundingTimestamp) }
    }
  }
}

extension JSONWriter {
  /// Writes an object that says numbers of an asset, as decimal strings.
  fileprivate mutating func entry<Number: BinaryInteger>(
    of asset: Perpetual.SyntheticAssetID,
    _ members: (name: String, value: Number)...
  ) {
    object { writer in
      writer.member("asset_id") { writer in writer.string("\(asset)") }
      for member in members {
        writer.member(member.name) { writer in writer.string("\(member.value)") }
      }
    }
  }
}
