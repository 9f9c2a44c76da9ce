import StarkAlgebra
import StarkFaults
import StarkSettlement
import StarkVerifier
import TestSupport
import Testing

@Suite("Which fault of a batch is named")
struct ReplayPrecedenceTests {
  private typealias Change = (pointer: String, value: EditableJSON)

  private static let bad: EditableJSON = .string("0x5")

  /// The fault of the first batch after some changes.
  private func expect(
    _ code: String,
    _ error: StarkExError?,
    at location: String,
    _ changes: Change...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var json = try EditableJSON(BatchFolder.perpetual("batch1").bytes(of: "batch.json"))
    for change in changes { try json.set(change.pointer, to: change.value) }
    let batch = try Perpetual.Batch(decoding: Array(json.text.utf8))
    var counts = OperationCounts()
    let state = try batch.previousState(counts: &counts)
    let fault = #expect(throws: Fault.self, sourceLocation: sourceLocation) {
      try Perpetual.Replay(of: batch, from: state, counts: &counts)
    }
    #expect(fault?.code == code, sourceLocation: sourceLocation)
    #expect(fault?.location == location, sourceLocation: sourceLocation)
    #expect(fault?.starkExError == error, sourceLocation: sourceLocation)
  }

  private static let orderA = "/transactions/6/party_a_order"

  @Test("a bad signature wins over faults of later transactions")
  func signatureFirst() throws {
    try expect(
      "replay/signature",
      .invalidSignature,
      at: "transactions[6]",
      (Self.orderA + "/signature/r", Self.bad),
      ("/transactions/9/asset_id", Self.bad)
    )
  }

  @Test("a bad signature loses to faults of earlier transactions")
  func ruleFirst() throws {
    try expect(
      "replay/amount-range",
      .amountOutOfRange,
      at: "transactions[1]",
      (Self.orderA + "/signature/r", Self.bad),
      ("/transactions/1/amount", .string("-1"))
    )
  }

  @Test("within a transaction the order is that of the program")
  func withinTransaction() throws {
    // The price is checked before the signature, the expiration after it, B after all of A.
    try expect(
      "replay/price-ratio",
      .invalidPriceRatio,
      at: "transactions[6]",
      (Self.orderA + "/signature/r", Self.bad),
      ("/transactions/6/actual_collateral", .string("40020000000"))
    )
    try expect(
      "replay/signature",
      .invalidSignature,
      at: "transactions[6]",
      (Self.orderA + "/signature/s", Self.bad),
      ("/minimum_expiration_timestamp", .scalar("500001"))
    )
    try expect(
      "replay/signature",
      .invalidSignature,
      at: "transactions[6]",
      (Self.orderA + "/signature/s", Self.bad),
      ("/transactions/6/party_b_order/position_id", .string("2"))
    )
    try expect(
      "replay/same-position",
      .samePosition,
      at: "transactions[6]",
      ("/transactions/6/party_b_order/signature/s", Self.bad),
      ("/transactions/6/party_b_order/position_id", .string("2"))
    )
  }

  @Test("signed prices come before transactions, and have no number for a bad signature")
  func signedPrices() throws {
    let signed = "/signed_max_oracle_prices/0/signed_prices/1"
    try expect(
      "replay/signature",
      nil,
      at: "signed_max_oracle_prices[0]",
      (signed + "/signature/s", Self.bad),
      ("/transactions/1/amount", .string("-1"))
    )
    // The time of an oracle is checked after its signature.
    try expect(
      "replay/signature",
      nil,
      at: "signed_max_oracle_prices[0]",
      (signed + "/timestamp", .scalar("5"))
    )
    try expect(
      "replay/external-price-range",
      nil,
      at: "signed_max_oracle_prices[0]",
      (signed + "/external_price", .string("-1"))
    )
  }

  @Test("the configuration comes first of all")
  func configuration() throws {
    try expect(
      "configuration/quorum",
      nil,
      at: "asset 0x4254432d3130000000000000000000",
      ("/general_config/synthetic_assets_info/0/oracle_price_quorum", .scalar("0")),
      ("/signed_min_oracle_prices/0/signed_prices/0/signature/s", Self.bad)
    )
  }

  @Test("trees have the heights of the configuration")
  func heights() throws {
    var counts = OperationCounts()
    for name in ["positions_tree_height", "orders_tree_height"] {
      var json = try EditableJSON(BatchFolder.perpetual("batch1").bytes(of: "batch.json"))
      try json.set("/general_config/\(name)", to: .scalar("63"))
      let batch = try Perpetual.Batch(decoding: Array(json.text.utf8))
      let state = try batch.previousState(counts: &counts)
      let fault = #expect(throws: Fault.self) {
        try Perpetual.Replay(of: batch, from: state, counts: &counts)
      }
      #expect(fault == .treeHeight(expected: 63, found: 64))
    }
  }

  @Test("the state is the one that the batch starts from")
  func previousState() throws {
    var counts = OperationCounts()
    let batch = try Perpetual.Batch(folder: .perpetual("batch1"))
    var state = try batch.previousState(counts: &counts)
    state.shared.systemTime += 1
    let fault = #expect(throws: Fault.self) {
      try Perpetual.Replay(of: batch, from: state, counts: &counts)
    }
    #expect(fault?.code == "replay/previous-state")
    #expect(fault?.location == "system_time")
  }

  @Test("what the batch touches has to be known")
  func unknownContent() throws {
    var counts = OperationCounts()
    let batch = try Perpetual.Batch(folder: .perpetual("batch2"))
    let whole = try batch.previousState(counts: &counts)
    var state = whole
    state.positions = SparseTree(height: 64, root: whole.positions.root, counts: &counts)
    let position = #expect(throws: Fault.self) {
      try Perpetual.Replay(of: batch, from: state, counts: &counts)
    }
    #expect(position?.code == "replay/unknown-content")
    #expect(position?.location == "transactions[2]")
    state = whole
    state.orders = SparseTree(height: 64, root: whole.orders.root, counts: &counts)
    let order = #expect(throws: Fault.self) {
      try Perpetual.Replay(of: batch, from: state, counts: &counts)
    }
    #expect(order?.code == "replay/unknown-content")
    #expect(order?.location == "transactions[3]")
  }

  @Test("an asset with a funding index is in the configuration at the end")
  func fundedAsset() throws {
    var json = try EditableJSON(BatchFolder.perpetual("batch3").bytes(of: "batch.json"))
    for tick in [1, 3] {
      try json.insert(
        EditableJSON(Array(##"{"asset_id": "0x5", "funding_index": "0"}"##.utf8)),
        at: "/transactions/\(tick)/funding_indices/0"
      )
    }
    let batch = try Perpetual.Batch(decoding: Array(json.text.utf8))
    var counts = OperationCounts()
    let state = try batch.previousState(counts: &counts)
    // The second tick wants a price for what the first one brought, so only that one is left.
    let both = #expect(throws: Fault.self) {
      try Perpetual.Replay(of: batch, from: state, counts: &counts)
    }
    #expect(both?.code == "replay/price-missing")
    #expect(both?.location == "transactions[3]")

    try json.remove("/transactions/1/funding_indices/0")
    let late = try Perpetual.Batch(decoding: Array(json.text.utf8))
    let fault = #expect(throws: Fault.self) {
      try Perpetual.Replay(of: late, from: state, counts: &counts)
    }
    #expect(fault?.code == "replay/funded-asset")
    #expect(fault?.found == "0x5")
  }
}
