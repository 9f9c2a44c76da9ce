/// The numbers and hashes of a proof, as its file states them.
///
/// They are the prover's choice: none but the seed's are bound by the transcript, so a verdict
/// means nothing before a policy has accepted them.
package struct StoneParameters: Hashable, Sendable {
  package var channelHash: StoneHashName
  package var commitmentHash: StoneHashName
  package var verifierFriendlyCommitmentHash: StoneHashName
  /// How many layers of a Merkle tree, from the root down, use the verifier-friendly hash.
  package var verifierFriendlyLayerCount: Int
  /// Whether the out-of-domain values are absorbed at once, and the seed hashed with the
  /// verifier-friendly hash.
  package var verifierFriendlyChannelUpdates: Bool
  /// As stated; `proofOfWorkHash` is the one that counts.
  package var powHash: StoneHashName
  package var pageHash: StoneHashName
  /// The optional members that the file has, which tells versions of Stone apart.
  package var statedMembers: Set<OptionalMember>

  /// log₂ of the blow-up factor.
  package var log2CosetCount: Int
  /// log₂ of the folding factor of each FRI layer.
  package var friSteps: [Int]
  /// The number of coefficients of the last FRI layer, a power of two.
  package var lastLayerDegreeBound: Int
  package var queryCount: Int
  package var proofOfWorkBits: Int

  /// A member of `proof_parameters` that has a default; the raw value is its name.
  package enum OptionalMember: String, CaseIterable, Hashable, Sendable {
    case channelHash = "channel_hash"
    case commitmentHash = "commitment_hash"
    case verifierFriendlyCommitmentHash = "verifier_friendly_commitment_hash"
    case verifierFriendlyLayerCount = "n_verifier_friendly_commitment_layers"
    case verifierFriendlyChannelUpdates = "verifier_friendly_channel_updates"
    case powHash = "pow_hash"
    case pageHash = "page_hash"
  }

  package init(
    channelHash: StoneHashName,
    commitmentHash: StoneHashName,
    verifierFriendlyCommitmentHash: StoneHashName,
    verifierFriendlyLayerCount: Int,
    verifierFriendlyChannelUpdates: Bool,
    powHash: StoneHashName,
    pageHash: StoneHashName,
    statedMembers: Set<OptionalMember>,
    log2CosetCount: Int,
    friSteps: [Int],
    lastLayerDegreeBound: Int,
    queryCount: Int,
    proofOfWorkBits: Int
  ) {
    self.channelHash = channelHash
    self.commitmentHash = commitmentHash
    self.verifierFriendlyCommitmentHash = verifierFriendlyCommitmentHash
    self.verifierFriendlyLayerCount = verifierFriendlyLayerCount
    self.verifierFriendlyChannelUpdates = verifierFriendlyChannelUpdates
    self.powHash = powHash
    self.pageHash = pageHash
    self.statedMembers = statedMembers
    self.log2CosetCount = log2CosetCount
    self.friSteps = friSteps
    self.lastLayerDegreeBound = lastLayerDegreeBound
    self.queryCount = queryCount
    self.proofOfWorkBits = proofOfWorkBits
  }
}

extension StoneParameters {
  /// Whether the channel works on field elements instead of bytes.
  package var hasFieldChannel: Bool { channelHash == .poseidon3 }

  /// The hash of the proof of work: the channel's own, unless that is Poseidon.
  package var proofOfWorkHash: StoneHashName { hasFieldChannel ? powHash : channelHash }

  /// The hash of the seed, which gives the channel its first state.
  package var seedHash: StoneHashName {
    verifierFriendlyChannelUpdates ? verifierFriendlyCommitmentHash : channelHash
  }

  /// The security bits by Stone's formula: queries · log₂ blow-up + proof-of-work bits.
  package var statedSecurityBits: Int { queryCount * log2CosetCount + proofOfWorkBits }
}
