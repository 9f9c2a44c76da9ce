/// The two ways in which releases of Stone turn the public input into the first channel state.
public enum SeedVersion: String, CaseIterable, Hashable, Sendable {
  /// The releases of August 2023 and March 2024.
  case stone5
  /// The release of September 2024, which also binds the number of verifier-friendly layers.
  case stone6
}
