package import StarkVerifier

/// The name under which an accepted question and its answer are kept.
///
/// A question whose answer never changes has its verification id, so that it is kept once however often
/// it is asked. Batches for a ledger have a name of their own each time, since what becomes of them
/// depends on what the ledger holds.
package struct JobID: Hashable, Sendable {
  package let text: String

  private static let ledgerPrefix = "apply-"
  private static let digitCount = 32

  package init(_ id: VerificationID) {
    text = "\(id)"
  }

  /// The name in a path, nil if it can't be one.
  package init?(_ text: String) {
    guard VerificationID(text) != nil || Self.isForLedger(text) else { return nil }
    self.text = text
  }

  /// A new name for batches that are for the ledger.
  package static func forLedger() -> JobID {
    var generator = SystemRandomNumberGenerator()
    let digits = (0..<digitCount).map { _ in
      String(Int.random(in: 0..<16, using: &generator), radix: 16)
    }
    return JobID(trusted: ledgerPrefix + digits.joined())
  }

  /// Whether it names batches that are for the ledger.
  package var isForLedger: Bool { Self.isForLedger(text) }

  private init(trusted text: String) {
    self.text = text
  }

  private static func isForLedger(_ text: String) -> Bool {
    let digits = text.utf8.dropFirst(ledgerPrefix.utf8.count)
    return text.hasPrefix(ledgerPrefix) && digits.count == digitCount
      && digits.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }
}
