import StarkAlgebra
import StarkFaults
import StarkJSON

extension Spot.Settlement {
  init(decoding value: JSONValue) throws(Fault) {
    let record = try JSONRecord(
      value,
      members: [
        "type", "party_a_order", "party_b_order", "party_a_sold", "party_b_sold", "party_a_fee",
        "party_b_fee",
      ]
    )
    self.init(
      a: try Spot.OrderFill(decoding: record, party: .a),
      b: try Spot.OrderFill(decoding: record, party: .b)
    )
  }
}

extension Spot.OrderFill {
  fileprivate init(
    decoding record: JSONRecord,
    party: Spot.Party
  ) throws(Fault) {
    let name = "party_\(party.rawValue.lowercased())"
    let order = try Spot.LimitOrder(decoding: record.required(name + "_order"), of: party)
    self.init(
      order: order,
      soldAmount: try record.required(name + "_sold").integer(ruledAs: .amount(.sold), of: party),
      fee: try Spot.FeeCharge.optional(
        decoding: record.required(name + "_fee"),
        terms: order.terms.fee,
        of: party
      )
    )
  }
}

extension Spot.LimitOrder {
  fileprivate init(
    decoding value: JSONValue,
    of party: Spot.Party
  ) throws(Fault) {
    let unchecked = try JSONRecord(value, members: nil)
    let authority = try Spot.Authority(decoding: unchecked)
    let vault = authority.vaultField
    let fee = try Spot.FeeTerms.optional(decoding: unchecked, from: vault, of: party)
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
        sellAmount: try record.required("amount_sell").integer(ruledAs: .amount(.sell), of: party),
        buyAmount: try record.required("amount_buy").integer(ruledAs: .amount(.buy), of: party),
        sellVault: try record.required("vault_sell").integer(ruledAs: vault, of: party),
        buyVault: try record.required("vault_buy").integer(ruledAs: vault, of: party),
        fee: fee,
        nonce: try record.required("nonce").integer(ruledAs: .nonce, of: party),
        expiration: try record.required("exp").integer(ruledAs: .expiration, of: party)
      ),
      authority: authority,
      claimedMessage: try record.required("message_hash").fieldElement()
    )
  }
}

extension Spot.Authority {
  /// A signature, or the address `eth` instead of it.
  fileprivate init(decoding record: JSONRecord) throws(Fault) {
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

  /// The kind of the numbers of its vaults.
  fileprivate var vaultField: RuledNumber.Field {
    switch self {
    case .signature: .vault
    case .l1: .l1Vault
    }
  }
}

extension Spot.FeeTerms {
  /// The terms in the members of an order or transfer, nil if `token_fee` is `"None"`.
  static func optional(
    decoding record: JSONRecord,
    from vault: RuledNumber.Field = .vault,
    of party: Spot.Party? = nil
  ) throws(Fault) -> Spot.FeeTerms? {
    let token = try record.required("token_fee")
    guard ExactName(try token.text()) != "None" else { return nil }
    return Spot.FeeTerms(
      token: try token.fieldElement(),
      limit: try record.required("fee_limit").integer(ruledAs: .amount(.feeLimit), of: party),
      vault: try record.required("vault_fee").integer(ruledAs: vault, of: party)
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
    terms: Spot.FeeTerms?,
    of party: Spot.Party? = nil
  ) throws(Fault) -> Spot.FeeCharge? {
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
      amount: try parts.0.integer(ruledAs: .amount(.fee), of: party),
      vault: try parts.1.vaultID(of: party),
      publicKey: try parts.2.fieldElement()
    )
  }
}
