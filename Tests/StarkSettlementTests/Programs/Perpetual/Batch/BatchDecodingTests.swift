import StarkAlgebra
import StarkFaults
import StarkJSON
import StarkSettlement
import TestSupport
import Testing

@Suite("Reading batch files")
struct BatchDecodingTests {
  private static func json(_ number: Int = 2) throws -> EditableJSON {
    try EditableJSON(BatchFolder.perpetual("batch\(number)").bytes(of: "batch.json"))
  }

  private static func decode(_ json: EditableJSON) throws(Fault) -> Perpetual.Batch {
    try Perpetual.Batch(decoding: Array(json.text.utf8))
  }

  @Test("reads everything that the files have", arguments: BatchFolder.perpetualChain)
  func contents(folder: BatchFolder) throws {
    let batch = try Perpetual.Batch(folder: folder)
    let file = try folder.json("batch.json").object()
    #expect(
      batch.transactions.map(\.kind.name)
        == (try file.list("transactions").map {
          try $0.required("type").string()
        })
    )
    #expect(batch.configuration.assets.count == 3)
    #expect(batch.minimumPrices.count == 3)
    #expect(batch.maximumPrices.count == 3)
    #expect(batch.claims.assetHashes.allSatisfy { $0 != nil })
    let positions = try file.required("prev_positions").object().members(maximumCount: 100)
    #expect(batch.contents.positions.count == positions.count)
    #expect(batch.contents.nextPositions?.count == positions.count)
    #expect(batch.contents.paths?.positions.count == positions.count)
    #expect(batch.pageWordCount == (folder.description == "batch3" ? 24 : 3800))
  }

  @Test("the chain has all eleven kinds of transaction")
  func kinds() throws {
    let batches = try BatchFolder.perpetualChain.map { try Perpetual.Batch(folder: $0) }
    let kinds = Set(batches.flatMap(\.transactions).map(\.kind))
    #expect(kinds == Set(Perpetual.TransactionKind.allCases))
  }

  @Test("no object takes a member that it does not know")
  func unknownMembers() throws {
    let json = try Self.json().removing { $0 == "prev_tree_auth_paths" }
    let maps = ["/prev_positions", "/new_positions", "/prev_orders", "/new_orders"]
    for pointer in json.objectPointers {
      var changed = json
      try changed.insert(.scalar("1"), at: pointer + "/surprise")
      let error = #expect(throws: Fault.self, "\(pointer)") {
        try Self.decode(changed)
      }
      let isMap = maps.contains(pointer)
      let code = isMap ? "malformed/decimal" : "malformed/unknown-member"
      #expect(error?.code == code, "\(pointer)")
      #expect(error?.found == (isMap ? "surprise" : nil), "\(pointer)")
    }
  }

  @Test("no member may be there twice")
  func duplicates() throws {
    let json = try Self.json().removing { $0 == "prev_tree_auth_paths" }
    for pointer in json.memberPointers {
      var changed = json
      try changed.insert(try json.value(at: pointer), at: pointer)
      let error = #expect(throws: Fault.self, "\(pointer)") {
        try Self.decode(changed)
      }
      #expect(error?.code == "malformed/duplicate", "\(pointer)")
    }
  }

  @Test("only what follows from the rest may be left out")
  func missingMembers() throws {
    let optional: Set = [
      "type", "tx_type", "message_hash", "order_id", "return_code", "hash", "config_hash",
      "general_config_hash", "shared_state_hash", "fact", "fact_registry_address",
      "new_positions", "new_orders", "prev_positions", "prev_orders", "prev_tree_auth_paths",
      "max_n_words_per_memory_page",
    ]
    let json = try Self.json()
    for pointer in json.removing({ $0 == "prev_tree_auth_paths" }).memberPointers {
      let name = pointer.split(separator: "/").last.map(String.init) ?? ""
      guard UInt64(name) == nil else { continue }
      var changed = json
      try changed.remove(pointer)
      if optional.contains(name) {
        #expect(throws: Never.self, "\(pointer)") { try Self.decode(changed) }
      } else {
        let error = #expect(throws: Fault.self, "\(pointer)") {
          try Self.decode(changed)
        }
        #expect(error?.code == "malformed/missing", "\(pointer)")
        #expect(try #require(error?.location).contains("\(name) ("), "\(pointer)")
      }
    }
  }

  private static let otherKinds = [
    "null", "true", "[]", "{}", "1.5", "1e3", "-1", "\"\"", "\"-0\"", "\"01\"", "\"0xG\"",
    "\"1 \"", "340282366920938463463374607431768211456",
    "\"340282366920938463463374607431768211456\"",
  ]

  @Test("no value is taken for one of another kind")
  func kindsOfValues() throws {
    let json = try Self.json().removing { $0 == "prev_tree_auth_paths" }
    // Three of the kinds for each value, another three for the next one.
    for (number, pointer) in json.pointers(where: { _ in true }).enumerated() {
      for turn in [0, 5, 9] {
        let text = Self.otherKinds[(number + turn) % Self.otherKinds.count]
        var changed = json
        try changed.set(pointer, to: .scalar(text))
        #expect(throws: Fault.self, "\(pointer) \(text)") {
          try Self.decode(changed)
        }
      }
    }
  }

  /// Where a value is bounded by the reader: a value on each side of the bound.
  private static let bounds: [(pointer: String, inside: String, outside: String)] = [
    ("/general_config/max_funding_rate", "18446744073709551615", "\"18446744073709551616\""),
    ("/general_config/positions_tree_height", "64", "65"),
    ("/general_config/data_availability_mode", "0", "2"),
    ("/general_config/is_risk_by_balance_only", "1", "2"),
    (
      "/general_config/synthetic_assets_info/0/asset_id", "\"0xffffffffffffffffffffffffffffff\"",
      "\"0x1000000000000000000000000000000\""
    ),
    (
      "/general_config/synthetic_assets_info/0/risk_factor_segments/2/upper_bound",
      "\"340282366920938463463374607431768211455\"",
      "\"340282366920938463463374607431768211456\""
    ),
    (
      "/general_config/collateral_asset_info/asset_id",
      "\"0x800000000000011000000000000000000000000000000000000000000000000\"",
      "\"0x800000000000011000000000000000000000000000000000000000000000001\""
    ),
    ("/prev_shared_state/orders_tree_height", "0", "65"),
    ("/prev_shared_state/oracle_prices/0/price", "\"1\"", "\"0\""),
    (
      "/prev_shared_state/funding_indices/0/funding_index", "\"-9223372036854775808\"",
      "\"-9223372036854775809\""
    ),
    ("/prev_shared_state/system_time", "18446744073709551615", "\"18446744073709551616\""),
    (
      "/prev_positions/2/collateral_balance", "\"9223372036854775807\"",
      "\"9223372036854775808\""
    ),
    ("/prev_positions/2/assets/0/balance", "\"-1\"", "\"0\""),
    ("/prev_orders/5427437363382129580", "\"18446744073709551615\"", "\"18446744073709551616\""),
    ("/transactions/2/position_id", "\"18446744073709551615\"", "\"18446744073709551616\""),
    // What rules bound, the reader takes far beyond.
    (
      "/transactions/2/amount", "\"1329227995784915872903807060280344576\"",
      "\"1329227995784915872903807060280344577\""
    ),
    (
      "/transactions/1/funding_indices/0/funding_index",
      "\"-1329227995784915872903807060280344576\"",
      "\"-1329227995784915872903807060280344577\""
    ),
    ("/transactions/7/is_valid", "1", "2"),
    ("/transactions/7/return_code", "255", "256"),
    (
      "/transactions/4/fact_registry_address", "\"0xffffffffffffffffffffffffffffffffffffffff\"",
      "\"0x10000000000000000000000000000000000000000\""
    ),
    ("/transactions/3/liquidator_order/is_buying_synthetic", "0", "2"),
    ("/max_n_words_per_memory_page", "1", "0"),
  ]

  @Test("numbers outside their bounds are refused, those at them are read")
  func numberBounds() throws {
    let json = try Self.json()
    for (pointer, inside, outside) in Self.bounds {
      var changed = json
      try changed.set(pointer, to: .scalar(inside))
      #expect(throws: Never.self, "\(pointer)") { try Self.decode(changed) }
      try changed.set(pointer, to: .scalar(outside))
      let error = #expect(throws: Fault.self, "\(pointer)") {
        try Self.decode(changed)
      }
      let codes = ["malformed/range", "malformed/field-element"]
      #expect(codes.contains(try #require(error?.code)), "\(pointer)")
    }
  }

  @Test("numbers may be plain or decimal strings")
  func spellings() throws {
    let json = try Self.json()
    let plain = try Self.decode(json)
    for (pointer, text) in [
      ("/transactions/2/amount", "20000000000"),
      ("/transactions/2/position_id", "9223372036854775815"),
      ("/minimum_expiration_timestamp", "\"472310\""),
      ("/transactions/3/liquidator_order/nonce", "\"1009\""),
    ] {
      var changed = json
      try changed.set(pointer, to: .scalar(text))
      #expect(try Self.decode(changed) == plain)
    }
  }

  @Test("tables of a state ascend")
  func order() throws {
    let json = try Self.json()
    for (list, first) in [
      ("/prev_shared_state/funding_indices", 1), ("/prev_shared_state/oracle_prices", 1),
      ("/new_shared_state/oracle_prices", 2), ("/new_positions/18446744073709551615/assets", 1),
    ] {
      let entries = try #require(json.value(at: list).elements)
      for other in [entries[first - 1], entries[first]] {
        var changed = json
        try changed.set("\(list)/\(first - 1)", to: entries[first])
        try changed.set("\(list)/\(first)", to: other)
        let error = #expect(throws: Fault.self, "\(list)") {
          try Self.decode(changed)
        }
        #expect(error?.code == "malformed/order", "\(list)")
        #expect(try #require(error?.location).contains("[\(first)] ("), "\(list)")
      }
    }
  }

  @Test("a transaction has one kind, known by name or number")
  func types() throws {
    let json = try Self.json()
    var changed = json
    try changed.set("/transactions/2/type", to: .string("WITHDRAWAL"))
    let kinds = Self.error(of: changed)
    #expect(kinds?.code == "malformed/contradiction")
    #expect(kinds?.expected == "DEPOSIT")
    #expect(kinds?.found == "WITHDRAWAL")
    #expect(try #require(kinds?.location).hasPrefix("transactions[2].type ("))
    try changed.set("/transactions/2/type", to: .string("deposit"))
    #expect(Self.error(of: changed)?.code == "malformed/name")
    #expect(Self.error(of: changed)?.found == "deposit")
    changed = json
    try changed.set("/transactions/2/tx_type", to: .scalar("11"))
    #expect(Self.error(of: changed)?.code == "malformed/range")
    #expect(Self.error(of: changed)?.found == "11")
    changed = json
    try changed.remove("/transactions/2/tx_type")
    try changed.remove("/transactions/2/type")
    #expect(Self.error(of: changed)?.code == "malformed/missing")
  }

  @Test("there are as many lowest as highest prices")
  func priceCounts() throws {
    var json = try Self.json()
    try json.remove("/signed_max_oracle_prices/1")
    #expect(Self.error(of: json)?.code == "malformed/contradiction")
    #expect(Self.error(of: json)?.expected == "3 prices")
    #expect(Self.error(of: json)?.found == "2 prices")
    try json.remove("/signed_min_oracle_prices/1")
    #expect(Self.error(of: json) == nil)
  }

  @Test("what is no batch at all is refused")
  func otherFiles() throws {
    for text in ["", "{}", "[]", "7", "{\"program\": \"perpetual\"}", "\u{0}"] {
      #expect(throws: Fault.self) { try Perpetual.Batch(decoding: Array(text.utf8)) }
    }
    let deep = String(repeating: "[", count: 1_000_000)
    #expect(throws: Fault.self) { try Perpetual.Batch(decoding: Array(deep.utf8)) }
    let proof = try BatchFolder.perpetual("bootloaded-batch3").bytes(of: "proof.json")
    #expect(throws: Fault.self) { try Perpetual.Batch(decoding: proof) }
    let bytes = try BatchFolder.perpetual("batch1").bytes(of: "batch.json")
    for length in stride(from: 0, to: bytes.count - 2, by: bytes.count / 50) {
      #expect(throws: Fault.self) {
        try Perpetual.Batch(decoding: Array(bytes.prefix(length)))
      }
    }
  }

  private static func error(of json: EditableJSON) -> Fault? {
    do {
      _ = try decode(json)
      return nil
    } catch { return error }
  }
}

extension EditableJSON {
  /// The pointers of all objects in it.
  fileprivate var objectPointers: [String] { pointers(below: "").objects }

  /// The pointers of all members in it.
  fileprivate var memberPointers: [String] { pointers(below: "").members }

  private func pointers(below pointer: String) -> (objects: [String], members: [String]) {
    var result: (objects: [String], members: [String]) = ([], [])
    let children: [(String, EditableJSON)]
    switch self {
    case .object(let members):
      result.objects.append(pointer)
      children = members.map { ("\(pointer)/\($0.name)", $0.value) }
      result.members += children.map(\.0)
    case .array(let elements): children = elements.enumerated().map { ("\(pointer)/\($0)", $1) }
    case .scalar: children = []
    }
    for (place, child) in children {
      let below = child.pointers(below: place)
      result.objects += below.objects
      result.members += below.members
    }
    return result
  }
}
