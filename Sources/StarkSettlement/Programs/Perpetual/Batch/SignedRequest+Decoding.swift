import StarkAlgebra
import StarkFaults
import StarkJSON

extension Perpetual.SignedRequest {
  /// The members of a signed request beside those that its kind adds.
  static let members = [
    "nonce", "public_key", "expiration_timestamp", "signature", "message_hash", "order_id",
  ]

  init(decoding record: JSONRecord) throws(Fault) {
    self.init(
      nonce: try record.required("nonce").integer(ruledAs: .nonce),
      publicKey: try record.required("public_key").fieldElement(),
      expiration: try record.required("expiration_timestamp").integer(ruledAs: .expiration),
      signature: try StarkSignature(decoding: record.required("signature")),
      claims: Perpetual.MessageClaims(
        hash: try record.claimedElement("message_hash"),
        orderID: try record.optional("order_id").map { (value) throws(Fault) in
          try value.integer(in: 0...UInt64.max)
        }
      )
    )
  }
}

extension StarkSignature {
  /// Reads `r` and `s`, which may be no valid signature.
  init(decoding value: JSONValue) throws(Fault) {
    let record = try JSONRecord(value, members: ["r", "s"])
    self.init(r: try record.required("r").fieldElement(), s: try record.required("s").word())
  }
}

extension Perpetual.LimitOrder {
  private static let members =
    Perpetual.SignedRequest.members + [
      "amount_synthetic", "amount_collateral", "amount_fee", "asset_id_synthetic",
      "asset_id_collateral", "position_id", "is_buying_synthetic",
    ]

  init(decoding value: JSONValue) throws(Fault) {
    let record = try JSONRecord(value, members: Self.members)
    self.init(
      request: try Perpetual.SignedRequest(decoding: record),
      syntheticAmount: try record.amount("amount_synthetic"),
      collateralAmount: try record.amount("amount_collateral"),
      feeAmount: try record.amount("amount_fee"),
      syntheticAsset: try record.required("asset_id_synthetic").syntheticAsset(),
      collateralAsset: try record.required("asset_id_collateral").fieldElement(),
      position: try record.position("position_id"),
      isBuying: try record.required("is_buying_synthetic").flag()
    )
  }
}

extension JSONRecord {
  /// The position's id that a member is.
  func position(_ name: String) throws(Fault) -> UInt64 {
    try required(name).integer(in: 0...UInt64.max)
  }

  /// The amount that a member is, which the rules bound.
  func amount(_ name: String) throws(Fault) -> Int128 {
    try required(name).amount()
  }
}

extension JSONValue {
  /// An integer inside ±2¹²⁰: all that rules refuse, and sums of a few stay within 128 bits.
  func amount() throws(Fault) -> Int128 {
    try integer(in: -(1 << 120)...(1 << 120))
  }
}
