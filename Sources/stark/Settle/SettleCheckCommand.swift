import ArgumentParser
import StarkVerdicts
import StarkVerifier

/// `stark settle check`: a verdict on the batches of one proof.
struct SettleCheckCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check the batches of a proof, without a memory of earlier ones.",
    discussion: """
      The more you give, the more is checked. The proof alone shows the output; with the state \
      before the batch, or a batch that starts from nothing, the published changes are followed \
      to the new state; and with the batch file every transaction is replayed.

      What could not be checked is a warning, unless you require it.

      Examples:
        stark settle check --proof proof.json
        stark settle check --proof proof.json --batch b.json --program perpetual
        stark settle check --proof three.json --batch b1.json b2.json b3.json
        stark settle check --proof three.json --task 2 --batch b2.json
        stark settle check --proof proof.json --batch b.json --require replay
        stark settle check --proof proof.json --json | jq .batches[0].facts
      """
  )

  @OptionGroup var options: SettlementOptions

  func answer(to output: Output) throws -> ExitStatus {
    options.write(try options.request().check(), to: output)
  }
}
