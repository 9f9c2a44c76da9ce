import SettlementLedger
package import StarkFaults
import StarkSettlement
import StarkVerdicts
import StarkVerifier

/// What people are told of a ledger that gives no answer.
extension Fault {
  /// The largest file in the place of a ledger that is looked into.
  private static let maximumByteCount: UInt64 = 64 << 20

  /// This fault with what is at `path`, where a ledger should be; code and file stay.
  ///
  /// - `mayBeNew`: whether a ledger would have been made there.
  func naming(ledgerAt path: String, mayBeNew: Bool = false) -> Fault {
    switch self[StoreFault.self] {
    case .unreadable where !mayBeNew:
      do throws(Fault) { _ = try FileKind(at: FilePath(path)) } catch {
        return Fault(
          kind,
          code,
          "there is no ledger at this path",
          found: error.description,
          detail: Advice("stark settle apply makes a ledger of the first batch")
        ).in(.ledger)
      }
      return self
    case .notALedger:
      let file: RecognisedFile
      do {
        let source = ProofSource.regularFile(FilePath(path))
        file = RecognisedFile(try source.read(maximumCount: Self.maximumByteCount))
      } catch {
        // The refusal stands without what more could have been told of the file.
        return self
      }
      guard !file.isVague, file != .ledger else { return self }
      return Fault(kind, code, summary, found: file.phrase, detail: file).in(.ledger)
    default: return self
    }
  }

  /// The answer for people of whoever can't tell what he was asked about the ledger with this name.
  package func text(aboutLedger name: String, style: TextStyle) -> String {
    let status = ExitStatus(kind)
    var items = ItemList(style: style)
    items.add(self, file: name, advice: advice(at: name))
    // Nothing was shown to be false: there is nothing to claim, whoever asks.
    let isAboutClaim = status == .rejected && code.hasPrefix("escape/")
    let word = isAboutClaim ? style.yellow("NO CLAIM") : status.word(style)
    let headline = "\(word) \(style.bold(name.withoutControlCharacters))"
    return ([headline] + items.lines).joined(separator: "\n") + "\n"
  }
}
