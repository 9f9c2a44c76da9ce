import Foundation
import StarkAlgebra
import StarkChannel
import StoneProofs
import TestSupport
import Testing

@Suite("The transcript in the prover's wording")
struct StoneAnnotationTests {
  static let annotated =
    ProofFile.shipped.filter { file in
      ["perpetual-starkex", "plain-keccak160msb", "plain-poseidon3", "recursive-poseidon-blake"]
        .contains(file.description) || file.description == "small-keccak160lsb-poseidon"
    } + ProofFile.peers

  @Test("equals the annotations line by line", arguments: annotated)
  func annotations(file: ProofFile) throws {
    let expected = try Self.annotations(of: file)
    #expect(expected.count > 500)
    let decoded = try StoneProofFile(decoding: try file.bytes())
    var counts = OperationCounts()
    var log = TranscriptLog.recording
    var clock = StageClock()
    _ = try StoneVerifier.verify(
      candidates: try StoneStatement.candidates(for: decoded, counts: &counts),
      proof: decoded.proof,
      log: &log,
      clock: &clock
    )
    let found = log.entries.map(\.stoneAnnotation)
    #expect(found.count == expected.count)
    for (line, (found, expected)) in zip(found, expected).enumerated() where found != expected {
      Issue.record("line \(line): \(found.prefix(300)) instead of \(expected.prefix(300))")
      break
    }
  }

  /// The lines of the file's annotations that are messages or challenges.
  ///
  /// Depending on its hash Stone pads a digest with zeros; the lines here have none in front.
  private static func annotations(of file: ProofFile) throws -> [String] {
    let object = try JSONSerialization.jsonObject(with: Data(try file.bytes()))
    let lines = (object as? [String: Any])?["annotations"] as? [String] ?? []
    return lines.filter { $0.hasPrefix("P->V[") || $0.hasPrefix("V->P: ") }
      .map { $0.replacing(/Hash\(0x0+/, with: "Hash(0x") }
  }
}
