package import StarkFaults
public import StarkVerifier

/// A check of a settlement that failed: the batch is not what the proof proves.
public struct SettlementRejection: Error, Equatable, Sendable {
  /// The level the check belongs to.
  public let level: SettlementLevel
  /// What is wrong, where, what was expected and what was found.
  public let failure: Failure
  /// The error that StarkEx's own program has for it, if it has one.
  public let starkExError: StarkExError?

  package init(_ level: SettlementLevel, _ fault: some SettlementFault) {
    self.level = level
    failure = fault.failure
    starkExError = fault.starkExError
  }

  package init(_ level: SettlementLevel, _ failure: Failure) {
    self.level = level
    self.failure = failure
    starkExError = nil
  }
}

/// An error of one part of a settlement check, which can say itself in words.
package protocol SettlementFault: Error, Equatable, Sendable {
  var failure: Failure { get }
  var starkExError: StarkExError? { get }
}

extension SettlementFault {
  package var starkExError: StarkExError? { nil }
}

extension Fault: SettlementFault {
  package var failure: Failure { Failure(self) }
  package var starkExError: StarkExError? { detail as? StarkExError }
}
