package import StarkSettlement

/// What to check of a proof and its batches, how completely, and what to show of it.
package struct SettlementQuestion: Sendable {
  package let settlement: Settlement
  /// The index of the only task to check; nil for all.
  package var task: Int?
  /// The levels that must be checked completely.
  package var requiredLevels: Set<SettlementLevel> = []
  package var showsCost = false
  /// Whether to name the question, which takes a pass over all files.
  package var showsID = false

  package init(_ settlement: Settlement) {
    self.settlement = settlement
  }
}

/// How many of the batches in a proof are done.
package struct SettlementProgress: Sendable {
  package let finished: Int
  package let total: Int

  package init(finished: Int, total: Int) {
    self.finished = finished
    self.total = total
  }
}
