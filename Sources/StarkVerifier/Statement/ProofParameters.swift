/// The parameters a proof was made with, as its file states them.
public struct ProofParameters: Equatable, Sendable {
  /// The hash of the Fiat–Shamir channel.
  public let channelHash: ChannelHash
  /// The hashes that the commitment trees use, from the root down: one or two.
  public let treeHashes: [CommitmentHash]
  /// The hash stated for the lower layers of the trees.
  ///
  /// If no layer uses it, nothing binds it: anyone may have written another name into the file.
  public let commitmentHash: CommitmentHash
  /// The hash stated for the upper layers, which nothing binds either if no layer uses it.
  public let friendlyCommitmentHash: CommitmentHash
  /// How many layers from the root down use the upper hash.
  public let friendlyLayerCount: Int
  /// Whether the channel absorbs the out-of-domain values at once.
  public let friendlyChannelUpdates: Bool
  /// The hash of the public input, from whose digest the channel starts: that of the channel, or
  /// with `friendlyChannelUpdates` the one stated for the upper layers.
  public let seedHash: CommitmentHash
  /// The hash of public memory pages.
  public let pageHash: String
  /// The hash of the proof of work.
  public let proofOfWorkHash: String
  /// log₂ of the trace length.
  public let log2TraceLength: Int
  /// log₂ of the blow-up factor.
  public let log2Blowup: Int
  /// log₂ of the folding factor of every FRI layer.
  public let friSteps: [Int]
  /// The coefficients of the last FRI layer.
  public let lastLayerCoefficientCount: Int
  /// The queries drawn.
  public let queryCount: Int
  /// The bits of the proof of work before the queries.
  public let proofOfWorkBits: Int
  /// The bytes of the proof.
  public let proofByteCount: Int
}
