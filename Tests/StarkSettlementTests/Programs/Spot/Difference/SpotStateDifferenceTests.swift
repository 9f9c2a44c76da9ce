import StarkAlgebra
import StarkFaults
import StarkSettlement
import TestSupport
import Testing

@Suite("State differences of the spot exchange")
struct SpotStateDifferenceTests {
  private static let example: SpotBatchCase = {
    let stage = SpotStage()
    return stage.batch {
      $0.settle(stage.aliceParty, stage.bobParty)
      $0.transfer(stage.transferTerms, by: stage.alice, fee: stage.transferCharge())
      $0.deposit(5, of: stage.gold, into: 1 << 63 | 40, stage.alice)
    }
  }()

  private let bobSilver = Spot.VaultID(SpotStage().bobSilver)
  private let aliceGold = Spot.VaultID(SpotStage().aliceGold)

  private func difference(
    from state: Spot.State? = nil,
    touched: Bool = true,
    _ change: (inout Spot.Output, inout Spot.TouchedState) -> Void = { _, _ in }
  ) throws -> Spot.StateDifference {
    var output = try Self.example.output()
    var listed = try Self.example.batch().touched
    change(&output, &listed)
    var counts = OperationCounts()
    return try (state ?? Self.example.previousState())
      .difference(to: output, touched: touched ? listed : nil, counts: &counts)
  }

  @Test("random batches are led to the roots of a plain model", arguments: 1...3)
  func chains(seed: Int) throws {
    var source = SpotRandomBatches(seed: UInt64(seed) + 50)
    var counts = OperationCounts()
    var state = Spot.State(emptyWith: source.exchange.heights, counts: &counts)
    for _ in 0..<3 {
      let expected = source.next(count: 20)
      let batch = try expected.batch()
      let output = try expected.output()
      let difference = try state.difference(to: output, touched: batch.touched, counts: &counts)
      #expect(difference.isComplete)
      #expect(difference.next.roots == source.exchange.roots)
      #expect(difference.amounts == batch.touched.orders)
      #expect(difference.vaults == batch.touched.vaults.filter { $0.value.isChange })
      state = difference.next
    }
  }

  @Test("what was published is enough for rollup vaults, and only for them")
  func published() throws {
    let output = try Self.example.output()
    let difference = try difference(touched: false)
    #expect(difference.rollupVaults == .recomputed)
    #expect(difference.validiumVaults == .notChecked)
    #expect(difference.orders == .notChecked)
    #expect(!difference.isComplete)
    #expect(difference.vaults == nil)
    #expect(difference.amounts == nil)
    #expect(difference.next.roots == output.final)
    let bob = try difference.next.vault(bobSilver)
    #expect(bob.balance == 97_000)
    #expect(throws: TreeError.unknownLeaf(index: 1)) { try difference.next.vault(aliceGold) }
  }

  @Test("without the state before, the final roots are the proof's word")
  func opaque() throws {
    let output = try Self.example.output()
    var counts = OperationCounts()
    let opaque = Spot.State(heights: output.heights, roots: output.initial, counts: &counts)
    let difference = try difference(from: opaque)
    #expect(difference.rollupVaults == .notChecked)
    #expect(difference.validiumVaults == .notChecked)
    #expect(difference.next.roots == output.final)
  }

  @Test("of orders that are not known only the root is taken over")
  func opaqueOrders() throws {
    let stage = SpotStage()
    var exchange = stage.start
    exchange.settle(stage.aliceParty, stage.bobParty)
    _ = exchange.finishBatch()
    exchange.transfer(stage.transferTerms, by: stage.alice, fee: stage.transferCharge())
    let example = exchange.finishBatch()
    let (batch, output) = (try example.batch(), try example.output())
    var state = try example.previousState()
    state.orders = PatriciaTree(root: state.orders.root)
    var counts = OperationCounts()
    let difference = try state.difference(to: output, touched: batch.touched, counts: &counts)
    #expect(difference.orders == .notChecked)
    #expect(difference.amounts == nil)
    #expect(difference.validiumVaults == .recomputed)
    #expect(difference.next.roots == output.final)
    let key = SpotOperator.message(of: stage.transferTerms).integer
    let step = Spot.Step(transaction: 0)
    #expect(throws: Fault.replayState(step, .unknownKey(key))) {
      try Spot.Replay(of: batch, from: state, counts: &counts)
    }
  }

  @Test("trees that don't change need no data")
  func unchanged() throws {
    let stage = SpotStage()
    let example = stage.batch { $0.deposit(5, of: stage.gold, into: 1 << 63 | 40, stage.alice) }
    var counts = OperationCounts()
    let difference = try example.previousState()
      .difference(to: example.output(), touched: nil, counts: &counts)
    #expect(difference.validiumVaults == .unchanged)
    #expect(difference.orders == .unchanged)
    #expect(difference.rollupVaults == .recomputed)
    #expect(difference.isComplete)
    let id = Spot.VaultID(1 << 63 | 40)
    let vault = Spot.Vault(publicKey: stage.alice.publicKey, token: stage.gold, balance: 5)
    #expect(difference.vaults == [id: Spot.Change(previous: .empty, next: vault)])
  }

  @Test("an output that starts elsewhere")
  func start() throws {
    let output = try Self.example.output()
    let roots = output.initial
    let others: [(Spot.StateTree, Spot.Roots)] = [
      (.validiumVaults, Spot.Roots(validium: 5, rollup: roots.rollup, orders: roots.orders)),
      (.rollupVaults, Spot.Roots(validium: roots.validium, rollup: 5, orders: roots.orders)),
      (.orders, Spot.Roots(validium: roots.validium, rollup: roots.rollup, orders: 5)),
    ]
    for (tree, other) in others {
      let fault = Fault.stateInitialRoot(tree, expected: roots[tree], found: 5)
      #expect(throws: fault) { try difference { output, _ in output.initial = other } }
    }
    let heights = Spot.Heights(validium: 24, rollup: 30)
    let fault = Fault.stateHeights(expected: output.heights, found: heights)
    #expect(throws: fault) { try difference { output, _ in output.heights = heights } }
  }

  @Test("data that leads to another root than was proven")
  func end() throws {
    let output = try Self.example.output()
    let roots = output.final
    let others: [(Spot.StateTree, Spot.Roots)] = [
      (.validiumVaults, Spot.Roots(validium: 5, rollup: roots.rollup, orders: roots.orders)),
      (.rollupVaults, Spot.Roots(validium: roots.validium, rollup: 5, orders: roots.orders)),
      (.orders, Spot.Roots(validium: roots.validium, rollup: roots.rollup, orders: 5)),
    ]
    for (tree, other) in others {
      let fault = Fault.stateFinalRoot(tree, expected: 5, found: roots[tree])
      #expect(throws: fault) { try difference { output, _ in output.final = other } }
    }
    // A balance that was published, one that the operator lists, and a fulfilled amount.
    #expect(
      try finalRootFault(touched: false) { output, _ in
        let change = output.vaultChanges[0]
        let vault = Spot.Vault(
          publicKey: change.vault.publicKey,
          token: change.vault.token,
          balance: change.vault.balance + 1
        )
        output.vaultChanges[0] = Spot.VaultChange(index: change.index, vault: vault)
      } == .rollupVaults
    )
    #expect(
      try finalRootFault { _, touched in
        touched.vaults[aliceGold]?.next = Spot.Vault(publicKey: 1, token: 2, balance: 3)
      } == .validiumVaults
    )
    #expect(
      try finalRootFault { _, touched in
        let key = touched.orders.keys.min() ?? .zero
        touched.orders[key]?.next += 1
      } == .orders
    )
  }

  @Test("a list of vaults or orders that the trees can't have")
  func beyondTrees() throws {
    let beyond = Spot.VaultID(1 << 24)
    let none = Spot.Change(previous: Spot.Vault.empty, next: Spot.Vault.empty)
    let last = try difference { _, touched in touched.vaults[Spot.VaultID((1 << 24) - 1)] = none }
    #expect(last.isComplete)
    let vaultError = TreeError.indexOutOfRange(index: 1 << 24, height: 24)
    #expect(throws: Fault.stateTree(vaultError)) {
      try difference { _, touched in touched.vaults[beyond] = none }
    }
    let key = UInt256(0, 0, 0, 1 << 59)
    #expect(throws: Fault.stateTree(.keyOutOfRange(key))) {
      try difference { _, touched in touched.orders[key] = Spot.Change(previous: 0, next: 0) }
    }
  }

  /// The tree whose final root is not reached.
  private func finalRootFault(
    touched: Bool = true,
    _ change: (inout Spot.Output, inout Spot.TouchedState) -> Void
  ) throws -> Spot.StateTree? {
    do {
      _ = try difference(touched: touched, change)
      return nil
    } catch let fault as Fault where fault.code == "state/final-root" {
      return fault.location.flatMap(Spot.StateTree.init(rawValue:))
    }
  }

  @Test("a vault that was published though it didn't change")
  func unchangedVault() throws {
    let before = try Self.example.previousState().vault(bobSilver)
    #expect(throws: Fault.unchangedVault(bobSilver)) {
      try difference(touched: false) { output, _ in
        output.vaultChanges[0] = Spot.VaultChange(index: bobSilver.index, vault: before)
      }
    }
  }

  @Test("a list that is not what the trees hold or what was published")
  func content() throws {
    let listed = try Self.example.batch().touched
    let other = Spot.Vault(publicKey: 1, token: 2, balance: 3)
    for id in [aliceGold, bobSilver] {
      let vault = try #require(listed.vaults[id]?.previous)
      let fault = Spot.ContentFault.previousVault(id, expected: vault, found: other)
      #expect(throws: Fault.stateContent(fault)) {
        try difference { _, touched in touched.vaults[id]?.previous = other }
      }
    }
    let next = try #require(listed.vaults[bobSilver]?.next)
    let nextFault = Spot.ContentFault.nextVault(bobSilver, expected: next, found: other)
    #expect(throws: Fault.stateContent(nextFault)) {
      try difference { _, touched in touched.vaults[bobSilver]?.next = other }
    }
    #expect(throws: Fault.stateContent(.unlistedVault(bobSilver))) {
      try difference { _, touched in touched.vaults[bobSilver] = nil }
    }
    let key = try #require(listed.orders.keys.min())
    let orderFault = Spot.ContentFault.previousOrder(key, expected: .zero, found: 1)
    #expect(throws: Fault.stateContent(orderFault)) {
      try difference { _, touched in touched.orders[key]?.previous = 1 }
    }
  }
}
