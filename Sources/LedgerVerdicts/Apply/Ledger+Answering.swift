package import SettlementLedger

extension Ledger {
  /// What `ask` finds in the ledger at `path`; nil stands for a ledger without a chain.
  ///
  /// - `name`: what a refusal calls the ledger.
  package static func answer<Answer>(
    at path: String,
    called name: String,
    _ ask: (Ledger) throws(LedgerError) -> Answer?
  ) throws(LedgerRefusal) -> Answer {
    do throws(LedgerError) {
      if let answer = try ask(Ledger(reading: path)) { return answer }
    } catch {
      throw LedgerRefusal(error, path: name)
    }
    throw .empty(path: name)
  }
}
