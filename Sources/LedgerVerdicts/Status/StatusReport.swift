package import SettlementLedger
package import StarkVerdicts

/// The answer of `stark settle status`.
package struct StatusReport: Sendable {
  /// The path of the ledger.
  package let ledger: String
  package let status: LedgerStatus
  package let alerts: [LedgerAlert]

  package init(ledger: String, status: LedgerStatus, alerts: [LedgerAlert]) {
    self.ledger = ledger
    self.status = status
    self.alerts = alerts
  }

  package var exitStatus: ExitStatus { alerts.isEmpty ? .accepted : .alerts }
}
