import LedgerVerdicts
import SettlementLedger
import StarkFaults
import StarkVerifier

/// What is read from the ledger at a path.
struct LedgerReading: Sendable {
  let path: String

  /// The status of the chain at `now`, in seconds since 1970.
  func status(at now: UInt64) throws(Fault) -> StatusReport {
    try read { ledger throws(Failure) in
      guard let status = try ledger.status(at: now) else { return nil }
      return StatusReport(
        ledger: LedgerName.public,
        status: status,
        alerts: status.alerts(beyond: AlertThresholds())
      )
    }
  }

  /// The page about the chain.
  func page(at now: UInt64) throws(Fault) -> ReportPage {
    try read { ledger throws(Failure) in
      guard let (status, history) = try ledger.overview(at: now) else { return nil }
      return ReportPage(
        status,
        history,
        alerts: status.alerts(beyond: AlertThresholds()),
        of: LedgerName.public
      )
    }
  }

  private func read<Answer>(
    _ ask: (Ledger) throws(Failure) -> Answer?
  ) throws(Fault) -> Answer {
    try Ledger.answer(at: path, ask)
  }
}
