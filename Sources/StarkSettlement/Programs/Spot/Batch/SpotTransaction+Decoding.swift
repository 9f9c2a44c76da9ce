import StarkAlgebra
import StarkJSON

extension Spot.Transaction {
  init(decoding value: JSONValue) throws(SettlementFileError) {
    let object = Spot.FileObject(try value.settlementObject())
    let type = try object["type"]
    let name = try type.settlementText()
    guard let kind = Spot.TransactionKind(rawValue: name) else {
      let known = Spot.TransactionKind.allCases.map(\.rawValue)
      throw .unknownName(at: type.location, known: known, found: name)
    }
    switch kind {
    case .deposit, .withdrawal, .fullWithdrawal:
      self = .modification(try Spot.Modification(decoding: object, as: kind))
    case .falseFullWithdrawal:
      self = .falseFullWithdrawal(try Spot.FalseFullWithdrawal(decoding: object))
    case .mint: self = .mint(try Spot.Mint(decoding: object))
    case .settlement: self = .settlement(try Spot.Settlement(decoding: object))
    case .transfer, .conditionalTransfer:
      let isConditional = kind == .conditionalTransfer
      self = .transfer(try Spot.Transfer(decoding: object, isConditional: isConditional))
    }
  }
}

extension Spot {
  /// The kinds of transactions by their names in batch files.
  enum TransactionKind: String, CaseIterable {
    case deposit = "DEPOSIT"
    case withdrawal = "WITHDRAWAL"
    case fullWithdrawal = "FULL_WITHDRAWAL"
    case falseFullWithdrawal = "FALSE_FULL_WITHDRAWAL"
    case mint = "MINT"
    case settlement = "SETTLEMENT"
    case transfer = "TRANSFER"
    case conditionalTransfer = "CONDITIONAL_TRANSFER"
  }

  fileprivate static let modificationMembers = [
    "type", "vault_id", "stark_key", "token", "diff", "requester_stark_key",
  ]
}

extension Spot.Modification {
  fileprivate init(
    decoding object: Spot.FileObject,
    as kind: Spot.TransactionKind
  ) throws(SettlementFileError) {
    try object.refuseUnknownMembers(known: Spot.modificationMembers)
    let requester = try object["requester_stark_key"]
    guard requester.isNull else {
      throw .contradiction(at: requester.location, expected: "null", found: "a value")
    }
    let range = kind == .deposit ? 0...Int64.max : -Int64.max...0
    self.init(
      publicKey: try object["stark_key"].fieldElement(),
      token: try object["token"].fieldElement(),
      vault: try object["vault_id"].vaultID(),
      difference: try object["diff"].integer(in: range),
      isFullWithdrawal: kind == .fullWithdrawal
    )
  }
}

extension Spot.FalseFullWithdrawal {
  fileprivate init(decoding object: Spot.FileObject) throws(SettlementFileError) {
    try object.refuseUnknownMembers(known: Spot.modificationMembers)
    _ = try object["diff"].integer(in: 0...0)
    self.init(
      vault: try object["vault_id"].vaultID(),
      owner: try object["stark_key"].fieldElement(),
      token: try object["token"].fieldElement(),
      requester: try object["requester_stark_key"].fieldElement()
    )
  }
}

extension Spot.Mint {
  fileprivate init(decoding object: Spot.FileObject) throws(SettlementFileError) {
    try object.refuseUnknownMembers(known: ["type", "vault_id", "stark_key", "token"])
    self.init(
      vault: try object["vault_id"].vaultID(),
      publicKey: try object["stark_key"].fieldElement(),
      token: try object["token"].fieldElement()
    )
  }
}

extension Spot.Transfer {
  fileprivate init(
    decoding object: Spot.FileObject,
    isConditional: Bool
  ) throws(SettlementFileError) {
    let terms = try Spot.FeeTerms.optional(decoding: object)
    try object.refuseUnknownMembers(
      known: [
        "type", "message_hash", "fee", "key", "nonce", "exp", "sender_vault", "receiver_vault",
        "receiver_key", "token", "amount", "r", "s",
      ]
        + Spot.FeeTerms.members(of: terms)
        + (isConditional ? ["condition"] : [])
    )
    self.init(
      terms: Spot.TransferTerms(
        token: try object["token"].fieldElement(),
        amount: try object["amount"].integer(in: 0...UInt64.max),
        sender: try object["sender_vault"].vaultID(),
        receiver: try object["receiver_vault"].vaultID(),
        receiverKey: try object["receiver_key"].fieldElement(),
        condition: isConditional ? try object["condition"].condition() : nil,
        fee: terms,
        nonce: try object["nonce"].integer(in: 0...UInt64.max),
        expiration: try object["exp"].integer(in: 0...UInt64.max)
      ),
      senderKey: try object["key"].fieldElement(),
      signature: try StarkSignature(decoding: object),
      claimedMessage: try object["message_hash"].fieldElement(),
      fee: try Spot.FeeCharge.optional(decoding: object["fee"], terms: terms)
    )
  }
}

extension JSONValue {
  func vaultID() throws(SettlementFileError) -> Spot.VaultID {
    Spot.VaultID(try integer(in: 0...UInt64.max))
  }

  fileprivate func condition() throws(SettlementFileError) -> Felt252 {
    let condition = try fieldElement()
    guard Spot.isCondition(condition) else {
      throw .outOfRange(at: location, allowed: "1 to 2^250 - 1", found: "\(condition)")
    }
    return condition
  }
}

extension StarkSignature {
  init(decoding object: Spot.FileObject) throws(SettlementFileError) {
    self.init(r: try object["r"].fieldElement(), s: try object["s"].word())
  }
}
