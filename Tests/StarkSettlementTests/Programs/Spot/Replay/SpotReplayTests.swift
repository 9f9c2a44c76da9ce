import StarkAlgebra
import StarkFaults
import StarkSettlement
import TestSupport
import Testing

@Suite("Replay of spot batches")
struct SpotReplayTests {
  @Test("random batches give the output of a plain model, batch after batch", arguments: 1...6)
  func chains(seed: Int) throws {
    var source = SpotRandomBatches(seed: UInt64(seed), isMintingUnique: seed % 3 > 0)
    var counts = OperationCounts()
    var state = Spot.State(emptyWith: source.exchange.heights, counts: &counts)
    for _ in 0..<3 {
      let expected = source.next(count: 24)
      let replay = try Spot.Replay(of: expected.batch(), from: state, counts: &counts)
      #expect(replay.output.mainWords == expected.mainWords)
      #expect(replay.output.dataWords == expected.dataWords)
      #expect(replay.next.roots == source.exchange.roots)
      try replay.check(against: expected.output())
      state = replay.next
    }
  }

  @Test("random batches have transactions of all kinds, and both forms of messages")
  func variety() throws {
    var source = SpotRandomBatches(seed: 5)
    var kinds: Set<String> = []
    for _ in 0..<4 {
      for transaction in try source.next(count: 40).batch().transactions {
        kinds.formUnion(Self.kinds(of: transaction))
      }
    }
    #expect(
      kinds == [
        "modification", "full withdrawal", "false full withdrawal", "mint", "order",
        "order with fee", "L1 order", "transfer", "transfer with fee", "conditional transfer",
      ]
    )
  }

  private static func kinds(of transaction: Spot.Transaction) -> [String] {
    switch transaction {
    case .modification(let modification):
      [modification.isFullWithdrawal ? "full withdrawal" : "modification"]
    case .falseFullWithdrawal: ["false full withdrawal"]
    case .mint: ["mint"]
    case .outOfRange: ["out of range"]
    case .settlement(let settlement):
      [settlement.a, settlement.b].map { fill in
        if case .l1 = fill.order.authority { return "L1 order" }
        return fill.fee == nil ? "order" : "order with fee"
      }
    case .transfer(let transfer):
      [transfer.fee == nil ? "transfer" : "transfer with fee"]
        + (transfer.terms.condition == nil ? [] : ["conditional transfer"])
    }
  }

  @Test("a batch does not continue another state")
  func start() throws {
    let stage = SpotStage()
    let batch = try stage.batch { $0.deposit(1, of: stage.gold, into: 50, stage.alice) }.batch()
    var counts = OperationCounts()
    let empty = Spot.State(emptyWith: batch.heights, counts: &counts)
    let fault = Fault.replayInitialRoot(
      .validiumVaults,
      expected: empty.roots.validium,
      found: batch.initial.validium
    )
    #expect(throws: fault) { try Spot.Replay(of: batch, from: empty, counts: &counts) }
    let heights = Spot.Heights(validium: 25, rollup: 31)
    let higher = Spot.State(emptyWith: heights, counts: &counts)
    #expect(throws: Fault.replayHeights(expected: heights, found: batch.heights)) {
      try Spot.Replay(of: batch, from: higher, counts: &counts)
    }
  }

  @Test("what is not known cannot be replayed")
  func unknownState() throws {
    let stage = SpotStage()
    let batch = try stage.batch { $0.deposit(1, of: stage.gold, into: 50, stage.alice) }.batch()
    var counts = OperationCounts()
    let opaque = Spot.State(heights: batch.heights, roots: batch.initial, counts: &counts)
    let step = Spot.Step(transaction: 0)
    #expect(throws: Fault.replayState(step, .unknownLeaf(index: 50))) {
      try Spot.Replay(of: batch, from: opaque, counts: &counts)
    }
  }

  @Test("a first batch needs no state but the roots")
  func firstBatch() throws {
    var source = SpotRandomBatches(seed: 9)
    let expected = source.next(count: 12)
    let batch = try expected.batch()
    var counts = OperationCounts()
    let state = Spot.State(heights: batch.heights, roots: batch.initial, counts: &counts)
    let replay = try Spot.Replay(of: batch, from: state, counts: &counts)
    #expect(replay.output.mainWords == expected.mainWords)
  }

  @Test("signatures are counted, and minted tokens listed")
  func figures() throws {
    let stage = SpotStage()
    let token = Felt252.power(250)
    let replay = try stage.batch {
      $0.settle(stage.aliceParty, stage.bobParty)
      $0.transfer(stage.transferTerms, by: stage.alice, fee: stage.transferCharge())
      $0.mint(token, into: 60, key: stage.carol.publicKey)
    }
    .replay()
    #expect(replay.signatureCount == 3)
    #expect(replay.mintedTokens == [token])
  }
}
