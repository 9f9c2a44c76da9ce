import StarkAlgebra
import StarkBenchmarks
import StarkChannel
import StarkCommitments
import StarkFRI
import StarkHashes
import TestSupport
import Testing

@Suite("The proof about a constant function")
struct UniformLowDegreeProofTests {
  private static let hash = LayeredHash(
    top: HashFunction(family: .poseidon),
    bottom: HashFunction(family: .blake2s256, mask: .lsb248),
    topLayerCount: 3
  )

  private static func parameters(steps: [Int]) throws -> FRIParameters {
    try FRIParameters(
      log2DomainSize: 12,
      foldingSteps: steps,
      log2LastLayerDegreeBound: 9 - steps.reduce(0, +),
      queryCount: 10,
      proofOfWorkBits: 0
    )
  }

  @Test("is what the prover makes, byte for byte", arguments: [[3, 3], [0, 4, 1], [1, 2, 3, 1]])
  func sameAsProver(steps: [Int]) throws {
    let parameters = try Self.parameters(steps: steps)
    let uniform = try UniformLowDegreeProof(parameters: parameters, hash: Self.hash)
    let proof = try LowDegreeProver<Felt252, LayeredHash>(parameters: parameters, hash: Self.hash)
      .prove([7], channel: UniformLowDegreeProof.channel)
    #expect(uniform.bytes == proof.bytes)
  }
}
