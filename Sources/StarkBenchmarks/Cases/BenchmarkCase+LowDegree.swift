import StarkAlgebra
import StarkChannel
import StarkCommitments
import StarkFRI
import StarkHashes
import StoneProofs

extension [BenchmarkCase] {
  /// The low-degree test, in a shape that is usual for proofs: 18 queries, blow-up 4.
  package static var lowDegree: [BenchmarkCase] {
    [
      lowDegree(log2DomainSize: 16, foldingSteps: [3, 3, 2]),
      lowDegree(log2DomainSize: 20, foldingSteps: [3, 3, 3, 3]),
    ]
  }

  private static func lowDegree(log2DomainSize: Int, foldingSteps: [Int]) -> BenchmarkCase {
    let name = "fri/2^\(log2DomainSize)"
    return BenchmarkCase(name) { () throws(BenchmarkError) -> BenchmarkCase.Work in
      let refused = BenchmarkError.inputRefused(name: name)
      let hash = LayeredHash(
        top: HashFunction(family: .blake2s256),
        bottom: HashFunction(family: .blake2s256),
        topLayerCount: 0
      )
      guard
        let parameters = try? FRIParameters(
          log2DomainSize: log2DomainSize,
          foldingSteps: foldingSteps,
          log2LastLayerDegreeBound: log2DomainSize - 2 - foldingSteps.reduce(0, +),
          queryCount: 18,
          proofOfWorkBits: 0
        ),
        let test = try? LowDegreeTest<Felt252, LayeredHash>(parameters: parameters, hash: hash),
        let proof = try? UniformLowDegreeProof(parameters: parameters, hash: hash)
      else { throw refused }
      let work = {
        var log = TranscriptLog.off
        let function = try? test.verify(
          proof: proof.bytes,
          channel: UniformLowDegreeProof.channel,
          log: &log
        )
        return UInt64(function?.rows.count ?? 0)
      }
      guard work() > 0 else { throw refused }
      return work
    }
  }
}
