/// The files of a settlement check.
package struct SettlementFiles: Sendable {
  package let proof: ProofSource
  /// One for each task that is checked, in their order; or none.
  package let batches: [ProofSource]
  /// The state before the first batch.
  package let previous: ProofSource?
  /// What was seen on the chain below.
  package var facts: ProofSource?

  package init(
    proof: ProofSource,
    batches: [ProofSource],
    previous: ProofSource?,
    facts: ProofSource? = nil
  ) {
    self.proof = proof
    self.batches = batches
    self.previous = previous
    self.facts = facts
  }

  /// All of them, the proof first.
  var all: [ProofSource] { [proof] + batches + [previous, facts].compactMap(\.self) }

  /// What is in the files.
  struct Contents: Sendable {
    let proof: [UInt8]
    let batches: [[UInt8]]
    let previous: [UInt8]?
    let facts: [UInt8]?
  }

  /// Why a file could not be read, and which.
  struct ReadingError: Error {
    let file: ProofSource
    let error: InputError
  }

  /// Reads the files, none of which may have more than `maximumCount` bytes.
  func read(maximumCount: UInt64) throws(ReadingError) -> Contents {
    var contents: [[UInt8]] = []
    for file in all {
      do { contents.append(try file.read(maximumCount: maximumCount)) } catch {
        throw ReadingError(file: file, error: error)
      }
    }
    var unread = contents[...]
    return Contents(
      proof: unread.removeFirst(),
      batches: batches.map { _ in unread.removeFirst() },
      previous: previous.map { _ in unread.removeFirst() },
      facts: facts.map { _ in unread.removeFirst() }
    )
  }
}
