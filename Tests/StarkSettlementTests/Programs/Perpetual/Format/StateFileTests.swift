import StarkAlgebra
import StarkFaults
import StarkJSON
import StarkSettlement
import TestSupport
import Testing

@Suite("Files of perpetual states")
struct StateFileTests {
  private func text(_ state: Perpetual.State) throws -> String {
    var writer = JSONWriter()
    try state.write(to: &writer)
    return writer.text
  }

  private func read(_ text: String) throws(Fault) -> Perpetual.State {
    var counts = OperationCounts()
    return try Perpetual.State(decoding: Array(text.utf8), counts: &counts)
  }

  /// The state after the first batch, with its orders.
  private func firstState() throws -> Perpetual.State {
    var counts = OperationCounts()
    let folder = BatchFolder.perpetual("batch1")
    let genesis = try Perpetual.State.genesis(counts: &counts)
    var state = try genesis.applying(folder.output(), counts: &counts)
    state.orders = try genesis.orders.updating(folder.orders("new_orders"), counts: &counts)
    return state
  }

  @Test("read as the state that was written, with its positions and orders")
  func roundTrip() throws {
    let state = try firstState()
    let copy = try read(text(state))
    #expect(copy.shared == state.shared)
    #expect(copy.positions.root == state.shared.positionsRoot)
    #expect(copy.orders.root == state.shared.ordersRoot)
    let (positions, copies) = (try state.positions.leaves(), try copy.positions.leaves())
    #expect(positions.map(\.index) == copies.map(\.index))
    #expect(positions.map(\.leaf) == copies.map(\.leaf))
    #expect(try copy.orders.leaves().map(\.leaf) == state.orders.leaves().map(\.leaf))
    #expect(try text(copy) == text(state))
  }

  @Test("leave out orders that are known by their root only")
  func opaqueOrders() throws {
    var counts = OperationCounts()
    for state in try Perpetual.State.chain(counts: &counts).dropFirst() {
      let text = try text(state)
      #expect(!text.contains("\"orders\""))
      let copy = try read(text)
      #expect(copy.orders.root == state.orders.root)
      #expect(throws: TreeError.unknownLeaf(index: 0)) { try copy.orders.leaf(at: 0) }
      #expect(copy.positions.root == state.positions.root)
    }
    let genesis = try Perpetual.State.genesis(counts: &counts)
    let shortened = try text(genesis).replacing(",\"orders\":{}", with: "")
    #expect(try read(shortened).orders.leaf(at: 5) == .empty)
  }

  @Test("go on where a state was saved")
  func continuation() throws {
    var counts = OperationCounts()
    let output = try BatchFolder.perpetual("batch2").output()
    let next = try read(text(firstState())).applying(output, counts: &counts)
    #expect(next.shared == output.next)
  }

  @Test("cannot be written where positions are unknown")
  func unknownPositions() throws {
    var counts = OperationCounts()
    let state = try BatchFolder.perpetual("batch2").partialState(counts: &counts)
    var writer = JSONWriter()
    #expect(throws: TreeError.self) { try state.write(to: &writer) }
    #expect(writer.text.isEmpty)
  }

  @Test("may claim the hash of the shared state, which has to be its hash")
  func sharedStateHash() throws {
    var counts = OperationCounts()
    let state = try firstState()
    let hash = state.shared.hash(counts: &counts)
    let claimed = try text(state).replacing(
      "\"system_time\"",
      with: "\"shared_state_hash\":\"\(hash.integer)\",\"system_time\""
    )
    #expect(try read(claimed).shared == state.shared)
    let wrong = claimed.replacing("\(hash.integer)", with: "0x1")
    try expectContradiction(in: wrong, at: [.member("shared_state")])
  }

  private func expectContradiction(
    in text: String,
    at path: [JSONPath.Component],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let error = #expect(throws: Fault.self, sourceLocation: sourceLocation) {
      try read(text)
    }
    #expect(error?.code == "malformed/contradiction", sourceLocation: sourceLocation)
    let place = try #require(error?.location, sourceLocation: sourceLocation)
    #expect(place.hasPrefix("\(JSONPath(path)) ("), "\(place)", sourceLocation: sourceLocation)
  }

  @Test("have the roots that they state")
  func roots() throws {
    let text = try text(firstState())
    let positions: [JSONPath.Component] = [.member("positions")]
    let orders: [JSONPath.Component] = [.member("orders")]
    try expectContradiction(in: text.replacing("31500000", with: "31500001"), at: positions)
    try expectContradiction(in: text.replacing("{\"1\":{", with: "{\"7\":{"), at: positions)
    try expectContradiction(
      in: text.replacing("\"113192803527671688\"", with: "\"113192803527671689\""),
      at: orders
    )
    let state = try firstState()
    let root = "\(state.shared.ordersRoot)"
    try expectContradiction(in: text.replacing(root, with: "0x5"), at: orders)
    let height = "\"positions_tree_height\":64"
    let low = text.replacing(height, with: "\"positions_tree_height\":63")
    try expectContradiction(in: low, at: positions)
  }

  @Test("list positions with an owner that hold something")
  func emptyPositions() throws {
    let state = try firstState()
    let text = try text(state)
    let path: [JSONPath.Component] = [.member("positions"), .member("1")]
    try expectContradiction(in: text.replacing("\"31500000\"", with: "\"0\""), at: path)
    let key = "\(try state.positions.leaf(at: 1).publicKey)"
    try expectContradiction(in: text.replacing(key, with: "0x0"), at: path)
  }

  @Test("are refused where they are not what they should be")
  func malformed() throws {
    let text = try text(firstState())
    func error(_ old: String, _ new: String) -> Fault? {
      #expect(text.contains(old), "\(old)")
      return #expect(throws: Fault.self, "\(new)") {
        try read(text.replacing(old, with: new))
      }
    }
    for (old, new, code) in [
      ("\"program\":\"perpetual\",", "", "missing"),
      ("\"program\"", "\"pro\":1,\"program\"", "unknown-member"),
      ("\"positions\":", "\"positions\":{},\"positions\":", "duplicate"),
      ("\"orders\":{", "\"orders\":[{", "json"), ("\"public_key\"", "\"key\"", "unknown-member"),
      ("\"balance\"", "\"note\":1,\"balance\"", "unknown-member"),
      ("\"oracle_prices\":[", "\"oracle_prices\":[7,", "kind"),
      ("{\"program", "[{\"program", "json"), ("\"0x49be87", "\"0X49be87", "hexadecimal"),
      ("\"0x49be87", "\"0x049be87", "hexadecimal"), ("\"31500000\"", "null", "kind"),
      ("{\"1\":{", "{\"1\":{},\"1\":{", "duplicate"),
      ("\"31500000\"", "\"031500000\"", "decimal"), ("\"31500000\"", "\"+31500000\"", "decimal"),
      ("{\"1\":{", "{\"01\":{", "decimal"), ("{\"1\":{", "{\"-1\":{", "decimal"),
      ("{\"1\":{", "{\"one\":{", "decimal"),
      ("\"31500000\"", "\"9223372036854775808\"", "range"),
      ("\"balance\":\"10000000000\"", "\"balance\":\"0\"", "range"),
      ("\"price\":\"17179869184\"", "\"price\":\"0\"", "range"),
      ("\"positions_tree_height\":64", "\"positions_tree_height\":65", "range"),
      ("\"113192803527671688\":\"4000000000\"", "\"113192803527671688\":\"0\"", "range"),
    ] {
      #expect(error(old, new)?.code == "malformed/\(code)", "\(new)")
    }
    let program = error("perpetual", "spot")
    #expect(program?.code == "malformed/name")
    #expect(program?.expected == "perpetual")
    #expect(program?.found == "spot")
  }

  @Test("are bounded by limits")
  func limits() throws {
    var counts = OperationCounts()
    let bytes = Array(try text(firstState()).utf8)
    let limits = JSONLimits(byteCount: bytes.count - 1)
    let error = Fault.json(
      .tooLarge(byteCount: bytes.count, maximum: bytes.count - 1)
    )
    #expect(throws: error) {
      try Perpetual.State(decoding: bytes, limits: limits, counts: &counts)
    }
  }
}
