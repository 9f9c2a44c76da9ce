package import StarkSettlement
package import StarkVerifier

/// Why a ledger did not do what it was asked.
///
/// Whatever the reason, the file holds what it held before.
package enum LedgerError: Error, Equatable, Sendable {
  /// The batch was not accepted for itself: the proof, a file, or a check of a level.
  case settlement(SettlementError)
  /// The batch is sound, but does not continue the chain that the ledger holds.
  case chain(ChainFault)
  /// The batch continues the chain, but not what was seen on the chain below.
  case facts(FactsFault)
  /// The file that holds the ledger can't be used.
  case store(StoreFault)
  /// The question makes no sense for this ledger.
  case question(EscapeFault)

  /// What is wrong, in words; nil for a settlement error, which says it itself.
  package var failure: Failure? {
    switch self {
    case .settlement: nil
    case .chain(let fault): fault.failure
    case .facts(let fault): fault.failure
    case .store(let fault): fault.failure
    case .question(let fault): fault.failure
    }
  }
}
