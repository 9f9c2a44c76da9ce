import StarkAlgebra
package import StarkFaults
import StarkJSON
import StarkSettlement
public import StarkVerifier

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
  /// 1970, state hashes 32 bytes and keys field elements; whole numbers may be JSON integers or
  /// decimal strings. The file has at most 256 MiB, and a list at most 2²⁰ entries.
  ///
  /// - Throws: that the bytes are no such file, a malformed file `.facts`.
  public init(json bytes: [UInt8]) throws(Failure) {
    self = try Failure.telling { () throws(Fault) in try L1Facts(read: bytes) }
  }

  /// Reads a file of facts; one of another kind is told as that.
  package init(read bytes: [UInt8]) throws(Fault) {
    do { try self.init(decoding: bytes) } catch {
      throw error.reading(bytes, as: .facts).in(.facts)
    }
  }

  /// The same, with all that is known of the error.
  package init(decoding bytes: [UInt8]) throws(Fault) {
    let limits = JSONLimits(byteCount: 1 << 28, valueCount: 1 << 24, nestingDepth: 4)
    let root = try JSONRecord(
      file: bytes,
      limits: limits,
      members: [
        "schema", "deposits", "forced_requests", "configurations", "updates", "conditions",
      ]
    )
    let _: UInt64 = try root.required("schema").integer(in: 1...1)
    self.init(
      deposits: try root.list("deposits", atMost: Self.maximumCount) { (value) throws(Fault) in
        try SeenDeposit(value)
      },
      forcedRequests: try root.list("forced_requests", atMost: Self.maximumCount) {
        (value) throws(Fault) in
        try SeenRequest(value)
      },
      configurations: try root.optional("configurations").map { (value) throws(Fault) in
        try ApprovedConfigurations(JSONRecord(value, members: ["general", "assets"]))
      },
      updates: try root.list("updates", atMost: Self.maximumCount) { (value) throws(Fault) in
        try SeenUpdate(value)
      },
      conditions: try root.list("conditions", atMost: Self.maximumCount) { (value) throws(Fault) in
        try value.fieldElement()
      }
    )
  }

  static let maximumCount = 1 << 20
}

extension SeenDeposit {
  /// A deposit with a `vault` or a `token` goes to a vault, any other to a position.
  fileprivate init(_ value: JSONValue) throws(Fault) {
    let object = try JSONRecord(value, members: nil)
    let members = [try object.optional("vault"), try object.optional("token")]
    let isToVault = members.contains { $0 != nil }
    let place = isToVault ? ["vault", "token"] : ["position"]
    try object.refuseUnknownMembers(known: ["id", "owner_key", "amount"] + place)
    self.init(
      id: try object.eventID(),
      ownerKey: try object.required("owner_key").fieldElement(),
      place: isToVault
        ? .vault(try object.vault(), token: try object.required("token").fieldElement())
        : .position(try object.required("position").integer(in: 0...UInt64.max)),
      amount: try object.required("amount").integer(in: 0...UInt64.max)
    )
  }
}

extension SeenRequest {
  fileprivate init(_ value: JSONValue) throws(Fault) {
    let object = try JSONRecord(value, members: nil)
    let kindValue = try object.required("kind")
    let kind = try kindValue.text()
    let action: RequestedAction
    let shared = ["id", "time", "kind"]
    switch ExactName(kind) {
    case "withdrawal":
      try object.refuseUnknownMembers(known: shared + ["public_key", "position", "amount"])
      action = .forced(.withdrawal(try Perpetual.ForcedWithdrawal(object)))
    case "trade":
      try object.refuseUnknownMembers(
        known: shared + [
          "key_a", "key_b", "position_a", "position_b", "asset", "collateral_amount",
          "synthetic_amount", "is_a_buying", "nonce",
        ]
      )
      action = .forced(.trade(try Perpetual.ForcedTrade(object)))
    case "full_withdrawal":
      try object.refuseUnknownMembers(known: shared + ["public_key", "vault"])
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
  fileprivate init(_ object: JSONRecord) throws(Fault) {
    self.init(
      key: try object.required("public_key").fieldElement(),
      position: try object.required("position").integer(in: 0...UInt64.max),
      amount: try object.required("amount").integer(in: 0...UInt64.max)
    )
  }
}

extension Perpetual.ForcedTrade {
  fileprivate init(_ object: JSONRecord) throws(Fault) {
    let side = try object.required("is_a_buying")
    self.init(
      keyA: try object.required("key_a").fieldElement(),
      keyB: try object.required("key_b").fieldElement(),
      positionA: try object.required("position_a").integer(in: 0...UInt64.max),
      positionB: try object.required("position_b").integer(in: 0...UInt64.max),
      asset: try object.asset(),
      collateralAmount: try object.required("collateral_amount").integer(in: 0...UInt64.max),
      syntheticAmount: try object.required("synthetic_amount").integer(in: 0...UInt64.max),
      isABuying: try Fault.catching { () throws(JSONError) in try side.boolean() },
      nonce: try object.nonce()
    )
  }
}

extension FullWithdrawal {
  fileprivate init(_ object: JSONRecord) throws(Fault) {
    self.init(
      key: try object.required("public_key").fieldElement(),
      vault: try object.vault()
    )
  }
}

extension ApprovedConfigurations {
  fileprivate init(_ object: JSONRecord) throws(Fault) {
    let general = try object.list("general", atMost: L1Facts.maximumCount) {
      (value) throws(Fault) in
      try value.fieldElement()
    }
    let assets = try object.list("assets", atMost: L1Facts.maximumCount) {
      (value) throws(Fault) in
      let entry = try JSONRecord(value, members: ["asset", "hash"])
      return Perpetual.AssetConfigurationHash(
        asset: try entry.asset(),
        hash: try entry.required("hash").fieldElement()
      )
    }
    self.init(general: general ?? [], assets: assets ?? [])
  }
}

extension SeenUpdate {
  fileprivate init(_ value: JSONValue) throws(Fault) {
    let object = try JSONRecord(value, members: ["state_hash", "time"])
    self.init(
      stateHash: Bytes32(try object.required("state_hash").word()),
      time: try object.time()
    )
  }
}

extension JSONRecord {
  /// The name of an event: 1 to 256 bytes.
  fileprivate func eventID() throws(Fault) -> String {
    let value = try required("id")
    let id = try value.text()
    guard (1...256).contains(id.utf8.count) else {
      throw .outOfRange(
        at: value.location,
        allowed: "1 to 256 bytes",
        found: "\(id.utf8.count)"
      )
    }
    return id
  }

  /// A moment in seconds, before the year 10000 so that sums with periods fit.
  fileprivate func time() throws(Fault) -> UInt64 {
    try required("time").integer(in: 0...253_402_300_799)
  }

  /// A whole number below 2⁶⁴, or a field element in hexadecimal digits.
  fileprivate func nonce() throws(Fault) -> Felt252 {
    let value = try required("nonce")
    if value.kind == .string, try value.text().hasPrefix("0x") { return try value.fieldElement() }
    return Felt252(try value.integer(in: 0...UInt64.max))
  }

  fileprivate func asset() throws(Fault) -> Perpetual.SyntheticAssetID {
    let value = try required("asset")
    guard let asset = Perpetual.SyntheticAssetID(try value.fieldElement()) else {
      throw .outOfRange(at: value.location, allowed: "at most 120 bits", found: "more")
    }
    return asset
  }

  /// The number of a vault of either tree.
  fileprivate func vault() throws(Fault) -> Spot.VaultID {
    Spot.VaultID(try required("vault").integer(in: 0...UInt64.max))
  }
}
