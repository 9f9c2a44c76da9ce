import StarkCairo

extension StoneVersion {
  /// The versions that `file` can have, most likely first and unpublished ones last; empty if it
  /// contradicts itself.
  ///
  /// A file does not say which Stone made it. Hash names, segments and the members present narrow
  /// the choice; what remains is settled by checks that a wrong reading fails except with
  /// negligible probability: of the seed and of the layout by the out-of-domain check, of the rows
  /// by the first opening. At most k = 3 readings can be accepted, one a published release, which
  /// multiplies the chance of a forgery by k at most.
  static func candidates(for file: StoneProofFile) -> [StoneVersion] {
    StoneRelease.allCases.compactMap { release in
      release.layout(of: file).map { StoneVersion(release: release, layout: $0) }
    }
  }
}

extension StoneRelease {
  /// The definition under which the release proves the file's layout; nil if it cannot have made
  /// the file.
  fileprivate func layout(of file: StoneProofFile) -> CPULayout.Variant? {
    guard knowsHashes(of: file) else { return nil }
    if let variant = file.variantBySegments {
      // The older definitions went out of use before the newer seed.
      switch variant {
      case .current: return [.september2024, .march2024].contains(self) ? variant : nil
      case .v5: return self == .march2024 ? variant : nil
      case .v1: return self == .august2023 ? variant : nil
      }
    }
    guard knowsMembers(of: file.parameters) else { return nil }
    switch (file.publicInput.layoutName, self) {
    case ("dynamic", _): return self == .september2024 ? .current : nil
    case ("recursive_with_poseidon", .august2023): return nil
    case ("starknet", .august2023), ("starknet_with_keccak", .august2023): return .v1
    case ("starknet", .cairoLang0120), ("starknet_with_keccak", .cairoLang0120): return .v1
    default: return .current
    }
  }

  /// Whether it names its hashes as the file does.
  private func knowsHashes(of file: StoneProofFile) -> Bool {
    let hashes = [
      file.parameters.commitmentHash, file.parameters.verifierFriendlyCommitmentHash,
    ]
    return switch self {
    case .september2024: !hashes.contains(.blake256Masked160LSB)
    case .march2024, .august2023, .cairoLang0130, .cairoLang0120:
      !hashes.contains(.blake256Masked248LSB)
    }
  }

  /// Whether it has all that the parameters ask for.
  ///
  /// Stone of August 2023 knew no Poseidon; the unpublished ones, which knew it, are told apart by
  /// what they absorb when a channel over bytes takes the out-of-domain values at once.
  private func knowsMembers(of parameters: StoneParameters) -> Bool {
    switch self {
    case .september2024, .march2024: return true
    case .august2023:
      let hashes = [
        parameters.channelHash, parameters.commitmentHash,
        parameters.verifierFriendlyCommitmentHash,
      ]
      return !hashes.contains(.poseidon3)
        && parameters.statedMembers.isDisjoint(with: [.powHash, .verifierFriendlyChannelUpdates])
    case .cairoLang0130, .cairoLang0120:
      return !parameters.hasFieldChannel && parameters.verifierFriendlyChannelUpdates
        && !parameters.statedMembers.contains(.powHash)
    }
  }
}

extension StoneProofFile {
  /// The definition of the layout that the segments point to, where they differ between releases.
  fileprivate var variantBySegments: CPULayout.Variant? {
    func has(_ builtin: Builtin) -> Bool { publicInput.segments[.builtin(builtin)] != nil }
    switch publicInput.layoutName {
    case "all_cairo": return has(.addMod) ? .current : has(.rangeCheck96) ? .v5 : .v1
    case "recursive_large_output": return has(.poseidon) ? .current : .v1
    default: return nil
    }
  }
}
