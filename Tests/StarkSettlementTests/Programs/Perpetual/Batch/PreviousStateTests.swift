import StarkAlgebra
import StarkSettlement
import TestSupport
import Testing

@Suite("The state before a batch")
struct PreviousStateTests {
  private static func json() throws -> EditableJSON {
    try EditableJSON(BatchFolder.perpetual("batch2").bytes(of: "batch.json"))
  }

  /// The second batch of the chain after some edits.
  private static func batch(
    _ edit: (inout EditableJSON) throws -> Void = { _ in }
  ) throws -> Perpetual.Batch {
    var json = try json()
    try edit(&json)
    return try Perpetual.Batch(decoding: Array(json.text.utf8))
  }

  private static func fault(
    of batch: Perpetual.Batch
  ) -> Perpetual.BatchStateFault? {
    var counts = OperationCounts()
    do {
      _ = try batch.previousState(counts: &counts)
      return nil
    } catch { return error }
  }

  private static func fault(
    of batch: Perpetual.Batch,
    on state: Perpetual.State
  ) -> Perpetual.BatchStateFault? {
    var counts = OperationCounts()
    do {
      try batch.checkPrevious(state, counts: &counts)
      return nil
    } catch { return error }
  }

  @Test("has what the paths lead to, and nothing else is known")
  func paths() throws {
    var counts = OperationCounts()
    let batch = try Self.batch()
    let state = try batch.previousState(counts: &counts)
    #expect(state.shared == batch.previous)
    #expect(state.positions.root == batch.previous.positionsRoot)
    #expect(state.orders.root == batch.previous.ordersRoot)
    for (id, claim) in batch.contents.positions {
      #expect(try state.positions.leaf(at: id) == claim.position)
    }
    for (id, amount) in batch.contents.orders {
      #expect(try state.orders.leaf(at: id).amount == amount)
    }
    #expect(throws: TreeError.self) { try state.positions.leaf(at: 5) }
  }

  @Test("needs paths")
  func withoutPaths() throws {
    let batch = try Self.batch { try $0.remove("/prev_tree_auth_paths") }
    #expect(Self.fault(of: batch) == .noPaths)
  }

  @Test("needs a path for each content and a content for each path")
  func unmatched() throws {
    for (pointer, place) in [
      ("/prev_tree_auth_paths/positions/2", Perpetual.PlaceInTree.position(2)),
      ("/prev_positions/2", .position(2)),
      (
        "/prev_tree_auth_paths/orders/5427437363382129580",
        .order(5_427_437_363_382_129_580)
      ),
      ("/prev_orders/5427437363382129580", .order(5_427_437_363_382_129_580)),
    ] {
      #expect(Self.fault(of: try Self.batch { try $0.remove(pointer) }) == .unmatchedPath(place))
    }
  }

  @Test("has positions with the hashes that the file claims")
  func positionHash() throws {
    let batch = try Self.batch {
      try $0.set("/prev_positions/2/collateral_balance", to: .string("4980000001"))
    }
    guard case .positionHash(2, let expected, let found)? = Self.fault(of: batch) else {
      Issue.record("no fault of position 2")
      return
    }
    #expect(expected != found)
    #expect(found == batch.contents.positions[2]?.hash)
  }

  @Test(
    "has contents that lead to the roots, without any claimed hash",
    arguments: [
      ("/prev_positions/2/public_key", "0x1"),
      ("/prev_positions/2/collateral_balance", "4980000001"),
      ("/prev_positions/2/assets/0/balance", "1"),
      ("/prev_positions/2/assets/0/cached_funding_index", "5"),
      ("/prev_positions/2/assets/0/asset_id", "0x5"),
      ("/prev_tree_auth_paths/positions/2/0", "0x5"),
      ("/prev_tree_auth_paths/positions/2/63", "0x5"),
      ("/prev_shared_state/positions_root", "0x5"),
    ]
  )
  func positions(pointer: String, value: String) throws {
    let batch = try Self.batch {
      for id in try $0.value(at: "/prev_positions").memberNames {
        try $0.remove("/prev_positions/\(id)/hash")
      }
      try $0.set(pointer, to: .string(value))
    }
    guard case .positionPaths? = Self.fault(of: batch) else {
      Issue.record("\(String(describing: Self.fault(of: batch)))")
      return
    }
  }

  @Test(
    "has fills that lead to the root of orders",
    arguments: [
      ("/prev_orders/5427437363382129580", "4999999999"),
      ("/prev_tree_auth_paths/orders/5427437363382129580/7", "0x5"),
      ("/prev_shared_state/orders_root", "0x5"),
    ]
  )
  func orders(pointer: String, value: String) throws {
    let batch = try Self.batch { try $0.set(pointer, to: .string(value)) }
    guard case .orderPaths? = Self.fault(of: batch) else {
      Issue.record("\(String(describing: Self.fault(of: batch)))")
      return
    }
  }

  @Test("does not depend on funding timestamps, which no hash binds")
  func timestamps() throws {
    let batch = try Self.batch {
      for id in try $0.value(at: "/prev_positions").memberNames {
        try $0.set("/prev_positions/\(id)/funding_timestamp", to: .scalar("77"))
      }
    }
    var counts = OperationCounts()
    let state = try batch.previousState(counts: &counts)
    #expect(state.positions.root == batch.previous.positionsRoot)
    let original = try Self.batch().previousState(counts: &counts)
    #expect(Self.fault(of: batch, on: original) == nil)
  }

  @Test("may come from elsewhere, and is then compared with what the batch says")
  func supplied() throws {
    var counts = OperationCounts()
    let state = try Self.batch().previousState(counts: &counts)
    let bare = try Self.batch { try $0.remove("/prev_tree_auth_paths") }
    #expect(Self.fault(of: bare, on: state) == nil)

    let shared = try Self.batch { try $0.set("/prev_shared_state/system_time", to: .scalar("5")) }
    guard case .sharedState(let difference)? = Self.fault(of: shared, on: state) else {
      Issue.record("no difference in the shared state")
      return
    }
    #expect(difference.field == "system_time")
    #expect(difference.found == "5")

    let position = try Self.batch {
      try $0.set("/prev_positions/2/collateral_balance", to: .string("7"))
      try $0.remove("/prev_positions/2/hash")
    }
    guard case .position(2, let expected, let found)? = Self.fault(of: position, on: state) else {
      Issue.record("no difference in position 2")
      return
    }
    #expect(expected.collateral == 4_980_000_000)
    #expect(found.collateral == 7)

    let id: UInt64 = 5_427_437_363_382_129_580
    let order = try Self.batch { try $0.set("/prev_orders/\(id)", to: .string("7")) }
    #expect(
      Self.fault(of: order, on: state) == .order(id, expected: 5_000_000_000, found: 7)
    )

    let hash = try Self.batch { try $0.set("/prev_positions/2/hash", to: .string("0x7")) }
    guard case .positionHash(2, _, 7)? = Self.fault(of: hash, on: state) else {
      Issue.record("no wrong hash of position 2")
      return
    }
  }

  @Test("has to know the places that the batch touches")
  func unknown() throws {
    var counts = OperationCounts()
    let batch = try Self.batch()
    var state = try batch.previousState(counts: &counts)
    let positions = state.positions
    state.positions = SparseTree(height: 64, root: positions.root, counts: &counts)
    #expect(
      Self.fault(of: batch, on: state)
        == .unknown(.position(1), .unknownLeaf(index: 1))
    )
    state.positions = positions
    state.orders = SparseTree(height: 64, root: state.orders.root, counts: &counts)
    let id: UInt64 = 5_427_437_363_382_129_580
    #expect(
      Self.fault(of: batch, on: state) == .unknown(.order(id), .unknownLeaf(index: id))
    )
  }
}
