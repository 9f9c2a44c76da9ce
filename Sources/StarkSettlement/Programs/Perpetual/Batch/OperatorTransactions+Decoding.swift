import StarkAlgebra
import StarkFaults
import StarkJSON

extension Perpetual.Deleverage {
  static let members = [
    "deleveragable_position_id", "deleverager_position_id", "synthetic_asset_id",
    "amount_synthetic", "amount_collateral", "deleverager_is_buying_synthetic",
  ]

  init(decoding record: JSONRecord) throws(Fault) {
    self.init(
      victim: try record.position("deleveragable_position_id"),
      taker: try record.position("deleverager_position_id"),
      asset: try record.required("synthetic_asset_id").syntheticAsset(),
      synthetic: try record.amount("amount_synthetic"),
      collateral: try record.amount("amount_collateral"),
      isTakerBuying: try record.required("deleverager_is_buying_synthetic").flag()
    )
  }
}

extension Perpetual.ForcedWithdrawalRequest {
  static let members = ["public_key", "position_id", "amount", "is_valid", "return_code"]

  init(decoding record: JSONRecord) throws(Fault) {
    self.init(
      publicKey: try record.required("public_key").fieldElement(),
      position: try record.position("position_id"),
      amount: try record.amount("amount"),
      isValid: try record.required("is_valid").flag(),
      claimedCode: try record.claimedCode("return_code")
    )
  }
}

extension Perpetual.ForcedTradeRequest {
  static let members = [
    "public_key_a", "public_key_b", "position_id_a", "position_id_b", "synthetic_asset_id",
    "amount_collateral", "amount_synthetic", "is_party_a_buying_synthetic", "nonce", "is_valid",
    "return_code_a", "return_code_b",
  ]

  init(decoding record: JSONRecord) throws(Fault) {
    self.init(
      keyA: try record.required("public_key_a").fieldElement(),
      keyB: try record.required("public_key_b").fieldElement(),
      positionA: try record.position("position_id_a"),
      positionB: try record.position("position_id_b"),
      asset: try record.required("synthetic_asset_id").syntheticAsset(),
      collateral: try record.amount("amount_collateral"),
      synthetic: try record.amount("amount_synthetic"),
      isABuying: try record.required("is_party_a_buying_synthetic").flag(),
      nonce: try record.required("nonce").elementOrInteger(),
      isValid: try record.required("is_valid").flag(),
      claimedCodeA: try record.claimedCode("return_code_a"),
      claimedCodeB: try record.claimedCode("return_code_b")
    )
  }
}

extension Perpetual.FundingTick {
  static let members = ["timestamp", "funding_indices"]

  init(decoding record: JSONRecord) throws(Fault) {
    self.init(
      timestamp: try record.required("timestamp").tickTime(),
      indices: try record.required("funding_indices").quantities(of: "funding_index")
    )
  }
}

extension Perpetual.PricesTick {
  static let members = ["timestamp", "oracle_prices"]

  init(decoding record: JSONRecord) throws(Fault) {
    self.init(
      timestamp: try record.required("timestamp").tickTime(),
      prices: try record.required("oracle_prices").quantities(of: "price")
    )
  }
}

extension JSONRecord {
  /// The number of an error that a member claims, 0 for success; nil if it isn't there.
  fileprivate func claimedCode(_ name: String) throws(Fault) -> Int? {
    guard let value = try optional(name) else { return nil }
    return try value.integer(in: 0...Int(UInt8.max))
  }
}

extension JSONValue {
  /// The time of a tick; one below 0 is for the rule that time doesn't go back.
  fileprivate func tickTime() throws(Fault) -> UInt64 {
    let time = try integer()
    guard time < 0 else { return try integer(in: 0...UInt64.max) }
    throw .ruled(RuledNumber(.tickTime, time), at: location)
  }

  /// The element of a string `0x…`, or the integer below 2¹²⁷ that other numbers are.
  fileprivate func elementOrInteger() throws(Fault) -> Felt252 {
    if kind == .string, try text().hasPrefix("0x") { return try fieldElement() }
    return Felt252(signed: try integer(in: 0...Int128.max))
  }

  /// The list of what `name` is of assets, in any order and range: the rules check both.
  fileprivate func quantities(
    of name: String
  ) throws(Fault) -> [Perpetual.AssetQuantity] {
    try elements(atMost: Perpetual.GeneralConfiguration.maximumAssetCount) {
      (element) throws(Fault) in
      let record = try JSONRecord(element, members: ["asset_id", name])
      return Perpetual.AssetQuantity(
        asset: try record.required("asset_id").syntheticAsset(),
        quantity: try record.amount(name)
      )
    }
  }
}
