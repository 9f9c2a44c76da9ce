package import SettlementLedger
import StarkJSON
package import StarkVerdicts

/// The answer of a command that can't tell what it was asked about a ledger.
package struct LedgerRefusal: Error, Equatable, Sendable {
  /// The path of the ledger.
  package let path: String
  package let status: ExitStatus
  package let reason: SettlementReason

  package init(path: String, status: ExitStatus, reason: SettlementReason) {
    self.path = path
    self.status = status
    self.reason = reason
  }

  /// The answer to a question that met `error`.
  package init(_ error: LedgerError, path: String) {
    self.init(
      path: path,
      status: ExitStatus(error),
      reason: SettlementReason(error, ledger: path)
    )
  }

  /// The answer about a ledger without a batch.
  package static func empty(path: String) -> LedgerRefusal {
    LedgerRefusal(
      path: path,
      status: .unreadable,
      reason: SettlementReason(
        level: nil,
        file: path,
        code: "ledger/empty",
        text: "the ledger holds no chain yet"
      )
    )
  }

  /// The answer as one line of JSON, schema 1.
  package var json: String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema") { $0.number(1) }
      writer.member("ledger") { $0.string(path) }
      writer.member("outcome") { $0.string(status.name) }
      writer.member("exit_code") { $0.number(status.rawValue) }
      writer.member("failure") { $0.reason(reason, batch: nil) }
    }
    return writer.text
  }
}
