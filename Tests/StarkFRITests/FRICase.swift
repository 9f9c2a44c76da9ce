import StarkAlgebra
import StarkChannel
import StarkCommitments
import StarkFRI
import StarkHashes
import TestSupport
import Testing

/// The shape of a test, small enough to run by the hundred.
struct FRIShape: Sendable, CustomTestStringConvertible {
  let log2DomainSize: Int
  let foldingSteps: [Int]
  let log2LastLayerDegreeBound: Int
  var queryCount = 5
  var proofOfWorkBits = 4

  var parameters: FRIParameters {
    get throws(FRIParameterError) {
      try FRIParameters(
        log2DomainSize: log2DomainSize,
        foldingSteps: foldingSteps,
        log2LastLayerDegreeBound: log2LastLayerDegreeBound,
        queryCount: queryCount,
        proofOfWorkBits: proofOfWorkBits
      )
    }
  }

  var testDescription: String {
    let steps = foldingSteps.map { "\($0)" }.joined(separator: ",")
    return "2^\(log2DomainSize) by \(steps) to 2^\(log2LastLayerDegreeBound)"
      + ", \(queryCount) queries, \(proofOfWorkBits) bits"
  }
}

/// The trees that layers are committed with.
enum TreeKind: CaseIterable, Sendable {
  case keccak
  case poseidon
  case poseidonOverMaskedBlake2s

  var hash: LayeredHash {
    let keccak = HashFunction(family: .keccak256, mask: .none)
    let poseidon = HashFunction(family: .poseidon, mask: .none)
    let blake2s = HashFunction(family: .blake2s256, mask: .lsb248)
    return switch self {
    case .keccak: LayeredHash(top: keccak, bottom: keccak, topLayerCount: 0)
    case .poseidon: LayeredHash(top: poseidon, bottom: poseidon, topLayerCount: 0)
    case .poseidonOverMaskedBlake2s: LayeredHash(top: poseidon, bottom: blake2s, topLayerCount: 2)
    }
  }
}

/// A low-degree test with its prover and verifier, over one field.
struct FRICase<Element: CommittableField> {
  let parameters: FRIParameters
  let hash: LayeredHash
  var seed: UInt64 = 1

  /// As many random coefficients as the degree bound allows and `excess` more.
  func coefficients(excess: Int = 0) -> [Element] {
    var generator = SeededGenerator(seed: seed)
    return (0..<(1 << parameters.log2DegreeBound) + excess).map { _ in
      Element(generator.next()) * Element(generator.next()) + Element(generator.next())
    }
  }

  func prove(excess: Int = 0, cheat: FRICheat? = nil) throws -> LowDegreeProof {
    try LowDegreeProver(parameters: parameters, hash: hash)
      .prove(coefficients(excess: excess), cheat: cheat, channel: ToyChannel<Element>(seed: seed))
  }

  @discardableResult
  func verify(
    _ proof: LowDegreeProof
  ) throws(LowDegreeRejection) -> LowDegreeFunction<Element, LayeredHash> {
    var log = TranscriptLog.off
    return try verify(proof, log: &log)
  }

  func verify(
    _ proof: LowDegreeProof,
    log: inout TranscriptLog
  ) throws(LowDegreeRejection) -> LowDegreeFunction<Element, LayeredHash> {
    try test.verify(
      proof: proof.bytes,
      channel: ToyChannel<Element>(seed: seed),
      log: &log
    )
  }

  /// The same test of another claim.
  func inContext(seed: UInt64) -> FRICase {
    var other = self
    other.seed = seed
    return other
  }

  /// Why the proof is refused, or nil if it is not.
  func rejection(of proof: LowDegreeProof) -> LowDegreeRejection? {
    do {
      try verify(proof)
      return nil
    } catch {
      return error
    }
  }

  private let test: LowDegreeTest<Element, LayeredHash>

  init(_ parameters: FRIParameters, _ hash: LayeredHash, seed: UInt64 = 1) throws {
    self.parameters = parameters
    self.hash = hash
    self.seed = seed
    test = try LowDegreeTest(parameters: parameters, hash: hash)
  }
}
