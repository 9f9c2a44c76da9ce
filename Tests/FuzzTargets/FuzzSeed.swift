import StarkAlgebra
import StoneProofs
import TestSupport

/// A file for a fuzzer to start from.
public struct FuzzSeed: Sendable {
  /// What is special about it.
  public let name: String
  /// The contents.
  public let bytes: [UInt8]

  /// Valid proofs, as small as the plain layout has them, for every channel and seed version and
  /// for several tree hashes.
  public static let proofs: [FuzzSeed] = [
    seed("keccak"),
    seed("keccak-s5", version: .s5),
    seed("blake-folded") {
      $0.setHashes(channel: .blake256, tree: .blake256)
      $0.friSteps = [2, 1, 2]
      $0.lastLayerDegreeBound = 8
    },
    seed("keccak-masked-work") {
      $0.setHashes(channel: .keccak256, tree: .keccak256Masked160MSB)
      $0.proofOfWorkBits = 4
    },
    seed("poseidon") { $0.setHashes(channel: .poseidon3, tree: .poseidon3) },
    seed("poseidon-over-blake") {
      $0.setHashes(channel: .poseidon3, tree: .blake256Masked248LSB)
      $0.verifierFriendlyCommitmentHash = .poseidon3
      $0.verifierFriendlyLayerCount = 3
      $0.verifierFriendlyChannelUpdates = true
    },
    seed("pedersen-over-poseidon") {
      $0.setHashes(channel: .poseidon3, tree: .poseidon3)
      $0.verifierFriendlyCommitmentHash = .pedersen
      $0.verifierFriendlyLayerCount = 2
    },
    seed("august-2023", version: .s5, release: .august2023) {
      $0.setHashes(channel: .blake256, tree: .blake256Masked160LSB)
      $0.verifierFriendlyCommitmentHash = .pedersen
      $0.verifierFriendlyLayerCount = 22
      $0.statedMembers.subtract([.powHash, .verifierFriendlyChannelUpdates])
    },
  ].compactMap(\.self)

  private static func seed(
    _ name: String,
    version: StoneSeedVersion = .s6,
    release: StoneRelease? = nil,
    _ change: (inout StoneParameters) -> Void = { _ in }
  ) -> FuzzSeed? {
    var parameters = StoneParameters(
      channelHash: .keccak256,
      commitmentHash: .keccak256,
      verifierFriendlyCommitmentHash: .keccak256,
      verifierFriendlyLayerCount: 0,
      verifierFriendlyChannelUpdates: false,
      powHash: .blake256,
      pageHash: .keccak256,
      statedMembers: Set(StoneParameters.OptionalMember.allCases),
      log2CosetCount: 1,
      friSteps: [0, 3, 3],
      lastLayerDegreeBound: 4,
      queryCount: 2,
      proofOfWorkBits: 0
    )
    change(&parameters)
    let run = CairoRun(.squaring(count: 1), stepCount: 16)
    let prover = try? StoneProver(
      run,
      parameters: parameters,
      seedVersion: version,
      release: release
    )
    guard let file = try? prover?.prove() else { return nil }
    return FuzzSeed(name: name, bytes: Array(file.text.utf8))
  }
}

extension StoneParameters {
  fileprivate mutating func setHashes(channel: StoneHashName, tree: StoneHashName) {
    channelHash = channel
    commitmentHash = tree
    verifierFriendlyCommitmentHash = tree
    if channel == .poseidon3 { pageHash = .pedersen }
  }
}
