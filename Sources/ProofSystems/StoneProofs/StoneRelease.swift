package import StarkCommitments

/// The Stones whose proofs have different forms, newest published one first.
///
/// Sources: the history of starkware-libs/stone-prover (a78ff37, 7ac17c8, 1414a54), in particular
/// main/verifier_main_helper_impl.cc, commitment_scheme/commitment_scheme_builder.inl and
/// crypt_tools/invoke.h; for the unpublished ones the example proofs of cairo-lang, which tell of
/// their Stones only by what holds for them.
package enum StoneRelease: Hashable, Sendable, CaseIterable {
  case september2024
  case march2024
  case august2023
  /// Never published; made the example proof of cairo-lang 0.13.0 (November 2023).
  case cairoLang0130
  /// Never published; made the example proof of cairo-lang 0.12.0 (June 2023).
  case cairoLang0120
}

extension StoneRelease {
  /// Whether the release was published, so that a proof of it may be accepted.
  package var isPublished: Bool {
    switch self {
    case .september2024, .march2024, .august2023: true
    case .cairoLang0130, .cairoLang0120: false
    }
  }

  /// How it writes the seed of the transcript.
  package var seed: StoneSeedVersion {
    switch self {
    case .september2024: .s6
    case .march2024, .august2023, .cairoLang0130, .cairoLang0120: .s5
    }
  }

  /// Which hash its trees take for rows.
  package var rows: LayeredHash.RowRule {
    switch self {
    case .august2023: .bottom
    case .september2024, .march2024, .cairoLang0130, .cairoLang0120: .byDepth
    }
  }

  /// The hash whose digest of the out-of-domain values is absorbed in their place, if they are
  /// absorbed at once; nil where their bytes are.
  package var valueHash: StoneHashName? {
    switch self {
    case .cairoLang0130: .poseidon3
    case .cairoLang0120: .pedersen
    case .september2024, .march2024, .august2023: nil
    }
  }

  /// The hash of the seed, which gives the channel its first state.
  func seedHash(of parameters: StoneParameters) -> StoneHashName {
    self == .cairoLang0120 ? parameters.channelHash : parameters.seedHash
  }
}
