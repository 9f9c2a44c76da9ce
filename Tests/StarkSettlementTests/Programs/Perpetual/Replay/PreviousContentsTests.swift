import StarkAlgebra
import StarkSettlement
import StarkVerifier
import TestSupport
import Testing

/// A batch file and the whole state before it, which knows better.
@Suite("What a batch file says of a state that is known")
struct PreviousContentsTests {
  private static let order = "5427437363382129580"

  /// All of the state before the second batch.
  private static func state() throws -> Perpetual.State {
    var counts = OperationCounts()
    let batch = try Perpetual.Batch(folder: .perpetual("batch1"))
    let state = try batch.previousState(counts: &counts)
    return try Perpetual.Replay(of: batch, from: state, counts: &counts).state
  }

  /// The verdict on the second batch after some edits, with `state` before it.
  private static func verdict(
    _ state: Perpetual.State? = nil,
    _ edit: (inout EditableJSON) throws -> Void
  ) throws -> SettlementVerdict {
    let (main, data) = try SettlementMutation.output(of: 2)
    var json = try SettlementMutation.batchFile(2)
    try edit(&json)
    return SettlementVerdict(
      of: Perpetual.self,
      words: main + data,
      batch: Array(json.text.utf8),
      known: try state ?? self.state()
    )
  }

  @Test("holds, and may be left out")
  func honest() throws {
    let state = try Self.state()
    #expect(try Self.verdict(state) { _ in }.code == "accepted")
    for member in ["prev_positions", "prev_orders", "prev_tree_auth_paths"] {
      #expect(try Self.verdict(state) { try $0.remove("/\(member)") }.code == "accepted")
    }
    let bare = try Self.verdict(state) {
      $0 = $0.removing { $0.hasPrefix("prev_") && $0 != "prev_shared_state" || $0 == "hash" }
    }
    #expect(bare.code == "accepted")
  }

  @Test(
    "is refused where the state says something else",
    arguments: [
      ("prev_positions.2.public_key", "/prev_positions/2/public_key", EditableJSON.string("0x1")),
      (
        "prev_positions.2.collateral_balance", "/prev_positions/2/collateral_balance",
        .string("4980000001")
      ),
      ("prev_positions.2.assets count", "/prev_positions/2/assets", .array([])),
      (
        "prev_positions.2.assets[0].asset_id", "/prev_positions/2/assets/0/asset_id",
        .string("0x5")
      ),
      ("prev_positions.2.assets[0].balance", "/prev_positions/2/assets/0/balance", .string("1")),
      (
        "prev_positions.2.assets[0].cached_funding_index",
        "/prev_positions/2/assets/0/cached_funding_index", .string("5")
      ),
      ("prev_positions.2.hash", "/prev_positions/2/hash", .string("0x5")),
      ("prev_orders.\(order)", "/prev_orders/\(order)", .string("7")),
      (
        "prev_tree_auth_paths.positions.2[5]", "/prev_tree_auth_paths/positions/2/5",
        .string("0x5")
      ),
      ("prev_tree_auth_paths.positions.2 count", "/prev_tree_auth_paths/positions/2", .array([])),
      (
        "prev_tree_auth_paths.orders.\(order)[63]", "/prev_tree_auth_paths/orders/\(order)/63",
        .string("0x5")
      ),
    ]
  )
  func lies(location: String, pointer: String, value: EditableJSON) throws {
    let verdict = try Self.verdict { try $0.set(pointer, to: value) }
    #expect(verdict.level == "replay")
    #expect(verdict.code == "replay/contradiction")
    #expect(verdict.location == location)
  }

  @Test(
    "is about the places that the batch touches, and all of them",
    arguments: [
      ("prev_positions", "/prev_positions/2"), ("prev_orders", "/prev_orders/\(order)"),
      ("prev_tree_auth_paths.positions", "/prev_tree_auth_paths/positions/2"),
      ("prev_tree_auth_paths.orders", "/prev_tree_auth_paths/orders/\(order)"),
    ]
  )
  func places(name: String, pointer: String) throws {
    let state = try Self.state()
    let fewer = try Self.verdict(state) { try $0.remove(pointer) }
    #expect(fewer.code == "replay/contradiction" && fewer.location == "\(name) count")
    let other = try Self.verdict(state) { try $0.rename(pointer, to: "5") }
    #expect(other.code == "replay/contradiction")
    #expect(other.location?.hasPrefix("\(name)[") == true)
  }

  @Test("a batch from another state is refused even where orders are not known")
  func unknownOrders() throws {
    var counts = OperationCounts()
    var state = try Self.state()
    state.orders = SparseTree(height: 64, root: state.orders.root, counts: &counts)
    let bare = try Self.verdict(state) { try $0.remove("/prev_tree_auth_paths") }
    #expect(bare.code == "not-checked")
    for (pointer, value) in [
      ("positions_root", EditableJSON.string("0x5")), ("orders_root", .string("0x5")),
      ("orders_tree_height", .scalar("63")), ("system_time", .scalar("5")),
    ] {
      let verdict = try Self.verdict(state) {
        try $0.set("/prev_shared_state/\(pointer)", to: value)
      }
      #expect(verdict.level == "replay")
      #expect(verdict.code == "replay/previous-state")
      #expect(verdict.location == pointer)
    }
  }
}
