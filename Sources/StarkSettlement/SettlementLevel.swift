/// How far a settlement was checked; each level rests on those before it.
public enum SettlementLevel: String, CaseIterable, Sendable {
  /// The STARK proof holds under the caller's policy.
  case proof
  /// The proof speaks of the expected program, and its output reads completely.
  case statement
  /// The published data leads from the previous state to the proven one.
  case stateDifference = "state-difference"
  /// The transactions, replayed, give the proven output.
  case replay
  /// What holds over all positions holds.
  case invariants
}
