import ArgumentParser
import LedgerVerdicts
import SettlementLedger
import StarkFaults
import StarkVerdicts
import StarkVerifier

/// The options of commands that read a ledger.
struct LedgerQuestion: ParsableArguments {
  @Option(
    help: ArgumentHelp("The ledger.", valueName: "file"),
    completion: .file(),
    transform: FilePath.textArgument
  )
  var ledger: String

  /// Opens the ledger and asks it; a refusal is written and ends the run.
  func answer<Answer>(
    json: Bool,
    to output: Output,
    _ ask: (Ledger) throws(Failure) -> Answer?
  ) throws -> Answer {
    do throws(Fault) {
      return try Ledger.answer(at: ledger, ask)
    } catch {
      let error = error.naming(ledgerAt: ledger)
      output.write(
        json
          ? error.answer(aboutLedger: ledger) + "\n"
          : error.text(aboutLedger: ledger, style: output.style)
      )
      throw ExitCode(ExitStatus(error.kind).rawValue)
    }
  }
}

/// The options that say at which moment to look and what to be alarmed by.
struct WatchOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The moment to tell ages at, in seconds since 1970 or as 2023-11-15T00:25:00Z; now by default.",
      valueName: "seconds|time"
    )
  )
  var now: Moment?

  @Option(
    name: .customLong("alert"),
    help: ArgumentHelp(
      "The last value of a signal that is no alert; give it again for others.",
      discussion: ThresholdChoice.explanation,
      valueName: "signal=value"
    ),
    transform: ThresholdChoice.init
  )
  var thresholdChoices: [ThresholdChoice] = []

  var moment: UInt64 { now?.secondsSince1970 ?? secondsSince1970 }

  var thresholds: AlertThresholds {
    thresholdChoices.reduce(into: AlertThresholds()) { $1.apply(&$0) }
  }
}
