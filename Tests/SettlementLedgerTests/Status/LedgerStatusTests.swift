import SettlementLedger
import StarkAlgebra
import StarkSettlement
import StarkVerifier
import TestSupport
import Testing

@Suite("The status of a chain")
struct LedgerStatusTests {
  private static let now: UInt64 = 1_700_100_000

  /// The status after the shipped chain.
  private static func status(
    of submission: Result<Submission, any Error> = Submissions.chain,
    facts: [L1Facts] = []
  ) throws -> LedgerStatus {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    try ledger.apply(1, 2, 3, of: submission.get())
    for fact in facts { try ledger.record(fact) }
    return try #require(try ledger.status(at: now))
  }

  @Test("there is none without a chain")
  func none() throws {
    let folder = try LedgerFolder()
    #expect(try folder.open().status(at: Self.now) == nil)
  }

  @Test("tells times, ages and margins")
  func times() throws {
    let status = try Self.status()
    #expect(status.batchCount == 3)
    #expect(status.proofCount == 1)
    #expect(status.last?.sequence == 3)
    #expect(status.isCadenceOfUpdates == false)
    #expect(status.cadence?.median == 3520)
    #expect(status.cadence?.percentile95 == 3720)
    #expect(status.cadence?.longest == 3720)
    #expect(status.stateAge == Self.now - 1_700_007_840)
    #expect(status.expirationMargin == 472_320 * 3600 - Int64(Self.now))
    #expect(status.exchange?.fundingAge == Self.now - 1_700_007_840)
    #expect(status.exchange?.fundingValidity == Self.fundingValidity)
  }

  /// The configuration's, in seconds.
  private static let fundingValidity: UInt64 = 604_800

  @Test("with all updates seen tells the time between them, and no margin")
  func updates() throws {
    let facts = try [1, 2, 3].map { number in
      var update = try #require(try L1Facts.needed(by: number).updates?.first)
      update = SeenUpdate(stateHash: update.stateHash, time: update.time + UInt64(number * 100))
      return L1Facts(updates: [update])
    }
    let status = try Self.status(facts: facts)
    #expect(status.isCadenceOfUpdates)
    #expect(status.cadence?.median == 3620)
    #expect(status.cadence?.longest == 3820)
    #expect(status.expirationMargin == nil)
    let partly = try Self.status(facts: [facts[0]])
    #expect(!partly.isCadenceOfUpdates)
    #expect(partly.expirationMargin != nil)
  }

  @Test("tells what the weakest proof is worth")
  func security() throws {
    let status = try Self.status()
    let proof = try Submissions.chain.get().proof
    for measure in SecurityMeasure.allCases {
      #expect(status.weakestBits[measure] == proof.security.bits(of: measure))
    }
    #expect(status.weakestBits[.stoneFormula] == 96)
  }

  @Test("sums payments")
  func payments() throws {
    let exchange = try #require(try Self.status().exchange)
    let batches = try DecodedBatch.chain().map(\.decoded)
    func flow(_ batches: [DecodedBatch.Output], isDeposit: Bool) throws -> Flow {
      let deltas = batches.flatMap(\.modifications).compactMap { Int128($0.delta) }
        .filter { ($0 >= 0) == isDeposit }
      return Flow(count: deltas.count, sum: deltas.reduce(0) { $0 + UInt128($1.magnitude) })
    }
    #expect(try exchange.deposits == flow(batches, isDeposit: true))
    #expect(try exchange.withdrawals == flow(batches, isDeposit: false))
    #expect(try exchange.lastDeposits == flow(batches.suffix(1), isDeposit: true))
    #expect(try exchange.lastWithdrawals == flow(batches.suffix(1), isDeposit: false))
    // Batch 2 has one withdrawal to another key, of 2·10⁹ quanta.
    #expect(exchange.withdrawalsToOthers == Flow(count: 1, sum: 2_000_000_000))
    #expect(exchange.lastWithdrawalsToOthers == Flow.none)
    #expect(exchange.forcedTradeCount == 2)
    #expect(exchange.conditionCount == 1)
    #expect(exchange.forcedWithdrawals.count == 2)
    #expect(exchange.unpaidWithdrawals.map(\.amount) == [1_000_000_000_000_000])
    #expect(exchange.unpaidWithdrawals.map(\.sequence) == [2])
    #expect(exchange.unpaidWithdrawals.map(\.position) == [6])
    #expect(exchange.lastUnpaidWithdrawals == [])
  }

  @Test("sums positions", arguments: [true, false])
  func positions(withTransactions: Bool) throws {
    let submission = withTransactions ? Submissions.chain : Submissions.published
    let exchange = try #require(try Self.status(of: submission).exchange)
    let expected = try ExpectedExchange()
    #expect(exchange.state.positionCount == expected.positions.count)
    #expect(exchange.state.collateral == expected.positions.reduce(0) { $0 + $1.collateral })
    for (name, price) in expected.prices {
      let asset = try ExpectedExchange.asset(name)
      let balances = expected.positions.flatMap(\.assets).filter { $0.id == name }.map(\.balance)
      let status = try #require(exchange.assets.first { $0.asset == asset })
      #expect(status.openInterest == balances.reduce(0) { $0 + UInt128(max($1, 0)) })
      #expect(balances.reduce(0, +) == 0)
      #expect(status.price == UInt64(price))
      #expect(status.fundingIndex == expected.indices[name].map { Int64($0) })
    }
    #expect(exchange.assets.count == expected.prices.count)
  }

  @Test("tells how prices and funding moved in the last batch")
  func moves() throws {
    let exchange = try #require(try Self.status().exchange)
    let states = try DecodedBatch.chain().map(\.decoded.newSharedState)
    for (before, after) in zip(states[1].oraclePrices, states[2].oraclePrices) {
      let asset = try ExpectedExchange.asset(after.assetId)
      let status = try #require(exchange.assets.first { $0.asset == asset })
      let (old, new) = (try #require(Int(before.price)), try #require(Int(after.price)))
      #expect(status.priceMove == (new - old) * 1_000_000 / old)
      #expect(status.batchesSincePriceChange == 0)
    }
    for (before, after) in zip(states[1].fundingIndices, states[2].fundingIndices) {
      let asset = try ExpectedExchange.asset(after.assetId)
      let status = try #require(exchange.assets.first { $0.asset == asset })
      let change = try #require(Int128(after.fundingIndex)) - #require(Int128(before.fundingIndex))
      #expect(status.fundingChange == change)
      let share = try #require(status.fundingShare)
      #expect((1...1_000_000).contains(share))
    }
  }

  @Test("tells what the fee position gained where that is known of all batches")
  func fees() throws {
    let exchange = try #require(try Self.status().exchange)
    let expected = try ExpectedExchange()
    let fees = expected.collaterals.map { $0[expected.feePosition] ?? 0 }
    #expect(exchange.feeChange == fees[2])
    #expect(exchange.lastFeeChange == fees[2] - fees[1])
    let published = try #require(try Self.status(of: Submissions.published).exchange)
    #expect(published.feeChange == nil)
    #expect(published.lastFeeChange == nil)
    #expect(published.fundingValidity == nil)
    #expect(published.assets.allSatisfy { $0.fundingShare == nil })
    #expect(published.positionsAtRisk == nil)
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    try ledger.apply(1, of: Submissions.published.get())
    try ledger.apply(2, 3, of: Submissions.chain.get())
    // All three have the same configuration, so the file of one tells of all.
    #expect(try ledger.status(at: Self.now)?.exchange?.feeChange == fees[2])
    let hash = "x'\(String(repeating: "0", count: 63))5'"
    try folder.change("UPDATE configurations SET hash = \(hash)")
    try folder.change("UPDATE batches SET is_replayed = 0")
    let unknown = try #require(try ledger.status(at: Self.now)?.exchange)
    #expect(unknown.feeChange == nil)
    #expect(unknown.positionsAtRisk == nil)
  }

  @Test("tells the collateral as it is once funding is paid, which is what came in and stayed")
  func fundedCollateral() throws {
    let exchange = try #require(try Self.status().exchange)
    let expected = try ExpectedExchange()
    let funded = expected.positions.reduce(0) { $0 + expected.fundedCollateral(of: $1) }
    #expect(exchange.fundedCollateral == funded)
    let balance = Int128(exchange.deposits.sum) - Int128(exchange.withdrawals.sum)
    // Rounding takes less than a quantum for each funding of a position.
    #expect((balance - 100...balance).contains(funded))
    #expect(exchange.collateral > balance)
  }

  @Test("calls the risk unknown where the configuration of one asset is")
  func unknownAsset() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    try ledger.apply(1, 2, 3, of: Submissions.chain.get())
    let one =
      "DELETE FROM risk_segments WHERE asset_hash = (SELECT min(asset_hash) FROM risk_segments)"
    try folder.change(one)
    // The file of a batch that was replayed has shown it.
    #expect(throws: Failure(StoreFault.damaged(table: "risk_segments").fault)) {
      try ledger.status(at: Self.now)
    }
    try folder.change("UPDATE batches SET is_replayed = 0")
    let exchange = try #require(try ledger.status(at: Self.now)?.exchange)
    #expect(exchange.positionsAtRisk == nil)
    #expect(exchange.fundingValidity == Self.fundingValidity)
  }

  @Test("calls bits unknown that are not known of every proof")
  func unknownBits() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    try ledger.apply(1, 2, of: Submissions.chain.get())
    try ledger.apply(1, of: Submissions.third.get())
    #expect(try ledger.status(at: Self.now)?.weakestBits[.stoneFormula] != nil)
    let measure = SecurityMeasure.stoneFormula.rawValue
    try folder.change("DELETE FROM proof_security WHERE proof = 2 AND measure = '\(measure)'")
    #expect(try ledger.status(at: Self.now)?.weakestBits[.stoneFormula] == nil)
  }

  @Test("counts modifications of 0 apart: they are neither deposits nor withdrawals")
  func idleModifications() throws {
    let exchange = try #require(try Self.status().exchange)
    let modifications = try DecodedBatch.chain().flatMap(\.decoded.modifications)
    #expect(exchange.idleModificationCount == modifications.count { Int128($0.delta) == 0 })
    let total =
      exchange.deposits.count + exchange.withdrawals.count + exchange.idleModificationCount
    #expect(total == modifications.count)
  }

  @Test("lists positions whose value or risk is beyond what they can bear")
  func risks() throws {
    let exchange = try #require(try Self.status().exchange)
    let expected = try ExpectedExchange()
    func value(_ position: ExpectedExchange.Content) -> Int128 {
      (expected.fundedCollateral(of: position) << 32) + expected.syntheticValue(of: position)
    }
    #expect(
      exchange.positionsUnderWater.map(\.position)
        == expected.positions.filter { value($0) < 0 }.map(\.id)
    )
    let atRisk = expected.positions.filter { position in
      Integer(decimal: "\(expected.risk(of: position))").map { risk in
        Integer(decimal: "\(value(position))").map { risk > $0 << 32 } ?? false
      } ?? false
    }
    #expect(exchange.positionsAtRisk?.map(\.position) == atRisk.map(\.id))
  }

  @Test("lists requests that wait, with their deadlines")
  func requests() throws {
    let request = SeenRequest(
      id: "r",
      time: 1_700_000_000,
      action: .forced(.withdrawal(Perpetual.ForcedWithdrawal(key: 1, position: 2, amount: 3)))
    )
    let status = try Self.status(facts: [L1Facts(forcedRequests: [request])])
    #expect(status.pendingRequests == [PendingRequest(request: request)])
    #expect(status.pendingRequests.first?.deadline == 1_700_604_800)
  }
}
