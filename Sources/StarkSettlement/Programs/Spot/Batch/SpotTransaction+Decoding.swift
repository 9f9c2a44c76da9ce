import StarkAlgebra
import StarkFaults
import StarkJSON

extension Spot.Transaction {
  /// Reads a transaction; one with a number that only a rule can refuse does nothing but break it.
  init(decoding value: JSONValue) throws(Fault) {
    do { self = try Self.held(decoding: value) } catch {
      guard let number = error[RuledNumber.self] else { throw error }
      self = .outOfRange(number)
    }
  }

  private static func held(decoding value: JSONValue) throws(Fault) -> Self {
    let type = try JSONRecord(value, members: nil).required("type")
    let name = try type.text()
    guard let kind = Spot.TransactionKind(name: name) else {
      let known = Spot.TransactionKind.allCases.map(\.rawValue)
      throw .unknownName(at: type.location, known: known, found: name)
    }
    switch kind {
    case .deposit, .withdrawal, .fullWithdrawal:
      return .modification(try Spot.Modification(decoding: value, as: kind))
    case .falseFullWithdrawal:
      return .falseFullWithdrawal(try Spot.FalseFullWithdrawal(decoding: value))
    case .mint: return .mint(try Spot.Mint(decoding: value))
    case .settlement: return .settlement(try Spot.Settlement(decoding: value))
    case .transfer, .conditionalTransfer:
      let isConditional = kind == .conditionalTransfer
      return .transfer(try Spot.Transfer(decoding: value, isConditional: isConditional))
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
    decoding value: JSONValue,
    as kind: Spot.TransactionKind
  ) throws(Fault) {
    let record = try JSONRecord(value, members: Spot.modificationMembers)
    let requester = try record.required("requester_stark_key")
    guard requester.isNull else {
      throw .contradiction(at: requester.location, expected: "null", found: "a value")
    }
    let range = kind == .deposit ? 0...Int64.max : -Int64.max...0
    self.init(
      publicKey: try record.required("stark_key").fieldElement(),
      token: try record.required("token").fieldElement(),
      vault: try record.required("vault_id").vaultID(),
      difference: try record.required("diff").integer(in: range),
      isFullWithdrawal: kind == .fullWithdrawal
    )
  }
}

extension Spot.FalseFullWithdrawal {
  fileprivate init(decoding value: JSONValue) throws(Fault) {
    let record = try JSONRecord(value, members: Spot.modificationMembers)
    _ = try record.required("diff").integer(in: 0...0)
    self.init(
      vault: try record.required("vault_id").vaultID(),
      owner: try record.required("stark_key").fieldElement(),
      token: try record.required("token").fieldElement(),
      requester: try record.required("requester_stark_key").fieldElement()
    )
  }
}

extension Spot.Mint {
  fileprivate init(decoding value: JSONValue) throws(Fault) {
    let record = try JSONRecord(value, members: ["type", "vault_id", "stark_key", "token"])
    self.init(
      vault: try record.required("vault_id").vaultID(),
      publicKey: try record.required("stark_key").fieldElement(),
      token: try record.required("token").fieldElement()
    )
  }
}

extension Spot.Transfer {
  fileprivate init(
    decoding value: JSONValue,
    isConditional: Bool
  ) throws(Fault) {
    let terms = try Spot.FeeTerms.optional(decoding: JSONRecord(value, members: nil))
    let record = try JSONRecord(
      value,
      members: [
        "type", "message_hash", "fee", "key", "nonce", "exp", "sender_vault", "receiver_vault",
        "receiver_key", "token", "amount", "r", "s",
      ]
        + Spot.FeeTerms.members(of: terms)
        + (isConditional ? ["condition"] : [])
    )
    self.init(
      terms: Spot.TransferTerms(
        token: try record.required("token").fieldElement(),
        amount: try record.required("amount").integer(ruledAs: .amount(.transferred)),
        sender: try record.required("sender_vault").vaultID(),
        receiver: try record.required("receiver_vault").vaultID(),
        receiverKey: try record.required("receiver_key").fieldElement(),
        condition: isConditional ? try record.required("condition").condition() : nil,
        fee: terms,
        nonce: try record.required("nonce").integer(ruledAs: .nonce),
        expiration: try record.required("exp").integer(ruledAs: .expiration)
      ),
      senderKey: try record.required("key").fieldElement(),
      signature: try StarkSignature(decoding: record),
      claimedMessage: try record.required("message_hash").fieldElement(),
      fee: try Spot.FeeCharge.optional(decoding: record.required("fee"), terms: terms)
    )
  }
}

extension JSONValue {
  func vaultID(of party: Spot.Party? = nil) throws(Fault) -> Spot.VaultID {
    Spot.VaultID(try integer(ruledAs: .vault, of: party))
  }

  fileprivate func condition() throws(Fault) -> Felt252 {
    let condition = try fieldElement()
    guard Spot.isCondition(condition) else {
      throw .outOfRange(at: location, allowed: "1 to 2^250 - 1", found: "\(condition)")
    }
    return condition
  }
}

extension StarkSignature {
  init(decoding record: JSONRecord) throws(Fault) {
    self.init(r: try record.required("r").fieldElement(), s: try record.required("s").word())
  }
}
