import StarkAlgebra
import StarkFaults
import StarkSettlement
import TestSupport
import Testing

/// Chains of random batches on all levels; the model hashes its trees from scratch.
@Suite("Random batches of the spot exchange")
struct SpotPropertyTests {
  @Test(
    "replay, state difference, state file and model come to the same state, in which all holds",
    arguments: 1...6 as ClosedRange<UInt64>
  )
  func levels(seed: UInt64) throws {
    var source = SpotRandomBatches(seed: seed + 200, isMintingUnique: seed.isMultiple(of: 2))
    var counts = OperationCounts()
    var state = Spot.State(emptyWith: source.exchange.heights, counts: &counts)
    var file = Spot.StateFile(heights: source.exchange.heights)
    for _ in 0..<3 {
      let made = source.next(count: 24)
      let (batch, output) = (try made.batch(), try made.output())
      let difference = try #require(
        try Spot.difference(to: output, from: state, batch: batch, counts: &counts)
      )
      let replay = try #require(
        try Spot.replay(batch, from: state, proving: output, counts: &counts)
      )
      for known in [replay, nil] {
        let invariants = try Spot.invariants(
          of: output,
          from: state,
          to: difference,
          replay: known
        )
        #expect(invariants?.changedVaultCount == difference.vaults?.count)
      }
      file.update(with: batch.touched)
      let states = [difference.next, replay.next, try file.state(counts: &counts)]
      for next in states { try check(next, against: source.exchange) }
      state = states[1]
    }
  }

  /// Checks roots and all contents against the model's.
  private func check(_ state: Spot.State, against model: SpotOperator) throws {
    #expect(state.roots == model.roots)
    for (id, held) in model.vaults {
      let vault = Spot.Vault(
        publicKey: held.key,
        token: held.token,
        balance: UInt64(clamping: held.amount)
      )
      #expect(try state.vault(Spot.VaultID(id)) == vault)
    }
    for (key, amount) in model.orders {
      #expect(try state.orders.value(of: key) == Felt252(amount))
    }
  }

  @Test(
    "what is published leads to the rollup vaults of the model",
    arguments: 1...4 as ClosedRange<UInt64>
  )
  func published(seed: UInt64) throws {
    var source = SpotRandomBatches(seed: seed + 300)
    var counts = OperationCounts()
    var state = Spot.State(emptyWith: source.exchange.heights, counts: &counts)
    for _ in 0..<3 {
      let output = try source.next(count: 24).output()
      let difference = try #require(
        try Spot.difference(to: output, from: state, batch: nil, counts: &counts)
      )
      state = difference.next
      #expect(state.roots == source.exchange.roots)
      for (id, held) in source.exchange.vaults where id >> 63 == 1 {
        #expect(try state.vault(Spot.VaultID(id)).balance == UInt64(clamping: held.amount))
      }
    }
  }

  @Test("a token that a vault gains or loses by itself is noticed", arguments: [1, 2] as [UInt64])
  func leak(seed: UInt64) throws {
    var source = SpotRandomBatches(seed: seed + 400)
    _ = source.next(count: 24)
    let made = source.next(count: 24)
    let output = try made.output()
    let vaults = try made.batch().touched.vaults
    let minted = try made.replay().mintedTokens
    for (id, change) in vaults where change.next.balance > 1 {
      for (balance, surplus) in [
        (change.next.balance + 1, 1), (change.next.balance - 1, -1),
      ] as [(UInt64, Int128)] {
        var changed = vaults
        changed[id]?.next = Spot.Vault(
          publicKey: change.next.publicKey,
          token: change.next.token,
          balance: balance
        )
        let fault = Fault.conservation(token: change.next.token, surplus: surplus)
        #expect(throws: fault) {
          try Spot.Invariants.checkConservation(of: output, vaults: changed, minted: minted)
        }
      }
    }
  }

  @Test("a load of settlements is replayed to its output, two signatures each")
  func load() throws {
    let load = try SpotLoad(settlementCount: 10)
    var counts = OperationCounts()
    let replay = try Spot.Replay(of: load.batch, from: load.previous, counts: &counts)
    #expect(replay.output == load.output)
    #expect(replay.signatureCount == 20)
    #expect(counts.pedersenHashes >= load.leastHashesOfReplay)
    #expect(counts.pedersenHashes * 10 <= load.leastHashesOfReplay * 13)
    #expect(load.batch.touched.orders.count == 20)
    #expect(load.batch.touched.vaults.count == 41)
  }
}
