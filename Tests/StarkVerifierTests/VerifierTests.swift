import Foundation
import StarkVerifier
import TestSupport
import Testing

@Suite("The verifier on real proofs")
struct VerifierTests {
  private struct Manifest: Decodable {
    struct File: Decodable {
      let path: String
      let expected: String?
      let expectedByDefault: String?
    }
    let files: [File]
  }

  /// The outcome as the manifest words it: `accepted`, or the code of the error.
  private static func outcome(_ bytes: [UInt8], _ policy: AcceptancePolicy) -> String {
    do {
      _ = try Verifier(policy: policy).verify(bytes)
      return "accepted"
    } catch {
      return error.code
    }
  }

  @Test("gives every shipped proof the verdict that the manifest expects")
  func manifest() throws {
    let folder = RepositoryFolder.root.appending(path: "Vectors")
    let data = try Data(contentsOf: folder.appending(path: "manifest.json"))
    let files = try JSONDecoder().decode(Manifest.self, from: data).files
    let proofs = files.filter { $0.expected != nil }
    for file in proofs {
      let bytes = [UInt8](try Data(contentsOf: folder.appending(path: file.path)))
      #expect(Self.outcome(bytes, .research) == file.expected, "\(file.path)")
      #expect(Self.outcome(bytes, .default) == file.expectedByDefault, "\(file.path)")
    }
    let ownCount = proofs.count { $0.path.hasPrefix("Proofs/Stone/") }
    #expect(ownCount == ProofFile.shipped.count && ownCount >= 18)
    #expect(proofs.contains { $0.path.hasPrefix("Batches/") })
  }

  @Test(
    "accepts or refuses the proofs of others by default exactly as their bits say",
    .enabled(if: SharedMaterial.isPresent, "the shared material is absent"),
    arguments: ProofFile.peers
  )
  func peers(file: ProofFile) throws {
    let bytes = try file.bytes()
    let statement = try Verifier(policy: .research).verify(bytes)
    let parameters = statement.parameters
    let bits = parameters.queryCount * parameters.log2Blowup + parameters.proofOfWorkBits
    #expect(
      Self.outcome(bytes, .default) == (bits >= 96 ? "accepted" : "policy/security-bits")
    )
    #expect(Self.outcome(bytes, .provable128) == "policy/security-bits")
  }

  @Test("the report on a proof agrees with its verification")
  func report() throws {
    let bytes = try ProofFile.shipped("starknet-sharp").bytes()
    let verifier = Verifier(policy: .research)
    let report = try verifier.report(on: bytes)
    let statement = try verifier.verify(bytes)
    #expect(report.verdict == .success(statement))
    let sections = report.sections
    #expect(sections.reduce(0) { $0 + $1.byteCount } == report.parameters.proofByteCount)
    #expect(report.trees.map(\.columnCount).prefix(3) == [9, 1, 2])
    #expect(report.transcript.count > 1000)
  }

  @Test("the report on a proof of a seed that the policy does not list is a refusal")
  func reportOfOtherSeed() throws {
    let bytes = try ProofFile.shipped("small-blake248lsb-poseidon").bytes()
    var policy = AcceptancePolicy.research
    policy.seedVersions = [.stone5]
    let report = try Verifier(policy: policy).report(on: bytes)
    #expect(
      report.verdict
        == .failure(.refused(.seedVersion(allowed: [.stone5], offered: [.stone6])))
    )
    #expect(report.transcript.isEmpty)
  }

  /// The operations of one verification in section 5 of the performance specification.
  static let publishedCounts: [(String, poseidon: Int, blake2s: Int, pedersen: Int, field: Int)] = [
    ("swiftness-starknet-cairo0_stone6", 1071, 1514, 111, 25_000),
    ("swiftness-recursive-cairo0_stone6", 911, 1424, 93, 20_000),
  ]

  @Test(
    "takes the number of operations that the specification counts, within 5 %",
    .enabled(if: SharedMaterial.isPresent, "the shared material is absent"),
    arguments: publishedCounts
  )
  func counts(name: String, poseidon: Int, blake2s: Int, pedersen: Int, field: Int) throws {
    let file = try #require(ProofFile.peers.first { $0.description == name })
    let cost = try Verifier(policy: .research).verify(try file.bytes()).cost.proof
    func isClose(_ found: Int, _ published: Int) -> Bool {
      abs(found - published) * 20 <= published
    }
    #expect(isClose(cost.poseidonPermutations, poseidon))
    #expect(isClose(cost.blake2sCompressions, blake2s))
    #expect(isClose(cost.pedersenHashes, pedersen))
    #expect(cost.multiplications * 20 <= field * 21)
    #expect(cost.inversions < 20)
    #expect(cost.keccakPermutations <= 2)
  }
}
