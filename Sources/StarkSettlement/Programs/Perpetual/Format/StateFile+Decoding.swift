package import StarkAlgebra
package import StarkFaults
package import StarkJSON

/// State files: what `--previous` takes, and what a state is saved as.
///
///     {"program": "perpetual",
///      "shared_state": {"positions_root": "0x…", "positions_tree_height": 64, …},
///      "positions": {"1": {"public_key": "0x…", "collateral_balance": "31500000",
///                          "assets": [{"asset_id": "0x…", "balance": "5",
///                                      "cached_funding_index": "0"}],
///                          "funding_timestamp": 1700000000}},
///      "orders": {"113192803527671688": "4000000000"}}
///
/// Every position and order that is not empty has to be there. Without `orders` only their root is
/// known. Shared state and positions are spelt as in batch files.
extension Perpetual.State {
  /// The value of the member `program`.
  static var programName: String { "perpetual" }

  /// Files of at most 2³⁰ bytes with at most 2²⁵ values, which are about a million positions.
  package static var fileLimits: JSONLimits {
    JSONLimits(byteCount: 1 << 30, valueCount: 1 << 25)
  }

  /// The state that a file describes, whose roots have to be those of its positions and orders.
  package init(
    decoding bytes: [UInt8],
    limits: JSONLimits = Perpetual.State.fileLimits,
    counts: inout OperationCounts
  ) throws(Fault) {
    let document: JSONDocument
    do { document = try JSONDocument(bytes, limits: limits) } catch { throw .json(error) }
    let file = try JSONRecord(
      document.root,
      members: ["program", "shared_state", "positions", "orders"]
    )
    let program = try file.required("program")
    let name = try program.text()
    guard ExactName(name) == ExactName(Self.programName) else {
      throw .unknownName(at: program.location, known: [Self.programName], found: name)
    }
    let shared = try Perpetual.SharedState(
      claimedIn: file.required("shared_state"),
      counts: &counts
    )
    let positionsMember = try file.required("positions")
    let positions = try positionsMember.entries(atMost: Self.maximumEntryCount) {
      (value) throws(Fault) in
      try Perpetual.Position(claimedIn: value, counts: &counts)
    }
    let positionTree = try positionsMember.tree(
      of: positions,
      height: shared.positionsHeight,
      root: shared.positionsRoot,
      counts: &counts
    )
    guard let ordersMember = try file.optional("orders") else {
      let orderTree = SparseTree<Perpetual.OrderFill>(
        height: shared.ordersHeight,
        root: shared.ordersRoot,
        counts: &counts
      )
      self.init(positions: positionTree, orders: orderTree, shared: shared)
      return
    }
    let orders = try ordersMember.entries(atMost: Self.maximumEntryCount) {
      (value) throws(Fault) in
      Perpetual.OrderFill(amount: try value.integer(in: 1...UInt64.max))
    }
    let orderTree = try ordersMember.tree(
      of: orders,
      height: shared.ordersHeight,
      root: shared.ordersRoot,
      counts: &counts
    )
    self.init(positions: positionTree, orders: orderTree, shared: shared)
  }

  /// More entries than a file within `fileLimits` can have.
  private static var maximumEntryCount: Int { 1 << 25 }
}

extension Perpetual.SharedState {
  /// The shared state that `value` describes, whose hash is the one claimed for it, if there is
  /// one.
  fileprivate init(
    claimedIn value: JSONValue,
    counts: inout OperationCounts
  ) throws(Fault) {
    let decoded = try DecodedSharedState(value)
    self = decoded.state
    guard let claimed = decoded.hash else { return }
    let hash = hash(counts: &counts)
    guard claimed == hash else {
      throw .contradiction(at: value.location, expected: "hash 0x\(hash)", found: "0x\(claimed)")
    }
  }
}

extension Perpetual.Position {
  /// The position that `value` describes, which has an owner and holds something.
  fileprivate init(
    claimedIn value: JSONValue,
    counts: inout OperationCounts
  ) throws(Fault) {
    let decoded = try Perpetual.ClaimedPosition(decoding: value)
    self = decoded.position
    guard !holdsNothing, publicKey != .zero else {
      throw .contradiction(
        at: value.location,
        expected: "an owner and something to own",
        found: holdsNothing ? "an empty position" : "no owner"
      )
    }
    guard let claimed = decoded.hash else { return }
    let hash = hash(counts: &counts)
    guard claimed == hash else {
      throw .contradiction(at: value.location, expected: "hash \(hash)", found: "\(claimed)")
    }
  }
}

extension JSONValue {
  /// The tree of the entries that the value lists, if it has this root.
  fileprivate func tree<Leaf>(
    of entries: [UInt64: Leaf],
    height: Int,
    root: Felt252,
    counts: inout OperationCounts
  ) throws(Fault) -> SparseTree<Leaf> {
    let tree: SparseTree<Leaf>
    do {
      tree = try SparseTree(height: height, counts: &counts).updating(entries, counts: &counts)
    } catch {
      throw .contradiction(at: location, expected: "ids of \(height) bits", found: "\(error)")
    }
    guard tree.root == root else {
      throw .contradiction(at: location, expected: "root \(root)", found: "\(tree.root)")
    }
    return tree
  }
}
