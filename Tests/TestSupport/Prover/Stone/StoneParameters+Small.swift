package import StoneProofs

extension StoneParameters {
  /// Few queries on a run of few steps, with Keccak throughout.
  package static let small = StoneParameters(
    channelHash: .keccak256,
    commitmentHash: .keccak256,
    verifierFriendlyCommitmentHash: .keccak256,
    verifierFriendlyLayerCount: 0,
    verifierFriendlyChannelUpdates: false,
    powHash: .keccak256,
    pageHash: .keccak256,
    statedMembers: Set(StoneParameters.OptionalMember.allCases),
    log2CosetCount: 2,
    friSteps: [0, 3, 2],
    lastLayerDegreeBound: 8,
    queryCount: 6,
    proofOfWorkBits: 4
  )
}
