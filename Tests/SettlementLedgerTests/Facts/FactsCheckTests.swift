import SettlementLedger
import StarkAlgebra
import StarkFaults
import StarkSettlement
import StarkVerifier
import TestSupport
import Testing

@Suite("Batches against what was seen on the chain below")
struct FactsCheckTests {
  /// Applies the batches up to `number`, the last of them with `facts`.
  private static func apply(_ number: Int, with facts: L1Facts) throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    let batches = try Submissions.chain.get().batches
    for batch in batches[..<(number - 1)] { _ = try ledger.apply(batch) }
    let before = try folder.dump()
    do {
      let outcome = try ledger.apply(batches[number - 1], facts: facts)
      #expect(outcome.appliedSequence == number)
    } catch {
      #expect(try folder.dump() == before)
      throw error
    }
  }

  private static func expect(
    _ fault: Fault,
    of number: Int,
    with facts: L1Facts,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(throws: Failure(fault), sourceLocation: sourceLocation) {
      try apply(number, with: facts)
    }
  }

  @Test("with exactly what it needs a batch is taken", arguments: [1, 2, 3])
  func needed(number: Int) throws {
    try Self.apply(number, with: L1Facts.needed(by: number))
  }

  @Test("what was not looked at refutes nothing", arguments: [1, 2, 3])
  func notLookedAt(number: Int) throws {
    try Self.apply(number, with: L1Facts())
  }

  @Test("a deposit that is one quantum short, of another key or in another position, is missing")
  func deposits() throws {
    var facts = try L1Facts.needed(by: 1)
    let deposits = try #require(facts.deposits)
    let fifth = deposits[4]
    guard case .position(let position) = fifth.place else {
      Issue.record("the perpetual exchange has positions")
      return
    }
    func fault(pending: UInt128) -> Fault {
      .factsDeposit(modification: 4, pending: pending, found: fifth.amount)
    }
    func changed(_ key: Felt252, _ position: UInt64, _ amount: UInt64) -> L1Facts {
      facts.deposits?[4] =
        SeenDeposit(id: fifth.id, ownerKey: key, place: .position(position), amount: amount)
      return facts
    }
    let short = changed(fifth.ownerKey, position, fifth.amount - 1)
    Self.expect(fault(pending: UInt128(fifth.amount) - 1), of: 1, with: short)
    let otherKey = changed(fifth.ownerKey + .one, position, fifth.amount)
    Self.expect(fault(pending: 0), of: 1, with: otherKey)
    let otherPosition = changed(fifth.ownerKey, position + 1, fifth.amount)
    Self.expect(fault(pending: 0), of: 1, with: otherPosition)
    facts.deposits = []
    let first = Fault.factsDeposit(modification: 0, pending: 0, found: deposits[0].amount)
    Self.expect(first, of: 1, with: facts)
  }

  @Test("a deposit may come in parts, and more may wait than is consumed")
  func partialDeposits() throws {
    var facts = try L1Facts.needed(by: 1)
    let first = try #require(facts.deposits?.first)
    facts.deposits?[0] = SeenDeposit(
      id: "part 1",
      ownerKey: first.ownerKey,
      place: first.place,
      amount: first.amount - 1
    )
    facts.deposits?.append(
      SeenDeposit(
        id: "part 2",
        ownerKey: first.ownerKey,
        place: first.place,
        amount: .max
      )
    )
    try Self.apply(1, with: facts)
  }

  @Test("a forced action that nobody requested is refused", arguments: [2, 3])
  func forced(number: Int) throws {
    for index in [0, 1] {
      var facts = try L1Facts.needed(by: number)
      facts.forcedRequests?.remove(at: index)
      Self.expect(.factsNotRequested(forcedAction: index), of: number, with: facts)
    }
  }

  @Test("a request is the one that was served only if every field is")
  func forcedFields() throws {
    var facts = try L1Facts.needed(by: 3)
    guard case .forced(.trade(let trade)) = facts.forcedRequests?[0].action else {
      Issue.record("batch 3 serves trades")
      return
    }
    let changed = Perpetual.ForcedTrade(
      keyA: trade.keyA,
      keyB: trade.keyB,
      positionA: trade.positionA,
      positionB: trade.positionB,
      asset: trade.asset,
      collateralAmount: trade.collateralAmount,
      syntheticAmount: trade.syntheticAmount,
      isABuying: trade.isABuying,
      nonce: trade.nonce + 1
    )
    facts.forcedRequests?[0] = SeenRequest(id: "other", time: 1, action: .forced(.trade(changed)))
    Self.expect(.factsNotRequested(forcedAction: 0), of: 3, with: facts)
  }

  @Test("configurations are those that the contract holds")
  func configurations() throws {
    var facts = try L1Facts.needed(by: 2)
    let approved = try #require(facts.configurations)
    facts.configurations = ApprovedConfigurations(general: [.one], assets: approved.assets)
    Self.expect(.factsConfiguration(found: approved.general[0]), of: 2, with: facts)
    let last = try #require(approved.assets.last)
    facts.configurations = ApprovedConfigurations(
      general: approved.general,
      assets: approved.assets.dropLast()
        + [Perpetual.AssetConfigurationHash(asset: last.asset, hash: last.hash + .one)]
    )
    Self.expect(.factsAssetConfiguration(last.asset, found: last.hash), of: 2, with: facts)
  }

  @Test("the update is known, and came neither too late nor too early")
  func updates() throws {
    var facts = try L1Facts.needed(by: 2)
    let update = try #require(facts.updates?.first)
    let week: UInt64 = 7 * 24 * 3600
    for time in [update.time - 4 * 3600 + 1, update.time + 4 * 3600] {
      facts.updates = [SeenUpdate(stateHash: update.stateHash, time: time)]
      try Self.apply(2, with: facts)
    }
    facts.updates = [SeenUpdate(stateHash: update.stateHash, time: update.time - 4 * 3600)]
    let latest = update.time - 1
    Self.expect(
      .factsUpdateTime(allowed: update.time - 4 * 3600 - week + 1...latest, found: update.time),
      of: 2,
      with: facts
    )
    let expiration: UInt64 = 472_310
    facts.updates = [SeenUpdate(stateHash: update.stateHash, time: expiration * 3600)]
    Self.expect(
      .factsExpired(at: expiration * 3600, minimumExpiration: expiration),
      of: 2,
      with: facts
    )
    facts.updates = []
    Self.expect(.factsUpdateUnknown(state: update.stateHash), of: 2, with: facts)
  }

  @Test("conditions are known to be fulfilled")
  func conditions() throws {
    var facts = try L1Facts.needed(by: 2)
    let condition = try #require(facts.conditions?.first)
    facts.conditions = [condition + .one]
    Self.expect(.factsCondition(index: 0, found: condition), of: 2, with: facts)
  }
}
