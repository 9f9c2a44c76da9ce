import SettlementLedger
import StarkFaults
import Testing

@Suite("When the contract takes a batch")
struct UpdateRuleTests {
  private static let time: UInt64 = 1_700_000_000
  private static let hour = time / 3600

  private static func check(state: UInt64?, expiration: UInt64 = .max) throws(Fault) {
    try UpdateRule.check(stateTime: state, expiration: expiration, updateTime: time)
  }

  @Test("the state is less than seven days old")
  func oldest() throws {
    let limit = Self.time - 7 * 24 * 3600
    try Self.check(state: limit + 1)
    let allowed = limit + 1...Self.time + 4 * 3600 - 1
    #expect(throws: Fault.factsUpdateTime(allowed: allowed, found: limit)) {
      try Self.check(state: limit)
    }
  }

  @Test("and less than four hours ahead")
  func newest() throws {
    let limit = Self.time + 4 * 3600
    try Self.check(state: limit - 1)
    let allowed = Self.time - 7 * 24 * 3600 + 1...limit - 1
    #expect(throws: Fault.factsUpdateTime(allowed: allowed, found: limit)) {
      try Self.check(state: limit)
    }
  }

  @Test("the hour is before the minimum expiration")
  func expiration() throws {
    try Self.check(state: nil, expiration: Self.hour + 1)
    let fault = Fault.factsExpired(at: Self.time, minimumExpiration: Self.hour)
    #expect(throws: fault) { try Self.check(state: nil, expiration: Self.hour) }
  }

  @Test("at either end of time nothing overflows")
  func ends() throws {
    try UpdateRule.check(stateTime: 0, expiration: 1, updateTime: 0)
    try UpdateRule.check(stateTime: .max, expiration: .max, updateTime: .max)
  }
}
