import StarkAlgebra
import StarkFaults
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
  ) -> Fault? {
    var counts = OperationCounts()
    do {
      _ = try batch.previousState(counts: &counts)
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
    let fault = try #require(Self.fault(of: batch))
    #expect(fault.code == "state/position-hash")
    #expect(fault.location == "prev_positions.2")
    #expect(fault.expected != fault.found)
    #expect(fault.found == batch.contents.positions[2]?.hash?.integer.description)
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
    #expect(Self.fault(of: batch)?.code == "state/positions-root")
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
    #expect(Self.fault(of: batch)?.code == "state/orders-root")
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
  }

  @Test("is known at places whose paths show it, and no path is followed to what is known")
  func completed() throws {
    var counts = OperationCounts()
    let batch = try Self.batch()
    let shown = try batch.previousState(counts: &counts)
    let rootOnly = Perpetual.State(
      positions: SparseTree(height: 64, root: shown.positions.root, counts: &counts),
      orders: SparseTree(height: 64, root: shown.orders.root, counts: &counts),
      shared: shown.shared
    )

    func cost(_ state: Perpetual.State) throws -> Int {
      var counts = OperationCounts()
      let completed = try state.completed(by: batch, counts: &counts)
      for (id, claim) in batch.contents.positions {
        #expect(try completed.positions.leaf(at: id) == claim.position)
      }
      for (id, amount) in batch.contents.orders {
        #expect(try completed.orders.leaf(at: id).amount == amount)
      }
      return counts.pedersenHashes
    }
    var withPositions = rootOnly
    withPositions.positions = shown.positions
    var withOrders = rootOnly
    withOrders.orders = shown.orders
    #expect(try cost(shown) == 0)
    let costs = (positions: try cost(withOrders), orders: try cost(withPositions))
    #expect(costs.positions > 0 && costs.orders > 0)
    #expect(try cost(rootOnly) == costs.positions + costs.orders)
  }

  @Test("stays unknown where a batch has no paths or starts from other roots")
  func unrelated() throws {
    var counts = OperationCounts()
    let shown = try Self.batch().previousState(counts: &counts)
    var state = shown
    state.positions = SparseTree(height: 64, root: shown.positions.root, counts: &counts)
    state.orders = SparseTree(height: 64, root: shown.orders.root, counts: &counts)
    for batch in [
      try Self.batch { try $0.remove("/prev_tree_auth_paths") },
      try Self.batch {
        try $0.set("/prev_shared_state/positions_root", to: .string("0x5"))
        try $0.set("/prev_shared_state/orders_root", to: .string("0x5"))
      },
      try Self.batch {
        try $0.set("/prev_shared_state/positions_tree_height", to: .scalar("63"))
        try $0.set("/prev_shared_state/orders_tree_height", to: .scalar("63"))
      },
    ] {
      let same = try state.completed(by: batch, counts: &counts)
      #expect(same.positions.isUnknown && same.orders.isUnknown)
    }
  }
}
