import SettlementLedger
import StarkAlgebra
import StarkFaults
import StarkSettlement
import StarkVerifier
import TestSupport
import Testing

@Suite("Spot batches against what was seen on the chain below")
struct SpotFactsCheckTests {
  private static func expect(
    _ fault: Fault,
    with facts: L1Facts,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let ledger = try SpotLedger()
    let before = try ledger.dump()
    let output = try SpotExample.first().output
    #expect(throws: Failure(fault), sourceLocation: sourceLocation) {
      try ledger.settle(output, with: facts)
    }
    #expect(try ledger.dump() == before, sourceLocation: sourceLocation)
  }

  @Test("with exactly what it needs a batch is taken, and nothing is left of that")
  func needed() throws {
    let ledger = try SpotLedger()
    let example = try SpotExample.first()
    try ledger.settle(example.output, with: example.facts)
    let dump = try ledger.dump()
    #expect(dump.contains("seen_vault_deposits "))
    #expect(!dump.contains("pending_vault_deposits "))
    #expect(try ledger.open().status(at: 0)?.pendingRequests == [])
  }

  @Test("what was not looked at refutes nothing")
  func notLookedAt() throws {
    let output = try SpotExample.first().output
    for facts in [nil, L1Facts()] {
      let ledger = try SpotLedger()
      try ledger.settle(output, with: facts)
    }
  }

  @Test("a deposit that is one quantum short, or of another key, vault or token, is missing")
  func deposits() throws {
    var facts = try SpotExample.first().facts
    let (alice, vault) = (SpotExample.alice, SpotExample.validium)
    for (key, place, amount) in [
      (alice, DepositPlace.vault(vault, token: 11), 4999),
      (SpotExample.bob, .vault(vault, token: 11), 5000),
      (alice, .vault(Spot.VaultID(2), token: 11), 5000),
      (alice, .vault(Spot.VaultID(rollupIndex: 1), token: 11), 5000),
      (alice, .vault(vault, token: 12), 5000),
    ] as [(Felt252, DepositPlace, UInt64)] {
      facts.deposits?[0] = SeenDeposit(id: "a", ownerKey: key, place: place, amount: amount)
      let pending: UInt128 = amount == 4999 ? 4999 : 0
      try Self.expect(.factsDeposit(modification: 0, pending: pending, found: 5000), with: facts)
    }
    facts.deposits = []
    try Self.expect(.factsDeposit(modification: 0, pending: 0, found: 5000), with: facts)
  }

  @Test("a deposit may come in parts, and what is not consumed is left for the next batch")
  func partialDeposits() throws {
    var exchange = SpotOperator()
    let first = try SpotExample(&exchange)
    let second = try SpotExample(&exchange, number: 2)
    let place = DepositPlace.vault(SpotExample.validium, token: 11)
    func part(_ id: String, _ amount: UInt64) -> SeenDeposit {
      SeenDeposit(id: id, ownerKey: SpotExample.alice, place: place, amount: amount)
    }
    for amount: UInt64 in [6000, 5999] {
      let ledger = try SpotLedger()
      var facts = first.facts
      facts.deposits?[0] = part("part 1", 4000)
      facts.deposits?.append(part("part 2", amount))
      try ledger.settle(first.output, with: facts)
      var rest = second.facts
      rest.deposits?.removeFirst()
      guard amount < 6000 else {
        try ledger.settle(second.output, as: 2, with: rest)
        continue
      }
      let fault = Fault.factsDeposit(modification: 0, pending: 4999, found: 5000)
      #expect(throws: Failure(fault)) {
        try ledger.settle(second.output, as: 2, with: rest)
      }
    }
  }

  @Test("a deposit is consumed once, and what a batch without facts consumes is gone too")
  func consumed() throws {
    var exchange = SpotOperator()
    let first = try SpotExample(&exchange)
    let second = try SpotExample(&exchange, number: 2)
    for facts in [first.facts, nil] {
      let ledger = try SpotLedger()
      try ledger.open().record(first.facts)
      try ledger.settle(first.output, with: facts)
      var rest = second.facts
      rest.deposits?.removeLast()
      let fault = Fault.factsDeposit(modification: 1, pending: 0, found: 70)
      #expect(throws: Failure(fault)) {
        try ledger.settle(second.output, as: 2, with: rest)
      }
      try ledger.settle(second.output, as: 2, with: second.facts)
    }
  }

  @Test("a withdrawal needs nothing on the chain below")
  func withdrawal() throws {
    var exchange = SpotOperator()
    exchange.modify("DEPOSIT", vault: 1, key: SpotExample.alice, token: 11, difference: 9)
    _ = exchange.finishBatch()
    exchange.modify("WITHDRAWAL", vault: 1, key: SpotExample.alice, token: 11, difference: -8)
    let output = try Spot.Output(decoding: exchange.finishBatch().words)
    let ledger = try SpotLedger()
    try ledger.settle(output, with: L1Facts(deposits: [], forcedRequests: []))
    #expect(output.modifications.map(\.difference) == [-8])
  }

  @Test("an answer to a request that nobody made, of another key or for another vault is refused")
  func requests() throws {
    let needed = try SpotExample.first().facts
    for (index, modification) in [3, 4].enumerated() {
      let fault = Fault.factsFullWithdrawalNotRequested(modification: modification)
      var facts = needed
      facts.forcedRequests?.remove(at: index)
      try Self.expect(fault, with: facts)
      facts.forcedRequests?.append(
        SpotExample.request("other vault", of: SpotExample.bob, Spot.VaultID(2))
      )
      let vault = index == 0 ? SpotExample.rollup : SpotExample.validium
      facts.forcedRequests?.append(
        SpotExample.request("other key", of: SpotExample.alice, vault)
      )
      try Self.expect(fault, with: facts)
    }
  }

  @Test("a request that was made when the contract had taken the batch is not what it answers")
  func laterRequest() throws {
    let example = try SpotExample.first()
    var facts = example.facts
    func request(at time: UInt64) -> SeenRequest {
      SpotExample.request("r", of: SpotExample.bob, SpotExample.rollup, at: time)
    }
    facts.forcedRequests?[0] = request(at: example.updateTime)
    try SpotLedger().settle(example.output, with: facts)
    facts.forcedRequests?[0] = request(at: example.updateTime + 1)
    try Self.expect(.factsFullWithdrawalNotRequested(modification: 3), with: facts)
    // When the contract took the batch is not known.
    facts.updates = nil
    try SpotLedger().settle(example.output, with: facts)
  }

  @Test("the update is known, and came before the batch expired")
  func updates() throws {
    let example = try SpotExample.first()
    var facts = example.facts
    let hash = try #require(facts.updates?.first?.stateHash)
    let expiration = example.output.expiration
    facts.updates = [SeenUpdate(stateHash: hash, time: expiration * 3600 - 1)]
    try SpotLedger().settle(example.output, with: facts)
    facts.updates = [SeenUpdate(stateHash: hash, time: expiration * 3600)]
    let fault = Fault.factsExpired(at: expiration * 3600, minimumExpiration: expiration)
    try Self.expect(fault, with: facts)
    facts.updates = []
    try Self.expect(.factsUpdateUnknown(state: hash), with: facts)
  }
}
