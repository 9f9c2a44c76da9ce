/// How Stone writes the seed of the transcript.
package enum StoneSeedVersion: Hashable, Sendable, CaseIterable {
  /// Stone before September 2024.
  case s5
  /// Stone from September 2024 on: the seed begins with the number of verifier-friendly layers.
  case s6
}
