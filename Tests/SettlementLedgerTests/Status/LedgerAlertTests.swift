import SettlementLedger
import StarkAlgebra
import StarkSettlement
import StarkVerifier
import TestSupport
import Testing

@Suite("Alerts")
struct LedgerAlertTests {
  /// Thresholds that nothing is beyond.
  private static var calm: AlertThresholds {
    var thresholds = AlertThresholds()
    thresholds.stateAge = .max
    thresholds.longestInterval = .max
    thresholds.expirationMargin = .min
    thresholds.minimumBits = [:]
    thresholds.forcedMargin = 0
    thresholds.priceAge = .max
    thresholds.priceMove = .max
    thresholds.fundingShare = .max
    thresholds.fundingAge = .max
    thresholds.withdrawalsToOthers = .max
    thresholds.listsPositionsAtRisk = false
    return thresholds
  }

  private static func status(
    after count: Int,
    at now: UInt64 = 1_700_010_000,
    facts: L1Facts = L1Facts()
  ) throws -> LedgerStatus {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    for batch in try Submissions.chain.get().batches.prefix(count) { _ = try ledger.apply(batch) }
    try ledger.record(facts)
    return try #require(try ledger.status(at: now))
  }

  private static func signals(
    _ status: LedgerStatus,
    _ change: (inout AlertThresholds) -> Void = { _ in }
  ) -> Set<LedgerSignal> {
    var thresholds = calm
    change(&thresholds)
    let alerts = status.alerts(beyond: thresholds)
    return Set(alerts.map(\.signal)).subtracting([.underWater, .forcedUnpaid])
  }

  @Test("a threshold is the last value that is no alert")
  func thresholds() throws {
    let status = try Self.status(after: 3)
    #expect(Self.signals(status) == [])
    let age = try #require(status.stateAge)
    #expect(Self.signals(status) { $0.stateAge = age } == [])
    #expect(Self.signals(status) { $0.stateAge = age - 1 } == [.stateAge])
    #expect(Self.signals(status) { $0.longestInterval = 3720 } == [])
    #expect(Self.signals(status) { $0.longestInterval = 3719 } == [.longestInterval])
    let margin = try #require(status.expirationMargin)
    #expect(Self.signals(status) { $0.expirationMargin = margin } == [])
    #expect(Self.signals(status) { $0.expirationMargin = margin + 1 } == [.expiration])
    #expect(Self.signals(status) { $0.minimumBits = [.stoneFormula: 96] } == [])
    #expect(Self.signals(status) { $0.minimumBits = [.stoneFormula: 96.5] } == [.security])
  }

  @Test("an alert has the value and the bound, each with its unit")
  func values() throws {
    let status = try Self.status(after: 3)
    var thresholds = Self.calm
    thresholds.stateAge = 60
    thresholds.expirationMargin = .max
    thresholds.minimumBits = [.stoneFormula: 96.5]
    thresholds.priceMove = 0
    let alerts = status.alerts(beyond: thresholds)
    let age = try #require(alerts.first { $0.signal == .stateAge })
    #expect(age.found == .seconds(2160))
    #expect(age.expected == .atMost(.seconds(60)))
    #expect("\(age.found), \(age.expected)" == "2160 s, at most 60 s")
    let bits = try #require(alerts.first { $0.signal == .security })
    #expect("\(bits.found), \(bits.expected)" == "96.0 bits, at least 96.5 bits")
    let moves = alerts.filter { $0.signal == .priceMove }
    #expect(
      moves.contains { $0.subject == "asset BTC-10" && $0.expected == .within(.millionths(0)) }
    )
    let unpaid = try Self.status(after: 2).alerts(beyond: Self.calm)
      .first { $0.signal == .forcedUnpaid }
    #expect(unpaid?.found == .quanta("0"))
  }

  @Test("so it is for assets and funding")
  func assets() throws {
    let status = try Self.status(after: 3)
    let exchange = try #require(status.exchange)
    let move = try #require(exchange.assets.compactMap(\.priceMove).map(abs).max())
    #expect(Self.signals(status) { $0.priceMove = move } == [])
    #expect(Self.signals(status) { $0.priceMove = move - 1 } == [.priceMove])
    let share = try #require(exchange.assets.compactMap(\.fundingShare).max())
    #expect(Self.signals(status) { $0.fundingShare = share } == [])
    #expect(Self.signals(status) { $0.fundingShare = share - 1 } == [.fundingShare])
    #expect(Self.signals(status) { $0.priceAge = 0 } == [])
    #expect(Self.signals(status) { $0.priceAge = -1 } == [.priceAge])
    // Funding is valid for 604,800 s and 151,200 s old, which is a fourth.
    let aged = try Self.status(after: 3, at: 1_700_007_840 + 151_200)
    #expect(Self.signals(aged) { $0.fundingAge = 250_000 } == [])
    #expect(Self.signals(aged) { $0.fundingAge = 249_999 } == [.fundingAge])
  }

  @Test("so it is for requests and payments of the last batch")
  func requests() throws {
    let request = SeenRequest(
      id: "r",
      time: 1_700_000_000,
      action: .forced(.withdrawal(Perpetual.ForcedWithdrawal(key: 1, position: 2, amount: 3)))
    )
    let status = try Self.status(after: 2, facts: L1Facts(forcedRequests: [request]))
    let margin: UInt64 = 604_800 - 10_000
    #expect(Self.signals(status) { $0.forcedMargin = margin } == [])
    #expect(Self.signals(status) { $0.forcedMargin = margin + 1 } == [.forcedDeadline])
    #expect(Self.signals(status) { $0.withdrawalsToOthers = 2_000_000_000 } == [])
    #expect(
      Self.signals(status) { $0.withdrawalsToOthers = 1_999_999_999 } == [.withdrawalsToOthers]
    )
    let unpaid = status.alerts(beyond: Self.calm).filter { $0.signal == .forcedUnpaid }
    #expect(unpaid.map(\.subject) == ["position 6"])
    let later = try Self.status(after: 3).alerts(beyond: Self.calm)
    #expect(!later.contains { $0.signal == .forcedUnpaid })
  }

  @Test("every position under water or at risk is one")
  func positions() throws {
    let status = try Self.status(after: 3)
    let exchange = try #require(status.exchange)
    var thresholds = Self.calm
    thresholds.listsPositionsAtRisk = true
    let alerts = status.alerts(beyond: thresholds)
    #expect(
      alerts.filter { $0.signal == .underWater }.map(\.subject)
        == exchange.positionsUnderWater.map { "position \($0.position)" }
    )
    #expect(
      alerts.filter { $0.signal == .atRisk }.map(\.subject)
        == exchange.positionsAtRisk?.map { "position \($0.position)" }
    )
  }
}
