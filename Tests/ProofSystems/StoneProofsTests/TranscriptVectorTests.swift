import Foundation
import StarkAlgebra
import StarkChannel
import StoneProofs
import TestSupport
import Testing

/// The transcript of a real proof as an independent verifier computed it.
private struct TranscriptVector: Decodable {
  let jsonSHA256: String
  let trace1Root: String
  let interaction: [String]
  let trace2Root: String
  let alpha: String
  let compositionRoot: String
  let oodsPoint: String
  let maskValue0: String
  let deepAlpha: String
  let friPoints: [String?]
  let friRoots: [String]
  let lastLayerCoefficient0: String
  let queries: [Int]

  enum CodingKeys: String, CodingKey {
    case jsonSHA256 = "json_sha256"
    case trace1Root = "trace1_root"
    case interaction
    case trace2Root = "trace2_root"
    case alpha
    case compositionRoot = "composition_root"
    case oodsPoint = "oods_point"
    case maskValue0 = "mask_value_0"
    case deepAlpha = "deep_alpha"
    case friPoints = "fri_points"
    case friRoots = "fri_roots"
    case lastLayerCoefficient0 = "last_layer_coefficient_0"
    case queries
  }

  /// Challenges and messages in the order of the transcript, as the log words them.
  var values: [String] {
    var values = [Self.integer(trace1Root)] + interaction
    values += [Self.integer(trace2Root), alpha, Self.integer(compositionRoot), oodsPoint]
    values += [maskValue0, deepAlpha]
    for (index, point) in friPoints.enumerated() {
      if let point { values.append(point) }
      if index < friRoots.count { values.append(Self.integer(friRoots[index])) }
    }
    values.append(lastLayerCoefficient0)
    return values
  }

  private static func integer(_ digest: String) -> String {
    "0x" + digest.drop { $0 == "0" }
  }
}

@Suite(
  "Transcript vectors",
  .enabled(if: SharedMaterial.isPresent, "the shared material is absent")
)
struct TranscriptVectorTests {
  private struct File: Decodable {
    let proofs: [TranscriptVector]
  }

  @Test("roots, challenges and queries of every proof at hand equal the vectors")
  func vectors() throws {
    let file: File = try SharedMaterial.decode(from: "spec/transcript_vectors.json")
    let vectors = Dictionary(
      file.proofs.map { ($0.jsonSHA256, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    var checkedCount = 0
    for proof in SharedProof.all {
      let bytes = try proof.bytes()
      guard let vector = vectors[SHA256.hexadecimalDigest(of: bytes)] else { continue }
      let log = try Self.transcript(of: bytes)
      #expect(Self.values(of: log) == vector.values, "\(proof)")
      let queries = log.entries.compactMap { entry in
        if case .number(let number) = entry.payload { Int(number) } else { nil }
      }
      #expect(queries.sorted() == vector.queries, "\(proof)")
      checkedCount += 1
    }
    #expect(checkedCount >= 22)
  }

  /// The transcript of a verification that succeeds.
  private static func transcript(of bytes: [UInt8]) throws -> TranscriptLog {
    let file = try StoneProofFile(decoding: bytes)
    var counts = OperationCounts()
    var log = TranscriptLog.recording
    var clock = StageClock()
    _ = try StoneVerifier.verify(
      candidates: try StoneStatement.candidates(for: file, counts: &counts),
      proof: file.proof,
      log: &log,
      clock: &clock
    )
    return log
  }

  /// What a vector lists: of the values at z and of the last layer only the first.
  private static func values(of log: TranscriptLog) -> [String] {
    var values: [String] = []
    var hasMaskValue = false
    for entry in log.entries {
      switch entry.payload {
      case .hash(let root, _) where entry.label == "Commitment": values.append("\(root.integer)")
      case .elements(let texts): values.append(texts[0])
      case .element(let text) where entry.byteRange == nil: values.append(text)
      case .element(let text) where entry.path.hasSuffix("OODS values") && !hasMaskValue:
        values.append(text)
        hasMaskValue = true
      default: continue
      }
    }
    return values
  }
}
