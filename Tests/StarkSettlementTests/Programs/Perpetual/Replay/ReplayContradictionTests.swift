import StarkAlgebra
import StarkFaults
import StarkSettlement
import StarkVerifier
import TestSupport
import Testing

/// What a batch file says beside the inputs of the program: it has to follow, or be left out.
@Suite("Claims of batch files")
struct ReplayContradictionTests {
  /// Replaces a value of batch 1, 2 or 3, and the path that the fault has to name.
  struct Edit: Sendable, CustomTestStringConvertible {
    let batch: Int
    let pointer: String
    let value: EditableJSON
    let location: String

    init(_ batch: Int, _ pointer: String, _ value: EditableJSON, at location: String? = nil) {
      self.batch = batch
      self.pointer = pointer
      self.value = value
      self.location =
        location
        ?? String(pointer.dropFirst()).split(separator: "/").reduce("") { path, name in
          if Int(name) != nil, !path.hasSuffix("positions"), !path.hasSuffix("orders") {
            return path + "[\(name)]"
          }
          return path.isEmpty ? String(name) : "\(path).\(name)"
        }
    }

    var testDescription: String { "batch\(batch) \(pointer)" }
  }

  private static let victim = "/new_positions/9223372036854775815"

  private static let edits = [
    Edit(1, "/new_shared_state/positions_root", .string("0x5")),
    Edit(1, "/new_shared_state/orders_root", .string("0x5")),
    Edit(1, "/new_shared_state/positions_tree_height", .scalar("63")),
    Edit(1, "/new_shared_state/orders_tree_height", .scalar("63")),
    Edit(2, "/new_shared_state/funding_indices/1/funding_index", .string("700001")),
    Edit(
      2,
      "/new_shared_state/funding_indices/2/asset_id",
      .string("0xffffffffffffffffffffffffffffff")
    ),
    Edit(2, "/new_shared_state/funding_timestamp", .scalar("1700004261")),
    Edit(2, "/new_shared_state/oracle_prices/0/price", .string("1")),
    Edit(2, "/new_shared_state/system_time", .scalar("1700004321")),
    Edit(1, "/new_shared_state/shared_state_hash", .string("0x5")),
    Edit(1, "/prev_shared_state/shared_state_hash", .string("0x5")),
    Edit(1, "/general_config/general_config_hash", .string("0x5")),
    Edit(1, "/general_config/synthetic_assets_info/2/config_hash", .string("0x5")),
    Edit(1, "/transactions/6/party_a_order/message_hash", .string("0x5")),
    Edit(1, "/transactions/6/party_b_order/order_id", .string("5")),
    Edit(2, "/transactions/3/liquidator_order/message_hash", .string("0x5")),
    Edit(2, "/transactions/4/message_hash", .string("0x5")),
    Edit(2, "/transactions/4/order_id", .string("5")),
    Edit(
      2,
      "/transactions/4/fact",
      .string("0x5"),
      at: "transactions[4].condition"
    ),
    Edit(
      2,
      "/transactions/4/fact_registry_address",
      .string("0x5"),
      at: "transactions[4].condition"
    ),
    Edit(2, "/transactions/7/return_code", .scalar("3")),
    Edit(2, "/transactions/8/return_code", .scalar("0")),
    Edit(3, "/transactions/6/return_code_a", .scalar("10")),
    Edit(3, "/transactions/6/return_code_b", .scalar("9")),
    Edit(3, "/transactions/9/message_hash", .string("0x5")),
    Edit(2, "/signed_min_oracle_prices/0/signed_prices/2/message_hash", .string("0x5")),
    Edit(2, "/signed_max_oracle_prices/1/signed_prices/0/message_hash", .string("0x5")),
    Edit(2, victim + "/public_key", .string("0x5")),
    Edit(2, victim + "/collateral_balance", .string("13105000001")),
    Edit(2, victim + "/assets/0/balance", .string("5")),
    Edit(2, victim + "/assets/0/asset_id", .string("0x5")),
    Edit(2, victim + "/assets/0/cached_funding_index", .string("5")),
    Edit(2, victim + "/assets", .array([]), at: "new_positions.9223372036854775815.assets count"),
    Edit(2, victim + "/funding_timestamp", .scalar("5")),
    Edit(2, victim + "/hash", .string("0x5")),
    Edit(2, "/new_orders/5427437363382129580", .string("5")),
    Edit(2, "/new_orders", .object([]), at: "new_orders count"),
    Edit(2, "/new_positions", .object([]), at: "new_positions count"),
  ]

  private static func replay(_ json: EditableJSON) throws -> Perpetual.Replay {
    var counts = OperationCounts()
    let batch = try Perpetual.Batch(decoding: Array(json.text.utf8))
    let state = try batch.previousState(counts: &counts)
    return try Perpetual.Replay(of: batch, from: state, counts: &counts)
  }

  private static func json(_ batch: Int) throws -> EditableJSON {
    try EditableJSON(BatchFolder.perpetual("batch\(batch)").bytes(of: "batch.json"))
  }

  @Test("are refused where they do not follow", arguments: edits)
  func contradictions(edit: Edit) throws {
    var json = try Self.json(edit.batch)
    try json.set(edit.pointer, to: edit.value)
    let fault = #expect(throws: Fault.self) { try Self.replay(json) }
    #expect(fault?.code == "replay/contradiction")
    #expect(fault?.location == edit.location)
  }

  @Test("may be left out")
  func withoutClaims() throws {
    let optional: Set = [
      "message_hash", "order_id", "return_code", "return_code_a", "return_code_b", "hash",
      "config_hash", "general_config_hash", "shared_state_hash", "fact", "fact_registry_address",
      "new_positions", "new_orders", "tx_type", "max_n_words_per_memory_page",
    ]
    for number in 1...3 {
      let json = try Self.json(number)
      let bare = json.removing { optional.contains($0) }
      #expect(bare.text.count < json.text.count)
      #expect(try Self.replay(bare).output == Self.replay(json).output)
      let numbered = json.removing { $0 == "type" }
      #expect(try Self.replay(numbered).output == Self.replay(json).output)
    }
  }

  @Test("lose to rules: a broken rule is what is named")
  func precedence() throws {
    var json = try Self.json(2)
    try json.set("/transactions/4/message_hash", to: .string("0x5"))
    try json.set("/general_config/general_config_hash", to: .string("0x5"))
    try json.set("/transactions/10/amount", to: .string("-1"))
    let fault = #expect(throws: Fault.self) { try Self.replay(json) }
    #expect(fault?.code == "replay/amount-range")
    #expect(fault?.location == "transactions[10]")
    #expect(fault?.starkExError == .amountOutOfRange)
  }
}

extension EditableJSON {
  /// The value without the members, at any depth, that `isUnwanted` names.
  func removing(_ isUnwanted: (String) -> Bool) -> EditableJSON {
    switch self {
    case .object(let members):
      .object(
        members.filter { !isUnwanted($0.name) }
          .map { Member(name: $0.name, value: $0.value.removing(isUnwanted)) }
      )
    case .array(let elements): .array(elements.map { $0.removing(isUnwanted) })
    case .scalar: self
    }
  }
}
