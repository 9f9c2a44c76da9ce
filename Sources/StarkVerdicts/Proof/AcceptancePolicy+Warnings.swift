package import StarkVerifier

extension AcceptancePolicy {
  /// What keeps a verdict under the policy from meaning more.
  package var warnings: [String] {
    guard requiredBits == nil else { return [] }
    return [
      "this policy has no floor under the bits of security: anyone may have made up the proof"
    ]
  }
}
