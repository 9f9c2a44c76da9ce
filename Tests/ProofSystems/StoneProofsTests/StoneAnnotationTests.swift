import Foundation
import StarkAlgebra
import StarkChannel
import StoneProofs
import TestSupport
import Testing

@Suite("The transcript in the prover's wording")
struct StoneAnnotationTests {
  /// A proof file with annotations, and where it comes from.
  struct Annotated: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: @Sendable () throws -> [UInt8]

    /// All shipped ones, and those beside the repository if they are there.
    static let all: [Annotated] = {
      let shipped = ProofFile.shipped.map { Annotated("\($0)", $0.bytes) }
      let shared = SharedProof.all.map { Annotated("\($0)", $0.bytes) }
      return (shipped + shared).filter { file in
        guard let bytes = try? file.bytes() else { return false }
        return Data(bytes).firstRange(of: Data(#""annotations""#.utf8)) != nil
      }
    }()

    private init(_ name: String, _ bytes: @escaping @Sendable () throws -> [UInt8]) {
      testDescription = name
      self.bytes = bytes
    }
  }

  @Test("equals the annotations line by line, digests of masked hashes included")
  func annotations() throws {
    var lineCount = 0
    for file in Annotated.all {
      let bytes = try file.bytes()
      let expected = try Self.annotations(in: bytes)
      #expect(expected.count > 500)
      let found = try Self.transcript(of: bytes)
      #expect(found.count == expected.count, "\(file.testDescription)")
      for (line, (found, expected)) in zip(found, expected).enumerated() where found != expected {
        Issue.record(
          "\(file.testDescription) line \(line): \(found.prefix(300)), not \(expected.prefix(300))"
        )
        break
      }
      lineCount += found.count
    }
    #expect(Annotated.all.count >= (SharedMaterial.isPresent ? 32 : 5))
    #expect(lineCount >= 5000)
  }

  @Test("shows a digest in all its bytes if the hash at its depth keeps the low ones only")
  func digests() {
    func line(_ digest: Bytes32, _ form: TranscriptLog.DigestForm) -> String? {
      var log = TranscriptLog.recording
      log.message(at: 0..<32, "STARK", "Commitment", .hash(digest, form))
      return log.entries.first?.stoneAnnotation
    }
    let digest = Bytes32(UInt256(0xabc))
    let zeros = String(repeating: "0", count: 61)
    let start = "P->V[0:32]: /cpu air/STARK: Commitment: "
    #expect(line(digest, .allBytes) == "\(start)Hash(0x\(zeros)abc)")
    #expect(line(digest, .number) == "\(start)Hash(0xabc)")
    #expect(line(.zero, .number) == "\(start)Hash(0x0)")
  }

  /// The lines of the file's annotations that are messages or challenges.
  private static func annotations(in bytes: [UInt8]) throws -> [String] {
    let object = try JSONSerialization.jsonObject(with: Data(bytes))
    let lines = (object as? [String: Any])?["annotations"] as? [String] ?? []
    return lines.filter { $0.hasPrefix("P->V") || $0.hasPrefix("V->P") }
  }

  /// The transcript of a verification that succeeds, line by line.
  private static func transcript(of bytes: [UInt8]) throws -> [String] {
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
    return log.entries.map(\.stoneAnnotation)
  }
}
