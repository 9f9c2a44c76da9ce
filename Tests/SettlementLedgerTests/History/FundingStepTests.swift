import SettlementLedger
import StarkSettlement
import Testing

@Suite("How much of the allowed funding was used")
struct FundingStepTests {
  private static func asset(_ number: UInt128) throws -> Perpetual.SyntheticAssetID {
    try #require(Perpetual.SyntheticAssetID(number))
  }

  /// The share of one change in one step, at a rate of 2 and a price of 3·2³² over 5 seconds.
  private static func share(of change: Int64, seconds: UInt64 = 5) throws -> Int? {
    let asset = try asset(1)
    let shares = FundingStep.shares(
      of: [
        FundingStep(timestamp: 100, indices: [asset: -7]),
        FundingStep(timestamp: 100 + seconds, indices: [asset: -7 + change]),
      ],
      rate: 2,
      price: { _ in 3 << 32 }
    )
    return shares[asset]
  }

  // 2·3·5 = 30 is the largest change that is allowed.
  @Test("is the change over rate, price and time", arguments: [(30, 1_000_000), (15, 500_000)])
  func share(change: Int64, parts: Int) throws {
    #expect(try Self.share(of: change) == parts)
    #expect(try Self.share(of: -change) == parts)
  }

  @Test("is rounded down, and above a million beyond the limit")
  func rounding() throws {
    #expect(try Self.share(of: 1) == 33_333)
    #expect(try Self.share(of: 31) == 1_033_333)
  }

  @Test("is 0 without change")
  func unchanged() throws {
    #expect(try Self.share(of: 0) == 0)
    #expect(try Self.share(of: 0, seconds: 0) == 0)
  }

  @Test("is unknown for a change without time, without a price, where nothing is allowed, or lost")
  func unknown() throws {
    #expect(try Self.share(of: 5, seconds: 0) == nil)
    let asset = try Self.asset(1)
    let step = FundingStep(timestamp: 0, indices: [asset: 0])
    func shares(_ next: FundingStep, rate: UInt64 = 1, price: UInt64? = 1 << 32) -> [Int] {
      FundingStep.shares(of: [step, next], rate: rate) { _ in price }.map(\.value)
    }
    let next = FundingStep(timestamp: 9, indices: [asset: 9])
    #expect(shares(next) == [1_000_000])
    #expect(shares(next, price: nil) == [])
    #expect(shares(next, rate: 0) == [])
    #expect(shares(FundingStep(timestamp: 9, indices: [:])) == [])
    // A later step does not make it known.
    let last = FundingStep(timestamp: 9, indices: [asset: 10])
    #expect(FundingStep.shares(of: [step, next, last], rate: 1) { _ in 1 << 32 } == [:])
  }

  @Test("is the largest of all steps, for each asset that has a price")
  func several() throws {
    let (a, b) = (try Self.asset(1), try Self.asset(2))
    let steps = [
      FundingStep(timestamp: 0, indices: [a: 0, b: 0]),
      FundingStep(timestamp: 1, indices: [a: 3, b: 1]),
      FundingStep(timestamp: 2, indices: [a: 1, b: 2]),
    ]
    let shares = FundingStep.shares(of: steps, rate: 4) { $0 == a ? 1 << 32 : nil }
    #expect(shares == [a: 750_000])
  }

  @Test("does not overflow at the ends of all ranges")
  func ends() throws {
    let asset = try Self.asset(1)
    let shares = FundingStep.shares(
      of: [
        FundingStep(timestamp: 0, indices: [asset: .min]),
        FundingStep(timestamp: .max, indices: [asset: .max]),
      ],
      rate: .max,
      price: { _ in .max }
    )
    #expect(shares == [asset: 0])
  }
}
