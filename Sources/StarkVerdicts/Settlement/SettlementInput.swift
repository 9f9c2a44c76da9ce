/// The bytes of the files of a settlement check, with their names.
package struct SettlementInput: Sendable {
  package let names: SettlementFileNames
  package let proof: [UInt8]
  /// As many as there are names.
  package let batches: [[UInt8]]
  /// The state before the first batch.
  package let previous: [UInt8]?
  /// What was seen on the chain below; a check without a ledger has no use for it.
  package let facts: [UInt8]?

  /// Files that have names.
  package init(
    names: SettlementFileNames,
    proof: [UInt8],
    batches: [[UInt8]],
    previous: [UInt8]?,
    facts: [UInt8]?
  ) {
    precondition(names.batches.count == batches.count, "a batch has no name")
    self.names = names
    self.proof = proof
    self.batches = batches
    self.previous = previous
    self.facts = facts
  }

  /// Files that came without names, and are called by what they are: `proof`, `batch 1`.
  package init(
    proof: [UInt8],
    batches: [[UInt8]] = [],
    previous: [UInt8]? = nil,
    facts: [UInt8]? = nil
  ) {
    self.init(
      names: SettlementFileNames(
        batchCount: batches.count,
        hasPrevious: previous != nil,
        hasFacts: facts != nil
      ),
      proof: proof,
      batches: batches,
      previous: previous,
      facts: facts
    )
  }
}
