package import StarkAlgebra
package import StarkFaults
package import StarkJSON

/// A shared state as files write it, with the hash that they may claim for it.
package struct DecodedSharedState {
  package let state: Perpetual.SharedState
  package let hash: Bytes32?

  private static let members = [
    "positions_root", "positions_tree_height", "orders_root", "orders_tree_height",
    "funding_indices", "funding_timestamp", "oracle_prices", "system_time", "shared_state_hash",
  ]

  package init(_ value: JSONValue) throws(Fault) {
    let record = try JSONRecord(value, members: Self.members)
    state = Perpetual.SharedState(
      positionsRoot: try record.required("positions_root").fieldElement(),
      positionsHeight: try record.required("positions_tree_height").integer(in: 0...64),
      ordersRoot: try record.required("orders_root").fieldElement(),
      ordersHeight: try record.required("orders_tree_height").integer(in: 0...64),
      funding: Perpetual.FundingTable(
        indices: try Self.table(record.required("funding_indices"), of: "funding_index") {
          (entry) throws(Fault) in
          let index: Int64 = try entry.required("funding_index").integer(in: Int64.min...Int64.max)
          return Perpetual.FundingIndex(
            asset: try entry.required("asset_id").syntheticAsset(),
            index: index
          )
        } key: {
          $0.asset
        },
        timestamp: try record.required("funding_timestamp").integer(in: 0...UInt64.max)
      ),
      prices: try Self.table(record.required("oracle_prices"), of: "price") {
        (entry) throws(Fault) in
        let price: UInt64 = try entry.required("price").integer(in: 1...UInt64.max)
        return Perpetual.AssetPrice(
          asset: try entry.required("asset_id").syntheticAsset(),
          price: price
        )
      } key: {
        $0.asset
      },
      systemTime: try record.required("system_time").integer(in: 0...UInt64.max)
    )
    hash = try record.optional("shared_state_hash").map { (value) throws(Fault) in
      Bytes32(try value.word())
    }
  }

  /// A list of what `name` is of assets, which has to ascend.
  private static func table<Entry>(
    _ value: JSONValue,
    of name: String,
    _ decode: (JSONRecord) throws(Fault) -> Entry,
    key: (Entry) -> Perpetual.SyntheticAssetID
  ) throws(Fault) -> [Entry] {
    var last: Perpetual.SyntheticAssetID?
    return try value.elements(atMost: Perpetual.GeneralConfiguration.maximumAssetCount) {
      (element) throws(Fault) in
      let entry = try decode(try JSONRecord(element, members: ["asset_id", name]))
      if let last, key(entry) <= last { throw .notAscending(at: element.location) }
      last = key(entry)
      return entry
    }
  }
}
