import StarkCairo

extension StoneVersion {
  /// The versions that `file` can have, most likely first; empty if it contradicts itself.
  ///
  /// A file does not say which Stone made it. Hash names, segments and the keys present narrow the
  /// choice; what remains is settled by the out-of-domain check, which a wrong reading fails
  /// except with negligible probability. Trying k readings multiplies the chance of a forgery by
  /// at most k ≤ 3.
  static func candidates(for file: StoneProofFile) -> [StoneVersion] {
    let seeds = seeds(of: file)
    return layouts(of: file).flatMap { layout in
      // The older definitions went out of use before the newer seed.
      seeds.filter { layout == .current || $0 == .s5 }
        .map { StoneVersion(seed: $0, layout: layout) }
    }
  }

  private static func seeds(of file: StoneProofFile) -> [StoneSeedVersion] {
    let hashes = [
      file.parameters.commitmentHash, file.parameters.verifierFriendlyCommitmentHash,
    ]
    if hashes.contains(.blake256Masked248LSB) || file.publicInput.layoutName == "dynamic" {
      return hashes.contains(.blake256Masked160LSB) ? [] : [.s6]
    }
    return hashes.contains(.blake256Masked160LSB) ? [.s5] : [.s6, .s5]
  }

  /// The definitions of the layout that fit the segments, newest first.
  private static func layouts(of file: StoneProofFile) -> [CPULayout.Variant] {
    func has(_ builtin: Builtin) -> Bool {
      file.publicInput.segments[.builtin(builtin)] != nil
    }
    switch file.publicInput.layoutName {
    case "all_cairo":
      return has(.addMod) ? [.current] : has(.rangeCheck96) ? [.v5] : [.v1]
    case "recursive_large_output":
      return has(.poseidon) ? [.current] : [.v1]
    case "starknet", "starknet_with_keccak":
      return mayBeFirstVersion(file.parameters) ? [.current, .v1] : [.current]
    default:
      return [.current]
    }
  }

  /// Whether nothing in the parameters is newer than Stone of August 2023.
  private static func mayBeFirstVersion(_ parameters: StoneParameters) -> Bool {
    let newer: Set<StoneParameters.OptionalMember> = [
      .powHash, .verifierFriendlyChannelUpdates, .verifierFriendlyLayerCount,
    ]
    return parameters.channelHash != .poseidon3 && parameters.statedMembers.isDisjoint(with: newer)
  }
}
