package import StarkVerifier

/// The name under which an accepted question and its answer are kept.
///
/// A question whose answer never changes has its verification id, so that it is kept once however
/// often it is asked. Others have a name of their own each time: batches for a ledger, since what
/// becomes of them depends on what the ledger holds, and files larger than the policy looks at,
/// which have no such id.
package struct JobID: Hashable, Sendable {
  package let text: String

  private static let digitCount = 32

  package init(_ id: VerificationID) {
    text = "\(id)"
  }

  /// The name in a path, nil if it can't be one.
  package init?(_ text: String) {
    guard VerificationID(text) != nil || Self.kind(of: text) != nil else { return nil }
    self.text = text
  }

  /// A new name for a question of some kind.
  package init(newOf kind: JobQuestion.Kind) {
    var generator = SystemRandomNumberGenerator()
    let digits = (0..<Self.digitCount).map { _ in
      String(Int.random(in: 0..<16, using: &generator), radix: 16)
    }
    text = Self.prefix(of: kind) + digits.joined()
  }

  /// The name of a question of some kind with the verification id `id`, or a new one if it has
  /// none.
  package init(_ id: VerificationID?, _ kind: JobQuestion.Kind) {
    if let id { self.init(id) } else { self.init(newOf: kind) }
  }

  /// Whether it names batches that are for the ledger.
  package var isForLedger: Bool { Self.kind(of: text) == .apply }

  private static func prefix(of kind: JobQuestion.Kind) -> String { kind.rawValue + "-" }

  /// The kind of the question with a name of its own; nil if `text` is no such name.
  private static func kind(of text: String) -> JobQuestion.Kind? {
    JobQuestion.Kind.allCases.first { kind in
      let digits = text.utf8.dropFirst(prefix(of: kind).utf8.count)
      return text.hasPrefix(prefix(of: kind)) && digits.count == digitCount
        && digits.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }
  }
}
