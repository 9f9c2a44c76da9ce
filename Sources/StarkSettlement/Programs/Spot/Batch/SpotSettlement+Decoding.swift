import StarkAlgebra
import StarkJSON

extension Spot.Settlement {
  init(decoding value: JSONValue) throws(SettlementFileError) {
    let record = try JSONRecord(
      value,
      members: [
        "type", "party_a_order", "party_b_order", "party_a_sold", "party_b_sold", "party_a_fee",
        "party_b_fee",
      ]
    )
    self.init(
      a: try Spot.OrderFill(decoding: record, party: "party_a"),
      b: try Spot.OrderFill(decoding: record, party: "party_b")
    )
  }
}

extension Spot.OrderFill {
  fileprivate init(
    decoding record: JSONRecord,
    party: String
  ) throws(SettlementFileError) {
    let order = try Spot.LimitOrder(decoding: record.required(party + "_order"))
    self.init(
      order: order,
      soldAmount: try record.required(party + "_sold").integer(in: 0...UInt64.max),
      fee: try Spot.FeeCharge.optional(
        decoding: record.required(party + "_fee"),
        terms: order.terms.fee
      )
    )
  }
}

extension Spot.LimitOrder {
  fileprivate init(decoding value: JSONValue) throws(SettlementFileError) {
    let unchecked = try JSONRecord(value, members: nil)
    let fee = try Spot.FeeTerms.optional(decoding: unchecked)
    let authority = try Spot.Authority(decoding: unchecked)
    let record = try JSONRecord(
      value,
      members: [
        "nonce", "exp", "vault_sell", "vault_buy", "token_sell", "token_buy", "amount_sell",
        "amount_buy", "message_hash",
      ]
        + Spot.FeeTerms.members(of: fee)
        + authority.members
    )
    self.init(
      terms: Spot.OrderTerms(
        sellToken: try record.required("token_sell").fieldElement(),
        buyToken: try record.required("token_buy").fieldElement(),
        sellAmount: try record.required("amount_sell").integer(in: 0...UInt64.max),
        buyAmount: try record.required("amount_buy").integer(in: 0...UInt64.max),
        sellVault: try record.required("vault_sell").integer(in: 0...UInt64.max),
        buyVault: try record.required("vault_buy").integer(in: 0...UInt64.max),
        fee: fee,
        nonce: try record.required("nonce").integer(in: 0...UInt64.max),
        expiration: try record.required("exp").integer(in: 0...UInt64.max)
      ),
      authority: authority,
      claimedMessage: try record.required("message_hash").fieldElement()
    )
  }
}

extension Spot.Authority {
  /// A signature, or the address `eth` instead of it.
  fileprivate init(decoding record: JSONRecord) throws(SettlementFileError) {
    guard let address = try record.optional("eth") else {
      self = .signature(
        key: try record.required("key").fieldElement(),
        try StarkSignature(decoding: record)
      )
      return
    }
    let owner = try address.fieldElement()
    guard owner.integer.bitWidth <= Spot.L1Vault.ownerBitCount else {
      throw .outOfRange(
        at: address.location,
        allowed: "an Ethereum address",
        found: "\(owner)"
      )
    }
    self = .l1(owner: owner)
  }

  fileprivate var members: [String] {
    switch self {
    case .signature: ["key", "r", "s"]
    case .l1: ["eth"]
    }
  }
}

extension Spot.FeeTerms {
  /// The terms in the members of an order or transfer, nil if `token_fee` is `"None"`.
  static func optional(
    decoding record: JSONRecord
  ) throws(SettlementFileError) -> Spot.FeeTerms? {
    let token = try record.required("token_fee")
    guard ExactName(try token.text()) != "None" else { return nil }
    return Spot.FeeTerms(
      token: try token.fieldElement(),
      limit: try record.required("fee_limit").integer(in: 0...UInt64.max),
      vault: try record.required("vault_fee").integer(in: 0...UInt64.max)
    )
  }

  /// The members that belong to `terms`.
  static func members(of terms: Spot.FeeTerms?) -> [String] {
    terms == nil ? ["token_fee"] : ["token_fee", "fee_limit", "vault_fee"]
  }
}

extension Spot.FeeCharge {
  /// The charge of an array of amount, vault and key; null if there are no terms, and only then.
  static func optional(
    decoding value: JSONValue,
    terms: Spot.FeeTerms?
  ) throws(SettlementFileError) -> Spot.FeeCharge? {
    guard value.isNull == (terms == nil) else {
      throw .contradiction(
        at: value.location,
        expected: terms == nil ? "null, as the order names no fee" : "the fee that is taken",
        found: value.isNull ? "null" : "a fee"
      )
    }
    guard terms != nil else { return nil }
    let parts = try value.triple(of: "amount, vault and key")
    return Spot.FeeCharge(
      amount: try parts.0.integer(in: 0...UInt64.max),
      vault: try parts.1.vaultID(),
      publicKey: try parts.2.fieldElement()
    )
  }
}
