import StarkAlgebra
import StarkChannel
import StarkCommitments
import StarkFRI
import StarkHashes
import StoneProofs
import TestSupport

extension BenchmarkSuite {
  /// The low-degree test on 2¹⁰ to 2²⁴ points: 18 queries, blow-up 4, Blake2s trees.
  static var lowDegreeTests: [MeasuredCase] {
    stride(from: 10, through: 24, by: 2).map { lowDegreeTest(log2DomainSize: $0) }
  }

  private static func lowDegreeTest(log2DomainSize: Int) -> MeasuredCase {
    MeasuredCase("fri/2^\(log2DomainSize)") {
      let function = HashFunction(family: .blake2s256)
      let hash = LayeredHash(top: function, bottom: function, topLayerCount: 0)
      // Folds by 8 as long as more than 64 coefficients are left.
      let stepCount = (log2DomainSize - 2 - 4) / 3
      let parameters = try FRIParameters(
        log2DomainSize: log2DomainSize,
        foldingSteps: [Int](repeating: 3, count: stepCount),
        log2LastLayerDegreeBound: log2DomainSize - 2 - 3 * stepCount,
        queryCount: 18,
        proofOfWorkBits: 0
      )
      let test = try LowDegreeTest<Felt252, LayeredHash>(parameters: parameters, hash: hash)
      var generator = SeededGenerator(seed: 1)
      let coefficients = (0..<1 << (log2DomainSize - 2)).map { _ in generator.nextFelt() }
      let prover = LowDegreeProver<Felt252, LayeredHash>(parameters: parameters, hash: hash)
      let proof = try prover.prove(coefficients, channel: channel)
      return {
        var log = TranscriptLog.off
        let accepted = try? test.verify(proof: proof.bytes, channel: channel, log: &log)
        precondition(accepted != nil, "the proof is refused")
        return MeasuredRun()
      }
    }
  }

  private static var channel: StoneChannel {
    StoneChannel(.bytes(.keccak256), seed: Bytes32(UInt256(1)))
  }
}
