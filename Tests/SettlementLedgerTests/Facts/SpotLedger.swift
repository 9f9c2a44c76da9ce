import GRDB
import SettlementLedger
import StarkAlgebra
import StarkFaults
import StarkSettlement
import StarkVerifier
import TestSupport
import Testing

/// A ledger of the spot exchange that settles any output with facts, whether or not it was proven.
struct SpotLedger: ~Copyable {
  let folder: LedgerFolder

  init() throws { try self.init(in: LedgerFolder()) }

  /// Begins the chain in the ledger of a folder, which may have facts already.
  init(in folder: consuming LedgerFolder) throws {
    _ = try folder.open()
    try folder.change(SpotChainRows.sql(batchCount: 3))
    self.folder = folder
  }

  func open() throws(Failure) -> Ledger { try folder.open() }

  func dump() throws -> String { try folder.dump() }

  /// Settles a batch in one transaction, as it is done when the batch is applied.
  func settle(
    _ output: Spot.Output,
    as sequence: Int = 1,
    with facts: L1Facts? = nil
  ) throws(Failure) {
    do {
      try DatabaseQueue(path: folder.path).write { database in
        let record = FactsRecord(database)
        if let facts { try record.add(facts) }
        var counts = OperationCounts()
        let link = output.link(counts: &counts)
        try record.settle(output, link, sequence: sequence, facts: facts)
        try LedgerSeals.renew(database)
      }
    } catch {
      throw Failure(Fault(error))
    }
  }
}

/// A batch of the spot exchange with every kind of modification, and what it needs.
struct SpotExample {
  static let alice = TestKey(seed: 1).publicKey
  static let bob = TestKey(seed: 2).publicKey
  static let validium = Spot.VaultID(1)
  static let rollup = Spot.VaultID(rollupIndex: 2)

  let output: Spot.Output
  let facts: L1Facts
  let updateTime: UInt64 = 1_700_000_500

  /// A second one like it begins from the state after the first.
  init(_ exchange: inout SpotOperator, number: Int = 1) throws {
    let (alice, bob) = (SpotExample.alice, SpotExample.bob)
    let (validium, rollup) = (SpotExample.validium, SpotExample.rollup)
    exchange.modify("DEPOSIT", vault: validium.value, key: alice, token: 11, difference: 5000)
    exchange.modify("DEPOSIT", vault: rollup.value, key: bob, token: 12, difference: 70)
    exchange.modify("WITHDRAWAL", vault: validium.value, key: alice, token: 11, difference: -100)
    exchange.modify("FULL_WITHDRAWAL", vault: rollup.value, key: bob, token: 12, difference: -70)
    exchange.refuseWithdrawal(of: validium.value, to: bob)
    output = try Spot.Output(decoding: exchange.finishBatch().words)
    var counts = OperationCounts()
    facts = L1Facts(
      deposits: [
        SeenDeposit(
          id: "deposit \(number).0",
          ownerKey: alice,
          place: .vault(validium, token: 11),
          amount: 5000
        ),
        SeenDeposit(
          id: "deposit \(number).1",
          ownerKey: bob,
          place: .vault(rollup, token: 12),
          amount: 70
        ),
      ],
      forcedRequests: [
        SpotExample.request("request \(number).3", of: bob, rollup),
        SpotExample.request("request \(number).4", of: bob, validium),
      ],
      updates: [
        SeenUpdate(stateHash: output.link(counts: &counts).next, time: updateTime)
      ],
      conditions: []
    )
  }

  /// The example that begins with nothing.
  static func first() throws -> SpotExample {
    var exchange = SpotOperator()
    return try SpotExample(&exchange)
  }

  static func request(
    _ id: String,
    of key: Felt252,
    _ vault: Spot.VaultID,
    at time: UInt64 = 1_700_000_000
  ) -> SeenRequest {
    let action = RequestedAction.fullWithdrawal(FullWithdrawal(key: key, vault: vault))
    return SeenRequest(id: id, time: time, action: action)
  }
}
