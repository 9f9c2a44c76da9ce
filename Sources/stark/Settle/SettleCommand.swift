import ArgumentParser

/// `stark settle`: whether batches are what a proof proves, one by one or as a chain.
struct SettleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settle",
    abstract: "Check that rolled-up batches match their proofs.",
    discussion: """
      An exchange proves its batches and settles a few numbers of each. Here you learn whether \
      the batch that you hold is the one that was proven, level by level:

        proof             it is sound, and your policy is content
        statement         it is of the expected program, and its output reads
        state difference  the published changes lead to the proven state
        replay            all transactions, by every rule, give that output
        invariants        nothing came from nothing

      A level is checked as far as you have the data, and reported as not checked otherwise.

      Start here:
        stark settle check --proof proof.json
        stark settle check --proof proof.json --batch batch.json

      And keep the chain in a ledger:
        stark settle apply --ledger chain.db --proof proof.json --batch batch.json
        stark settle status --ledger chain.db
        stark settle report --ledger chain.db --out report
      """,
    subcommands: [
      SettleCheckCommand.self, SettleApplyCommand.self, SettleStatusCommand.self,
      SettleReportCommand.self, SettleEscapeCommand.self,
    ]
  )
}
