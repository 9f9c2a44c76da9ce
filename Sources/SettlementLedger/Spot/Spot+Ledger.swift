import GRDB
import StarkAlgebra
import StarkFaults
import StarkSettlement

extension Spot: LedgerProgram {
  /// Without the transactions nothing tells what changed in validium vaults and orders.
  static let levelsWithoutReplay: Set<SettlementLevel> = [.proof, .statement]

  static func hash(of state: State, counts: inout OperationCounts) -> Bytes32 {
    state.roots.hash(counts: &counts)
  }

  static func emptyState(before output: Output, counts: inout OperationCounts) -> State? {
    let empty = State(emptyWith: output.heights, counts: &counts)
    return empty.roots == output.initial ? empty : nil
  }

  static func recordStart(_ state: State, at place: LedgerPlace) throws {
    var counts = OperationCounts()
    let writer = SpotWriter(place: place)
    try writer.write(state, since: State(emptyWith: state.heights, counts: &counts))
    for (index, vault) in try state.validiumVaults.leaves() {
      try writer.write(VaultID(index), vault)
    }
    for (index, vault) in try state.rollupVaults.leaves() {
      try writer.write(VaultID(rollupIndex: index), vault)
    }
  }

  static func lastState(
    touchedBy output: Output,
    _ batch: Batch?,
    before place: LedgerPlace
  ) throws -> State {
    let database = place.database
    return State(
      validiumVaults: try NodeStore(database: database, tree: 0).tree(
        height: output.heights.validium,
        root: output.initial.validium,
        indices: vaults(of: .validium, touchedBy: output, batch)
      ),
      rollupVaults: try NodeStore(database: database, tree: 1).tree(
        height: output.heights.rollup,
        root: output.initial.rollup,
        indices: vaults(of: .rollup, touchedBy: output, batch)
      ),
      orders: try PatriciaStore(database: database, tree: 2).tree(
        root: output.initial.orders,
        keys: batch?.touched.orders.keys.map(\.self) ?? []
      )
    )
  }

  private static func vaults(
    of tree: VaultTree,
    touchedBy output: Output,
    _ batch: Batch?
  ) -> [UInt64] {
    let shown = batch?.touched.vaults.keys.map(\.self) ?? []
    return (shown + output.vaultChanges.map(\.id)).filter { $0.tree == tree }.map(\.index)
  }

  static func isSound(_ state: State, touchedBy output: Output, _ batch: Batch?) -> Bool {
    state.validiumVaults.isSound(at: vaults(of: .validium, touchedBy: output, batch))
      && state.rollupVaults.isSound(at: vaults(of: .rollup, touchedBy: output, batch))
  }

  static func record(
    _ levels: SettledLevels<Spot>,
    _ batch: Batch?,
    at place: LedgerPlace
  ) throws {
    guard let previous = levels.previous, let next = levels.next else {
      throw Fault.chainChangesUnknown
    }
    let output = levels.statement.output
    let writer = SpotWriter(place: place)
    try writer.write(output)
    try writer.write(next, since: previous)
    for change in output.vaultChanges { try writer.write(change.id, change.vault) }
    let shown = batch?.touched.vaults.filter { $0.key.tree == .validium && $0.value.isChange }
    for (id, change) in (shown ?? [:]).sorted(by: { $0.key < $1.key }) {
      try writer.write(id, change.next)
    }
  }

  static func settleFacts(
    _ facts: L1Facts?,
    of statement: SettledStatement<Spot>,
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
