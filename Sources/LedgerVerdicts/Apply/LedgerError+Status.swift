package import SettlementLedger
import StarkSettlement
package import StarkVerdicts
import StarkVerifier

extension ExitStatus {
  /// How a run ends that met `error`.
  package init(_ error: LedgerError) {
    switch error.fault {
    case .settlement(let error): self.init(error)
    case .chain, .facts: self = .rejected
    case .store(let fault): self.init(fault)
    case .question(let fault): self.init(fault)
    }
  }

  private init(_ fault: StoreFault) {
    switch fault {
    case .notALedger, .damaged, .altered, .corrupt: self = .malformed
    case .newerSchema: self = .unsupported
    case .unreadable, .waitingLog, .unfinished, .busy, .disk: self = .unreadable
    case .database: self = .fault
    }
  }

  private init(_ fault: EscapeFault) {
    switch fault {
    case .noChain: self = .unreadable
    case .otherProgram: self = .unsupported
    case .empty, .worthless, .unpriced: self = .rejected
    }
  }
}

extension SettlementReason {
  /// The reason in `error`, met at the batch with `position` among `files` for the ledger at `path`.
  init(_ error: LedgerError, at position: Int, of files: SettlementFileNames, ledger path: String?)
  {
    switch error.reason {
    case .settlement(let error): self.init(error, at: position, of: files)
    case .facts(let failure): self.init(failure, level: nil, file: files.facts)
    case .chain(let failure), .store(let failure), .question(let failure):
      self.init(failure, level: nil, file: path)
    }
  }

  /// The reason why the ledger at `path` has no answer.
  init(_ error: LedgerError, ledger path: String) {
    let files = SettlementFileNames(proof: path)
    self.init(error, at: 0, of: files, ledger: path)
  }
}

extension SettlementVerdict {
  /// Ends with `error`, met at the batch after those that hold.
  package mutating func fail(_ error: LedgerError) {
    fail(
      as: ExitStatus(error),
      because: SettlementReason(error, at: batches.count, of: files, ledger: ledger)
    )
  }
}
