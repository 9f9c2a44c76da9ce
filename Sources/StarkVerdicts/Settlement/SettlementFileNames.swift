/// The names of the files of a settlement check, as verdicts show them.
package struct SettlementFileNames: Sendable {
  package let proof: String
  /// One for each task that is checked, in their order; or none.
  package let batches: [String]
  /// The state before the first batch.
  package let previous: String?
  /// What was seen on the chain below.
  package let facts: String?

  package init(
    proof: String,
    batches: [String] = [],
    previous: String? = nil,
    facts: String? = nil
  ) {
    self.proof = proof
    self.batches = batches
    self.previous = previous
    self.facts = facts
  }

  /// The names of files that came without any, which are called by what they are.
  package init(batchCount: Int, hasPrevious: Bool = false, hasFacts: Bool = false) {
    self.init(
      proof: "proof",
      batches: (0..<batchCount).map { "batch \($0 + 1)" },
      previous: hasPrevious ? "previous" : nil,
      facts: hasFacts ? "facts" : nil
    )
  }
}
