import GRDB
import SettlementLedger
import StarkAlgebra
import StarkSettlement
import StarkVerifier
import TestSupport
import Testing

/// Changes of a ledger of the shipped chain after which its rows are those of other outputs.
enum RehashedLedger {
  /// The output of the program for batch `number`.
  static func output(of number: Int) throws -> Perpetual.Output {
    let (main, data) = try SettlementMutation.output(of: number)
    return try Perpetual.output(main + data)
  }

  /// Writes the hashes of `outputs`, of which the first is that of batch 1, in the place of the
  /// others.
  ///
  /// What was published is taken to be in one page.
  static func write(_ outputs: [Perpetual.Output], to database: Database) throws {
    let hash = try #require(Perpetual.releases.last?.hash.value)
    var counts = OperationCounts()
    for (index, output) in outputs.enumerated() {
      let facts = SettlementFacts(
        main: output.mainWords,
        dataPages: [output.dataWords],
        programHash: hash,
        counts: &counts
      )
      try database.execute(
        sql: "UPDATE states SET state_hash = ?, time = ? WHERE sequence = ?",
        arguments: [
          output.next.hash(counts: &counts).stored, output.next.systemTime.stored, index + 1,
        ]
      )
      try database.execute(
        sql: """
          UPDATE batches SET main_hash = ?, data_hash = ?, data_word_count = ?,
            transition_fact = ?, program_fact = ? WHERE sequence = ?
          """,
        arguments: [
          facts.mainPage.stored, facts.onchainDataHash?.stored, output.dataWords.count,
          facts.stateTransition.stored, facts.program.stored, index + 1,
        ]
      )
    }
    try LedgerSeals.renew(database)
  }
}
