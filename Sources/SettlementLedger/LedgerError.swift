public import StarkSettlement
public import StarkVerifier

/// Why a ledger did not do what it was asked.
///
/// Whatever the reason, the file holds what it held before.
public struct LedgerError: Error, Equatable, Sendable {
  package let fault: Fault

  /// The same as `Reason`, with all that is known of the fault.
  package enum Fault: Equatable, Sendable {
    case settlement(SettlementError)
    case chain(ChainFault)
    case facts(FactsFault)
    case store(StoreFault)
    case question(EscapeFault)
  }

  /// What is wrong, by what it is wrong with.
  public enum Reason: Equatable, Sendable {
    /// The batch was not accepted for itself: the proof, a file, or a check of a level.
    case settlement(SettlementError)
    /// The batch is sound, but does not continue the chain that the ledger holds.
    case chain(Failure)
    /// The batch continues the chain, but not what was seen on the chain below.
    case facts(Failure)
    /// The file that holds the ledger can't be used.
    case store(Failure)
    /// The question makes no sense for this ledger.
    case question(Failure)
  }

  /// What is wrong: which check failed, where, what was expected and what was found.
  public var reason: Reason {
    switch fault {
    case .settlement(let error): .settlement(error)
    case .chain(let fault): .chain(fault.failure)
    case .facts(let fault): .facts(fault.failure)
    case .store(let fault): .store(fault.failure)
    case .question(let fault): .question(fault.failure)
    }
  }

  /// The stable name of what went wrong, such as `ledger/previous-state`: the same in every interface.
  ///
  /// It begins with `ledger/` for the chain and the file, with `facts/` for what was seen on the chain
  /// below, and with `escape/` for a question; otherwise it is that of the settlement error.
  public var code: String {
    switch reason {
    case .settlement(let error): error.code
    case .chain(let failure), .facts(let failure), .store(let failure), .question(let failure):
      failure.code
    }
  }
}

extension LedgerError: CustomStringConvertible {
  /// The failure in one line.
  public var description: String {
    switch reason {
    case .settlement(let error): error.description
    case .chain(let failure), .facts(let failure), .store(let failure), .question(let failure):
      failure.description
    }
  }
}

extension LedgerError {
  package static func settlement(_ error: SettlementError) -> Self {
    Self(fault: .settlement(error))
  }

  package static func chain(_ fault: ChainFault) -> Self { Self(fault: .chain(fault)) }

  package static func facts(_ fault: FactsFault) -> Self { Self(fault: .facts(fault)) }

  package static func store(_ fault: StoreFault) -> Self { Self(fault: .store(fault)) }

  package static func question(_ fault: EscapeFault) -> Self { Self(fault: .question(fault)) }
}
