package import StarkFaults
package import StarkJSON

extension Perpetual.ClaimedPosition {
  private static let members = [
    "public_key", "collateral_balance", "assets", "funding_timestamp", "hash",
  ]

  /// Reads a position as batch and state files write it.
  package init(decoding value: JSONValue) throws(Fault) {
    let record = try JSONRecord(value, members: Self.members)
    var last: Perpetual.SyntheticAssetID?
    let assets = try record.required("assets").elements(
      atMost: Perpetual.Position.maximumAssetCount
    ) { (element) throws(Fault) in
      let holding = try Perpetual.Holding(decoding: element)
      if let last, holding.asset <= last { throw .notAscending(at: element.location) }
      last = holding.asset
      return holding
    }
    let position = Perpetual.Position(
      publicKey: try record.required("public_key").fieldElement(),
      collateral: try record.required("collateral_balance").integer(in: Int64.min...Int64.max),
      assets: assets,
      fundingTimestamp: try record.required("funding_timestamp").integer(in: 0...UInt64.max)
    )
    self.init(position: position, hash: try record.claimedElement("hash"))
  }
}

extension Perpetual.Holding {
  fileprivate init(decoding value: JSONValue) throws(Fault) {
    let record = try JSONRecord(value, members: ["asset_id", "balance", "cached_funding_index"])
    let member = try record.required("balance")
    let balance: Int64 = try member.integer(in: Int64.min...Int64.max)
    guard balance != 0 else {
      throw .outOfRange(at: member.location, allowed: "a balance that is not 0", found: "0")
    }
    self.init(
      asset: try record.required("asset_id").syntheticAsset(),
      balance: balance,
      cachedFundingIndex: try record.required("cached_funding_index")
        .integer(in: Int64.min...Int64.max)
    )
  }
}
