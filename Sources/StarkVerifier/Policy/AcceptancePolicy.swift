/// What a caller demands of a proof before believing what it says.
///
/// A proof file carries its own security parameters, chosen by whoever made it: a file with one
/// query and no proof of work is a valid file. So the floor comes from the caller, and nothing in
/// a proof lowers it.
///
/// Start from a named policy and tighten it:
///
///     var policy = AcceptancePolicy.sharp96
///     policy.layouts = [.starknet]
///     policy.programHashes = [bootloader]
public struct AcceptancePolicy: Equatable, Sendable {
  /// The name that verdicts and refusals print.
  public var name: String
  /// The least number of bits for each measure that is listed; all of them must hold.
  ///
  /// Without any, a proof is accepted that could have been made without knowing a true statement.
  public var minimumBits: [SecurityMeasure: Int]
  /// The most bits of proof of work, which slows a cheat by a constant factor only; nil for any.
  public var maximumProofOfWorkBits: Int?
  /// The layouts accepted; nil for all.
  public var layouts: Set<CairoLayout>?
  /// The hashes accepted in commitment trees, at the top and at the bottom alike, and for the seed
  /// where it is not hashed with that of the channel; nil for all.
  public var commitmentHashes: Set<CommitmentHash>?
  /// The hashes accepted in the channel; nil for all.
  public var channelHashes: Set<ChannelHash>?
  /// The seed versions accepted.
  public var seedVersions: Set<SeedVersion>
  /// The programs accepted, by hash; nil for any.
  ///
  /// Without one, an accepted proof says that some program produced the outputs.
  public var programHashes: Set<ProgramHash>?
  /// Whether a proof may pass some of whose statement checks could not be made.
  ///
  /// That is so when public memory lacks the standard start-up code or the frame cells of `main`.
  public var allowsIncompleteStatement: Bool
  /// The sizes beyond which a proof isn't looked at.
  public var limits: SizeLimits

  /// A policy that asks for the given bits, and otherwise as the default does.
  public init(name: String, minimumBits: [SecurityMeasure: Int]) {
    self.name = name
    self.minimumBits = minimumBits
    self.maximumProofOfWorkBits = 50
    self.seedVersions = Set(SeedVersion.allCases)
    self.allowsIncompleteStatement = false
    self.limits = SizeLimits()
  }

  /// The greatest floor under any measure, or nil if there is none.
  public var requiredBits: Int? { minimumBits.values.max() }
}
