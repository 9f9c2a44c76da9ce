import StarkAlgebra
import StarkJSON
public import StarkSettlement
import StarkVerifier

extension L1Facts {
  /// Reads the bytes of a file of facts.
  ///
  ///     {
  ///       "schema": 1,
  ///       "deposits": [
  ///         {"id": "0xab…:3", "owner_key": "0x…", "position": "1", "amount": "100"},
  ///         {"id": "0xab…:4", "owner_key": "0x…", "vault": "1", "token": "0x…", "amount": "100"}
  ///       ],
  ///       "forced_requests": [
  ///         {"id": "…", "time": 1700000000, "kind": "withdrawal",
  ///          "public_key": "0x…", "position": "1", "amount": "100"},
  ///         {"id": "…", "time": 1700000000, "kind": "trade", "key_a": "0x…", "key_b": "0x…",
  ///          "position_a": "1", "position_b": "2", "asset": "0x…", "collateral_amount": "100",
  ///          "synthetic_amount": "5", "is_a_buying": true, "nonce": 7},
  ///         {"id": "…", "time": 1700000000, "kind": "full_withdrawal",
  ///          "public_key": "0x…", "vault": "1"}
  ///       ],
  ///       "configurations": {"general": ["0x…"], "assets": [{"asset": "0x…", "hash": "0x…"}]},
  ///       "updates": [{"state_hash": "0x…", "time": 1700000000}],
  ///       "conditions": ["0x…"]
  ///     }
  ///
  /// Deposits to vaults and full withdrawals are of the spot exchange; deposits to positions, other
  /// requests and configurations of the perpetual one.
  ///
  /// Every list may be left out; then it was not looked at. Amounts are quanta, times seconds since
  /// 1970, state hashes 32 bytes and keys field elements; whole numbers may be JSON integers or decimal
  /// strings. The file has at most 256 MiB, and a list at most 2²⁰ entries.
  ///
  /// - Throws: that the bytes are no such file, as `SettlementError.malformed(file: .facts, _)`.
  public init(json bytes: [UInt8]) throws(SettlementError) {
    do { try self.init(decoding: bytes) } catch {
      throw .malformed(file: .facts, error.failure.reading(bytes, as: .facts))
    }
  }

  /// The same, with all that is known of the error.
  package init(decoding bytes: [UInt8]) throws(SettlementFileError) {
    let limits = JSONLimits(byteCount: 1 << 28, valueCount: 1 << 24, nestingDepth: 4)
    let root: JSONObject
    do {
      root = try JSONDocument(bytes, limits: limits).root.object()
      try root.refuseUnknownMembers(known: [
        "schema", "deposits", "forced_requests", "configurations", "updates", "conditions",
      ])
    } catch { throw .json(error) }
    let _: UInt64 = try root.value("schema").integer(in: 1...1)
    self.init(
      deposits: try root.list("deposits") { (value) throws(SettlementFileError) in
        try SeenDeposit(value)
      },
      forcedRequests: try root.list("forced_requests") { (value) throws(SettlementFileError) in
        try SeenRequest(value)
      },
      configurations: try root.object("configurations") { (object) throws(SettlementFileError) in
        try ApprovedConfigurations(object)
      },
      updates: try root.list("updates") { (value) throws(SettlementFileError) in
        try SeenUpdate(value)
      },
      conditions: try root.list("conditions") { (value) throws(SettlementFileError) in
        try value.fieldElement()
      }
    )
  }

  static let maximumCount = 1 << 20
}

extension SeenDeposit {
  /// A deposit with a `vault` or a `token` goes to a vault, any other to a position.
  fileprivate init(_ value: JSONValue) throws(SettlementFileError) {
    let isToVault: Bool
    do {
      let object = try value.object()
      let members = [try object.optional("vault"), try object.optional("token")]
      isToVault = members.contains { $0 != nil }
    } catch { throw .json(error) }
    let place = isToVault ? ["vault", "token"] : ["position"]
    let object = try value.object(of: ["id", "owner_key", "amount"] + place)
    self.init(
      id: try object.eventID(),
      ownerKey: try object.value("owner_key").fieldElement(),
      place: isToVault
        ? .vault(try object.vault(), token: try object.value("token").fieldElement())
        : .position(try object.value("position").integer(in: 0...UInt64.max)),
      amount: try object.value("amount").integer(in: 0...UInt64.max)
    )
  }
}

extension SeenRequest {
  fileprivate init(_ value: JSONValue) throws(SettlementFileError) {
    let kindValue: JSONValue
    let kind: String
    do {
      kindValue = try value.object().required("kind")
      kind = try kindValue.string()
    } catch { throw .json(error) }
    let action: RequestedAction
    let object: JSONObject
    let shared = ["id", "time", "kind"]
    switch ExactName(kind) {
    case "withdrawal":
      object = try value.object(of: shared + ["public_key", "position", "amount"])
      action = .forced(.withdrawal(try Perpetual.ForcedWithdrawal(object)))
    case "trade":
      object = try value.object(
        of: shared + [
          "key_a", "key_b", "position_a", "position_b", "asset", "collateral_amount",
          "synthetic_amount", "is_a_buying", "nonce",
        ]
      )
      action = .forced(.trade(try Perpetual.ForcedTrade(object)))
    case "full_withdrawal":
      object = try value.object(of: shared + ["public_key", "vault"])
      action = .fullWithdrawal(try FullWithdrawal(object))
    default:
      throw .unknownName(
        at: kindValue.location,
        known: ["withdrawal", "trade", "full_withdrawal"],
        found: kind.cut(toByteCount: 48)
      )
    }
    self.init(id: try object.eventID(), time: try object.time(), action: action)
  }
}

extension Perpetual.ForcedWithdrawal {
  fileprivate init(_ object: JSONObject) throws(SettlementFileError) {
    self.init(
      key: try object.value("public_key").fieldElement(),
      position: try object.value("position").integer(in: 0...UInt64.max),
      amount: try object.value("amount").integer(in: 0...UInt64.max)
    )
  }
}

extension Perpetual.ForcedTrade {
  fileprivate init(_ object: JSONObject) throws(SettlementFileError) {
    let isABuying: Bool
    do { isABuying = try object.required("is_a_buying").boolean() } catch { throw .json(error) }
    self.init(
      keyA: try object.value("key_a").fieldElement(),
      keyB: try object.value("key_b").fieldElement(),
      positionA: try object.value("position_a").integer(in: 0...UInt64.max),
      positionB: try object.value("position_b").integer(in: 0...UInt64.max),
      asset: try object.asset(),
      collateralAmount: try object.value("collateral_amount").integer(in: 0...UInt64.max),
      syntheticAmount: try object.value("synthetic_amount").integer(in: 0...UInt64.max),
      isABuying: isABuying,
      nonce: try object.nonce()
    )
  }
}

extension FullWithdrawal {
  fileprivate init(_ object: JSONObject) throws(SettlementFileError) {
    self.init(
      key: try object.value("public_key").fieldElement(),
      vault: try object.vault()
    )
  }
}

extension ApprovedConfigurations {
  fileprivate init(_ object: JSONObject) throws(SettlementFileError) {
    do { try object.refuseUnknownMembers(known: ["general", "assets"]) } catch {
      throw .json(error)
    }
    let general = try object.list("general") { (value) throws(SettlementFileError) in
      try value.fieldElement()
    }
    let assets = try object.list("assets") { (value) throws(SettlementFileError) in
      let entry = try value.object(of: ["asset", "hash"])
      return Perpetual.AssetConfigurationHash(
        asset: try entry.asset(),
        hash: try entry.value("hash").fieldElement()
      )
    }
    self.init(general: general ?? [], assets: assets ?? [])
  }
}

extension SeenUpdate {
  fileprivate init(_ value: JSONValue) throws(SettlementFileError) {
    let object = try value.object(of: ["state_hash", "time"])
    self.init(
      stateHash: Bytes32(try object.value("state_hash").word()),
      time: try object.time()
    )
  }
}
