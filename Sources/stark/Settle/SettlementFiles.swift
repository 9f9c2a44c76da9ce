import StarkFaults
package import StarkVerdicts

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

  /// Their names.
  package var names: SettlementFileNames {
    SettlementFileNames(
      proof: proof.name,
      batches: batches.map(\.name),
      previous: previous?.name,
      facts: facts?.name
    )
  }

  /// All of them, the proof first.
  var all: [ProofSource] { [proof] + batches + [previous, facts].compactMap(\.self) }

  /// Reads the files, none of which may have more than `maximumCount` bytes.
  func read(maximumCount: UInt64) throws(Fault) -> SettlementInput {
    var contents: [[UInt8]] = []
    for file in all {
      do { contents.append(try file.read(maximumCount: maximumCount)) } catch {
        throw error.with(NamedFile(file.name))
      }
    }
    var unread = contents[...]
    return SettlementInput(
      names: names,
      proof: unread.removeFirst(),
      batches: batches.map { _ in unread.removeFirst() },
      previous: previous.map { _ in unread.removeFirst() },
      facts: facts.map { _ in unread.removeFirst() }
    )
  }
}
