import StarkAlgebra
import StarkFaults
import StarkJSON

extension Perpetual.Deposit {
  static let members = ["public_key", "position_id", "amount"]

  init(decoding record: JSONRecord) throws(Fault) {
    self.init(
      publicKey: try record.required("public_key").fieldElement(),
      position: try record.position("position_id"),
      amount: try record.amount("amount")
    )
  }
}

extension Perpetual.Withdrawal {
  static let members = Perpetual.SignedRequest.members + ["position_id", "amount", "owner_key"]

  init(decoding record: JSONRecord) throws(Fault) {
    self.init(
      request: try Perpetual.SignedRequest(decoding: record),
      position: try record.position("position_id"),
      amount: try record.amount("amount"),
      ownerKey: try record.required("owner_key").fieldElement()
    )
  }
}

extension Perpetual.Transfer {
  static let members =
    Perpetual.SignedRequest.members + [
      "sender_position_id", "receiver_public_key", "receiver_position_id", "amount", "asset_id",
    ]

  init(decoding record: JSONRecord) throws(Fault) {
    self.init(
      request: try Perpetual.SignedRequest(decoding: record),
      sender: try record.position("sender_position_id"),
      receiverKey: try record.required("receiver_public_key").fieldElement(),
      receiver: try record.position("receiver_position_id"),
      amount: try record.amount("amount"),
      asset: try record.required("asset_id").fieldElement()
    )
  }
}

extension Perpetual.ConditionalTransfer {
  static let members = Perpetual.Transfer.members + ["condition", "fact_registry_address", "fact"]

  init(decoding record: JSONRecord) throws(Fault) {
    self.init(
      transfer: try Perpetual.Transfer(decoding: record),
      condition: try record.required("condition").fieldElement(),
      registry: try record.optional("fact_registry_address").map {
        (value) throws(Fault) in
        let word = try value.word()
        guard word.bitWidth <= 160 else {
          throw .outOfRange(at: value.location, allowed: "less than 2^160", found: "\(word)")
        }
        return word
      },
      fact: try record.optional("fact").map { (value) throws(Fault) in
        try value.word()
      }
    )
  }
}

extension Perpetual.Trade {
  static let members = [
    "party_a_order", "party_b_order", "actual_collateral", "actual_synthetic", "actual_a_fee",
    "actual_b_fee",
  ]

  init(decoding record: JSONRecord) throws(Fault) {
    self.init(
      orderA: try Perpetual.LimitOrder(decoding: record.required("party_a_order")),
      orderB: try Perpetual.LimitOrder(decoding: record.required("party_b_order")),
      collateral: try record.amount("actual_collateral"),
      synthetic: try record.amount("actual_synthetic"),
      feeA: try record.amount("actual_a_fee"),
      feeB: try record.amount("actual_b_fee")
    )
  }
}

extension Perpetual.Liquidation {
  static let members = [
    "liquidator_order", "liquidated_position_id", "actual_collateral", "actual_synthetic",
    "actual_liquidator_fee",
  ]

  init(decoding record: JSONRecord) throws(Fault) {
    self.init(
      order: try Perpetual.LimitOrder(decoding: record.required("liquidator_order")),
      liquidated: try record.position("liquidated_position_id"),
      collateral: try record.amount("actual_collateral"),
      synthetic: try record.amount("actual_synthetic"),
      fee: try record.amount("actual_liquidator_fee")
    )
  }
}
