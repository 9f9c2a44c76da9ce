/// Why a well-formed proof is not accepted under a policy, whatever it proves.
public enum PolicyRefusal: Error, Equatable, Sendable {
  /// The proof is larger than the policy is willing to look at.
  case size(SizeMeasure, maximum: UInt64, offered: UInt64)
  /// The proof is for a layout that the policy does not list.
  case layout(allowed: Set<CairoLayout>, offered: CairoLayout)
  /// A commitment tree, or the seed in its place, uses a hash that the policy does not list.
  case commitmentHash(allowed: Set<CommitmentHash>, offered: CommitmentHash)
  /// The channel runs on a hash that the policy does not list.
  case channelHash(allowed: Set<ChannelHash>, offered: ChannelHash)
  /// The proof can only come from releases whose seed the policy does not list.
  case seedVersion(allowed: Set<SeedVersion>, offered: Set<SeedVersion>)
  /// More bits of proof of work than the policy wants to rely on.
  case proofOfWorkBits(maximum: Int, offered: Int)
  /// The security would rest on proof of work alone: no query counts, or the proof of work
  /// reaches the required bits without any.
  case proofOfWorkAlone(required: Int?, offered: Int)
  /// Fewer bits of security than the policy asks for.
  case securityBits(SecurityMeasure, required: Int, offered: Double)
  /// The program is not one of those required, or public memory does not show which it is (nil).
  case programHash(allowed: Set<ProgramHash>, offered: ProgramHash?)
  /// Several programs fit the run, and none of them is one of those required.
  case ambiguousProgram(allowed: Set<ProgramHash>, candidates: [ProgramHash])
  /// A hash of the program's words alone was asked for, and the prover chose the builtins under it.
  ///
  /// `programs` are the hashes that bind the builtins, of the programs that fit the run.
  case builtinsNotBound(pinned: ProgramHash, programs: [ProgramHash])
  /// Some checks of the statement could not be made, and the policy does not allow that.
  case incompleteStatement

  /// The stable name of the refusal, shared by the command line and every other interface.
  public var code: String {
    switch self {
    case .size: "policy/size"
    case .layout: "policy/layout"
    case .commitmentHash, .channelHash: "policy/hash"
    case .seedVersion: "policy/seed-version"
    case .proofOfWorkBits: "policy/pow-bits"
    case .proofOfWorkAlone: "policy/pow-alone"
    case .securityBits: "policy/security-bits"
    case .programHash, .ambiguousProgram, .builtinsNotBound: "policy/program-hash"
    case .incompleteStatement: "policy/incomplete-statement"
    }
  }
}
