import ArgumentParser
import SettlementLedger
import StarkAlgebra
import StarkVerifier

/// A threshold on the command line, such as `state-age=86400`.
struct ThresholdChoice: Sendable {
  /// Sets the threshold.
  let apply: @Sendable (inout AlertThresholds) -> Void

  static let explanation = """
    Seconds: state-age, longest-interval, expiration (that are left), forced-deadline (that are \
    left). Bits: security. Batches: price-age. Millionths: price-move, funding-share, funding-age. \
    Quanta: withdrawals-to-others. on or off: at-risk.
    """

  @Sendable
  init(_ argument: String) throws {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let signal = LedgerSignal(name: String(parts[0])) else {
      throw ValidationError("A threshold is a signal, = and a value. \(Self.explanation)")
    }
    let value = String(parts[1])
    switch signal {
    case .stateAge: apply = try Self.setting(\.stateAge, value)
    case .longestInterval: apply = try Self.setting(\.longestInterval, value)
    case .expiration: apply = try Self.setting(\.expirationMargin, value)
    case .forcedDeadline: apply = try Self.setting(\.forcedMargin, value)
    case .priceAge: apply = try Self.setting(\.priceAge, value)
    case .priceMove: apply = try Self.setting(\.priceMove, value)
    case .fundingShare: apply = try Self.setting(\.fundingShare, value)
    case .fundingAge: apply = try Self.setting(\.fundingAge, value)
    case .withdrawalsToOthers: apply = try Self.setting(\.withdrawalsToOthers, value)
    case .security:
      guard let bits = UInt16(value) else { throw Self.notANumber(value) }
      apply = { $0.minimumBits = [.stoneFormula: Double(bits)] }
    case .atRisk:
      guard ["on", "off"].contains(value) else {
        throw ValidationError("at-risk is on or off, not “\(value)”.")
      }
      apply = { $0.listsPositionsAtRisk = value == "on" }
    case .forcedUnpaid, .underWater:
      throw ValidationError("\(signal.rawValue) has no threshold: each case is an alert.")
    }
  }

  private static func setting<Value: FixedWidthInteger & Sendable>(
    _ threshold: any WritableKeyPath<AlertThresholds, Value> & Sendable,
    _ text: String
  ) throws -> @Sendable (inout AlertThresholds) -> Void {
    guard let value = Value(text), value >= 0 else { throw notANumber(text) }
    return { $0[keyPath: threshold] = value }
  }

  private static func notANumber(_ text: String) -> ValidationError {
    ValidationError("“\(text)” is not a number, or too large.")
  }
}
