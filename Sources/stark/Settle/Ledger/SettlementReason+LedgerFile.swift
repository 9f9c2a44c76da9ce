import LedgerVerdicts
import StarkVerdicts
import StarkVerifier

extension SettlementReason {
  /// The largest file in the place of a ledger that is looked into.
  private static let maximumByteCount: UInt64 = 64 << 20

  /// The same reason with what is at `path`, where a ledger should be; code and file stay.
  ///
  /// - `mayBeNew`: whether a ledger would have been made there.
  func naming(ledgerAt path: String, mayBeNew: Bool = false) -> SettlementReason {
    var reason = self
    switch code {
    case "ledger/unreadable" where !mayBeNew:
      do throws(InputError) { _ = try FileKind(at: FilePath(path)) } catch {
        reason.text = "there is no ledger at this path"
        reason.found = error.description
        reason.advice = "stark settle apply makes a ledger of the first batch"
      }
    case "ledger/not-a-ledger":
      let file: RecognisedFile
      do {
        let source = ProofSource.regularFile(FilePath(path))
        file = RecognisedFile(try source.read(maximumCount: Self.maximumByteCount))
      } catch {
        // The refusal stands without what more could have been told of the file.
        break
      }
      guard !file.isVague, file != .ledger else { break }
      reason.found = file.phrase
      reason.advice = file.advice(insteadOf: .ledger, at: path)
    default: break
    }
    return reason
  }
}

extension LedgerRefusal {
  /// The same refusal with what is at `path`, where a ledger should be.
  func naming(ledgerAt path: String) -> LedgerRefusal {
    LedgerRefusal(path: self.path, status: status, reason: reason.naming(ledgerAt: path))
  }
}
