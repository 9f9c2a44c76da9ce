import GRDB
import StarkAlgebra
import StarkFaults
import StarkSettlement

extension Perpetual: LedgerProgram {
  /// All but the replay: a batch whose changes are not known is refused.
  static let levelsWithoutReplay = Set(SettlementLevel.allCases).subtracting([.replay])

  static func hash(of state: State, counts: inout OperationCounts) -> Bytes32 {
    state.shared.hash(counts: &counts)
  }

  static func emptyState(before output: Output, counts: inout OperationCounts) -> State? {
    let shared = output.previous
    let positions =
      SparseTree<Position>(height: shared.positionsHeight, counts: &counts)
    let orders = SparseTree<OrderFill>(height: shared.ordersHeight, counts: &counts)
    guard positions.root == shared.positionsRoot, orders.root == shared.ordersRoot else {
      return nil
    }
    return State(positions: positions, orders: orders, shared: shared)
  }

  static func recordStart(_ state: State, at place: LedgerPlace) throws {
    var counts = OperationCounts()
    let nothing = SparseTree<Position>(height: state.positions.height, counts: &counts)
    let leaves = try state.positions.leaves()
    let changes = leaves.map { PositionStep(id: $0.index, before: .empty, after: $0.leaf) }
    let writer = PerpetualWriter(place: place)
    try writer.write(positions: state.positions.newNodes(since: nothing))
    try writer.write(changes)
    try writer.write(state.shared, StateTotals.none.adding(changes))
    let unfilled = SparseTree<OrderFill>(height: state.orders.height, counts: &counts)
    try writer.write(orders: state.orders.newNodes(since: unfilled))
    guard let fills = try? state.orders.leaves() else { return }
    for fill in fills { try writer.write(order: fill.index, fill.leaf) }
  }

  static func lastState(
    touchedBy output: Output,
    _ batch: Batch?,
    before place: LedgerPlace
  ) throws -> State {
    let database = place.database
    let shared = output.previous
    return State(
      positions: try NodeStore(database: database, tree: 0).tree(
        height: shared.positionsHeight,
        root: shared.positionsRoot,
        indices: positions(touchedBy: output, batch)
      ),
      orders: try lastOrders(shared, batch, in: database),
      shared: shared
    )
  }

  private static func positions(touchedBy output: Output, _ batch: Batch?) -> [UInt64] {
    output.data?.positions.map(\.position) ?? batch?.contents.positions.keys.sorted() ?? []
  }

  /// A ledger knows all positions.
  static func isSound(_ state: State, touchedBy output: Output, _ batch: Batch?) -> Bool {
    let positions = positions(touchedBy: output, batch)
    return state.positions.knows(positions) && state.positions.isSound(at: positions)
      && state.orders.isSound(at: batch?.contents.orders.keys.map(\.self) ?? [])
  }

  /// The orders that `batch` fills, or only their root if what was seen of them is too little.
  ///
  /// Batches without their transactions show no orders; then the paths of a batch file may.
  private static func lastOrders(
    _ shared: SharedState,
    _ batch: Batch?,
    in database: Database
  ) throws -> SparseTree<OrderFill> {
    let ids = batch?.contents.orders.keys.sorted() ?? []
    let orders = try NodeStore<OrderFill>(database: database, tree: 1).tree(
      height: shared.ordersHeight,
      root: shared.ordersRoot,
      indices: ids
    )
    guard !orders.knows(ids) else { return orders }
    var counts = OperationCounts()
    return SparseTree(height: shared.ordersHeight, root: shared.ordersRoot, counts: &counts)
  }

  static func record(
    _ levels: SettledLevels<Perpetual>,
    _ batch: Batch?,
    at place: LedgerPlace
  ) throws {
    guard let previous = levels.previous, let difference = levels.difference,
      let next = levels.next,
      let invariants = levels.invariants
    else { throw Fault.chainChangesUnknown }
    let output = levels.statement.output
    let steps = try difference.touched.map { id in
      PositionStep(
        id: id,
        before: try previous.positions.leaf(at: id),
        after: try next.positions.leaf(at: id)
      )
    }
    let writer = PerpetualWriter(place: place)
    try writer.write(output, loss: invariants.loss)
    try writer.write(changesOf: steps)
    try writer.write(steps)
    let totals = try StateTotals(place.database, sequence: place.sequence - 1)
    try writer.write(output.next, totals.adding(steps))
    try writer.write(positions: next.positions.newNodes(since: previous.positions))
    guard let batch else { return }
    try writer.write(batch.configuration)
    try writer.write(orders: next.orders.newNodes(since: previous.orders))
    for id in batch.contents.orders.keys.sorted() {
      try writer.write(order: id, next.orders.leaf(at: id))
    }
  }

  static func settleFacts(
    _ facts: L1Facts?,
    of statement: SettledStatement<Perpetual>,
    at place: LedgerPlace
  ) throws {
    try FactsRecord(place.database).settle(
      statement.output,
      statement.link,
      sequence: place.sequence,
      facts: facts
    )
  }
}

/// A position before and after a batch.
struct PositionStep {
  let id: UInt64
  let before: Perpetual.Position
  let after: Perpetual.Position
}
