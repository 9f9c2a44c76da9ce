import ArgumentParser
import StarkVerdicts
import SettlementLedger
import StarkVerifier

/// `stark settle escape`: what a position could claim from a frozen exchange.
struct SettleEscapeCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "escape",
    abstract: "Show what a position is worth if the exchange is frozen, and the proof of it.",
    discussion: """
      If an operator leaves a forced request unserved for as long as the contract grants, seven \
      days by the published ones, anybody may freeze the exchange, and everybody may claim what \
      his position was worth in the last state. This shows the amount, the hashes from the \
      position to the root of the state, and the fact that a claim rests on.

      Example:
        stark settle escape --ledger chain.db --position 4 --json
      """
  )

  @OptionGroup var question: LedgerQuestion

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The position to look at.", valueName: "number")
  )
  var position: UInt64

  @Flag(help: "Print one JSON object (schema 1).")
  var json = false

  func answer(to output: Output) throws -> ExitStatus {
    let claim = try question.answer(json: json, to: output) { ledger throws(Failure) in
      try ledger.escape(position: position)
    }
    output.write(
      json
        ? claim.json(ledger: question.ledger) + "\n"
        : claim.text(ledger: question.ledger, style: output.style)
    )
    return .accepted
  }
}
