import Foundation
import SettlementLedger
import StarkSettlement

// Applies the batches of one proof to a ledger, as `LedgerCrashTests` has it do.
//
//     LedgerWriter LEDGER PROOF [BATCH…]

func bytes(_ path: String) throws -> [UInt8] {
  [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
}

let arguments = CommandLine.arguments.dropFirst()
guard let ledgerPath = arguments.first, let proofPath = arguments.dropFirst().first else {
  exit(64)
}
let submission = try Submission(
  proof: bytes(proofPath),
  batches: arguments.dropFirst(2).map { try bytes($0) }
)
let ledger = try Ledger(path: ledgerPath)
for batch in submission.batches { _ = try ledger.apply(batch) }
