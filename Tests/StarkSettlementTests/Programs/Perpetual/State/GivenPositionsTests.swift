import StarkAlgebra
import StarkFaults
import StarkSettlement
import StarkVerifier
import TestSupport
import Testing

@Suite("Positions that a validium's operator gives")
struct GivenPositionsTests {

  @Test(
    "lead to the proven state",
    .enabled(if: BatchFolder.perpetualValidium.isPresent, "needs the shared batches")
  )
  func shared() throws {
    var counts = OperationCounts()
    let folder = BatchFolder.perpetualValidium
    let output = try folder.output()
    let positions = try folder.positions("new_positions")
    let before = try folder.partialState(counts: &counts)
    let state = try before.applying(output, positions: positions, counts: &counts)
    #expect(state.shared == output.next)
    for (id, position) in positions { #expect(try state.positions.leaf(at: id) == position) }
    #expect(throws: Fault.noPublishedData) { try before.applying(output, counts: &counts) }
    for id in positions.keys {
      var changed = positions
      changed[id]?.collateral += 1
      #expect(throws: Fault.self) {
        try before.applying(output, positions: changed, counts: &counts)
      }
    }
  }

  private let asset = Perpetual.SyntheticAssetID.example(1)

  private func position(
    key: Felt252 = 9,
    collateral: Int64 = 5,
    _ balances: [(UInt8, Int64)] = [(1, 4)],
    index: Int64 = 10,
    time: UInt64 = 100
  ) -> Perpetual.Position {
    Perpetual.Position(
      publicKey: key,
      collateral: collateral,
      assets: balances.map {
        Perpetual.Holding(asset: .example($0), balance: $1, cachedFundingIndex: index)
      },
      fundingTimestamp: time
    )
  }

  /// The state of a validium's batch that writes `position` at 7 and is proven to.
  private func apply(_ position: Perpetual.Position) throws(Fault) {
    var counts = OperationCounts()
    let empty = SparseTree<Perpetual.Position>(height: 64, counts: &counts)
    let orders = SparseTree<Perpetual.OrderFill>(height: 64, counts: &counts)
    var output = Perpetual.Output.example(availability: .validium, withData: false)
    output.previous.positionsRoot = empty.root
    output.previous.ordersRoot = orders.root
    output.previous.funding = table(10, at: 100)
    output.next = output.previous
    output.next.funding = table(12, at: 104)
    do throws(TreeError) {
      output.next.positionsRoot = try empty.updating([7: position], counts: &counts).root
    } catch { throw .tree(error) }
    let state = Perpetual.State(positions: empty, orders: orders, shared: output.previous)
    let after = try state.applying(output, positions: [7: position], counts: &counts)
    #expect(after.positions.root == output.next.positionsRoot)
  }

  private func table(_ index: Int64, at time: UInt64) -> Perpetual.FundingTable {
    Perpetual.FundingTable(
      indices: [Perpetual.FundingIndex(asset: asset, index: index)],
      timestamp: time
    )
  }

  @Test("are not taken for a rollup")
  func rollup() throws {
    var counts = OperationCounts()
    let state = try Perpetual.State.genesis(counts: &counts)
    let output = try BatchFolder.perpetual("batch1").output()
    #expect(throws: Fault.publishedData) {
      try state.applying(output, positions: [:], counts: &counts)
    }
  }

  @Test("have indices of their time where its table is known")
  func indices() throws {
    try apply(position())
    try apply(position(index: 12, time: 104))
    try apply(position(index: 77, time: 102))
    for (time, expected): (UInt64, Int64) in [(100, 10), (104, 12)] {
      let fault = Fault.fundingIndex(position: 7, asset: asset, expected: expected, found: 11)
      #expect(throws: fault) { try apply(position(index: 11, time: time)) }
    }
    #expect(throws: Fault.missingFundingIndex(position: 7, asset: .example(2))) {
      try apply(position([(2, 1)]))
    }
    for time: UInt64 in [99, 105] {
      #expect(throws: Fault.stateFundingTime(position: 7, found: time)) {
        try apply(position(time: time))
      }
    }
  }

  @Test("hold assets in ascending order, at most 64, none of them 0 times")
  func holdings() throws {
    try apply(position([(1, 1), (2, -1)], index: 3, time: 101))
    let unordered: [[(UInt8, Int64)]] = [[(2, 1), (1, 1)], [(1, 1), (1, 1)], [(1, 0)]]
    for balances in unordered {
      #expect(throws: Fault.malformedHolding(position: 7, asset: asset)) {
        try apply(position(balances))
      }
    }
    let many = (1...65).map { (UInt8($0), Int64(1)) }
    try apply(position(Array(many.dropLast()), time: 101))
    #expect(throws: Fault.assetCount(position: 7, found: 65)) {
      try apply(position(many, time: 101))
    }
  }

  @Test("have an owner if and only if they hold something")
  func owner() throws {
    try apply(position(key: 0, collateral: 0, []))
    try apply(position(key: 9, collateral: 0))
    #expect(throws: Fault.stateOwner(position: 7, key: 9)) {
      try apply(position(collateral: 0, []))
    }
    #expect(throws: Fault.stateOwner(position: 7, key: 0)) { try apply(position(key: 0)) }
  }

  @Test("every fault has a code of its own")
  func codes() throws {
    let shared = Perpetual.Output.full.previous
    var later = shared
    later.systemTime += 1
    let difference = try #require(shared.difference(from: later))
    let faults: [Fault] = [
      .noPublishedData, .publishedData, .otherState(difference),
      .stateHeight(expected: 1, found: 2),
      .unchangedBalance(position: 1, asset: asset, balance: 2),
      .assetCount(position: 1, found: 65), .malformedHolding(position: 1, asset: asset),
      .stateOwner(position: 1, key: 0), .stateFundingTime(position: 1, found: 2),
      .missingFundingIndex(position: 1, asset: asset),
      .fundingIndex(position: 1, asset: asset, expected: 2, found: 3),
      .positionsRoot(expected: 1, found: 2),
    ]
    #expect(Set(faults.map(\.code)).count == faults.count)
    #expect(faults.allSatisfy { $0.code.hasPrefix("state/") && $0.starkExError == nil })
    let failure = Fault.otherState(difference)
    #expect(failure.location == "system_time")
    #expect(failure.expected == "100" && failure.found == "101")
    #expect(Fault.tree(.unknownLeaf(index: 1)) == TreeError.unknownLeaf(index: 1).fault)
  }
}
