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

extension VerifiedStatement {
  /// What keeps an accepted statement from meaning more than it does, one sentence each.
  package var warnings: [String] {
    var warnings: [String] = []
    if case .program = programPin, let bootloader = program?.bootloader {
      warnings.append(
        "the program that was asked for is a bootloader (\(bootloader)), and any task will do: "
          + "ask for the program hashes of the tasks"
      )
    }
    if programPin == .publicMemory {
      warnings.append(
        "the hash that was asked for covers what public memory shows of the program, "
          + "and not the unchecked items"
      )
    }
    if !programCandidates.isEmpty {
      warnings.append(
        "\(programCandidates.count) programs fit the run, which differ in the names of their "
          + "builtins alone: ask for one by its program hash"
      )
    }
    return warnings
  }
}
