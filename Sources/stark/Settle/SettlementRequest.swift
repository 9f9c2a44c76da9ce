package import StarkSettlement

/// What to check, how completely, and what to show of it.
package struct SettlementRequest: Sendable {
  package let settlement: Settlement
  package var files: SettlementFiles
  /// The index of the only task to check; nil for all.
  package var task: Int?
  /// The levels that must be checked completely.
  package var requiredLevels: Set<SettlementLevel> = []
  package var showsCost = false
  /// Whether to name the question, which takes a pass over all files.
  package var showsID = false
  package var showsProgress = false

  package init(_ settlement: Settlement, files: SettlementFiles) {
    self.settlement = settlement
    self.files = files
  }
}
