import StarkFRI
import StarkVerifier

extension ProofFacts {
  /// A proof of layout `starknet` that every named policy but the provable ones accepts.
  static func example(
    queries: Int = 18,
    log2Blowup: Int = 4,
    proofOfWorkBits: Int = 24,
    collisionBits: Int = 80
  ) -> ProofFacts {
    let parameters = SoundnessParameters(
      log2Blowup: log2Blowup,
      log2TraceLength: 21,
      foldingSteps: [0, 4, 4, 4, 2],
      queryCount: queries,
      proofOfWorkBits: proofOfWorkBits,
      batchedFunctionCount: 273,
      constraintCount: 198,
      constraintDegree: 2,
      openingsPerColumn: 60,
      fieldBits: SoundnessParameters.starkPrimeBits,
      collisionBits: collisionBits
    )
    return ProofFacts(
      report: SecurityReport(parameters),
      layout: .starknet,
      commitmentHashes: [.poseidon3, .keccak256Masked160LSB],
      channelHash: .poseidon3,
      seedVersions: [.stone5, .stone6],
      sizes: [.queries: UInt64(max(queries, 0)), .steps: 1 << 17]
    )
  }
}
