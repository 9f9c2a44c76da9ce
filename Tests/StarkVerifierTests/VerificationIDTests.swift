import StarkVerifier
import TestSupport
import Testing

@Suite("Verification ids")
struct VerificationIDTests {
  @Test("are the digests that the documentation describes")
  func digest() throws {
    // By Python: hashlib.blake2s of the documented text, with the digests of the policy and of
    // "proof".
    let policy = try AcceptancePolicy(json: Array(Self.policyFile.utf8))
    let id = try #require(Verifier(policy: policy).id(of: Array("proof".utf8)))
    #expect("\(id)" == Self.expected)
  }

  private static let policyFile = #"{"schema":1,"name":"mine","minimum_bits":{"stone_formula":90}}"#
  private static let expected = "0x4ef6ba2454561aef06a7adfb155f6fb0a85de4fefdda674489544597831f4729"

  @Test("tell files and policies apart, and nothing else")
  func distinctness() {
    let (a, b) = ([UInt8](repeating: 1, count: 100), [UInt8](repeating: 1, count: 101))
    let policies: [AcceptancePolicy] = [.sharp96, .research, .provable128]
    let ids = policies.flatMap { policy in [a, b].map { Verifier(policy: policy).id(of: $0) } }
    #expect(!ids.contains(nil))
    #expect(Set(ids).count == 6)
    #expect(Verifier(policy: .sharp96).id(of: a) == ids[0])
  }

  @Test("a file too large to look at has none")
  func size() {
    var policy = AcceptancePolicy.sharp96
    policy.limits.fileBytes = 100
    let verifier = Verifier(policy: policy)
    #expect(verifier.id(of: [UInt8](repeating: 0, count: 100)) != nil)
    #expect(verifier.id(of: [UInt8](repeating: 0, count: 101)) == nil)
  }

  @Test("are read back from their description alone")
  func reading() throws {
    let id = try #require(Verifier().id(of: []))
    let text = "\(id)"
    #expect(VerificationID(text) == id)
    for wrong in [
      "", "0x", String(text.dropFirst(2)), text + "0", String(text.dropLast()), text.uppercased(),
      text.replacing("0x", with: "0X"), "0x" + String(repeating: "é", count: 32),
      "0x" + String(repeating: "g", count: 64),
    ] { #expect(VerificationID(wrong) == nil, "\(wrong)") }
  }
}

/// The id names a question by all that its answer depends on.
extension VerificationIDTests {
  @Test("change with every member of the policy, with the file and with nothing else")
  func everyInput() throws {
    let bytes = Array("proof".utf8)
    let base = AcceptancePolicy(name: "ours", minimumBits: [.proven: 60])
    let edits: [(String, (inout AcceptancePolicy) throws -> Void)] =
      [
        ("name", { $0.name = "theirs" }),
        ("bits", { $0.minimumBits[.proven] = 61 }),
        ("measure", { $0.minimumBits = [.johnson: 60] }),
        ("more measures", { $0.minimumBits[.hashCollision] = 80 }),
        ("work", { $0.maximumProofOfWorkBits = nil }),
        ("less work", { $0.maximumProofOfWorkBits = 30 }),
        ("layouts", { $0.layouts = [.small] }),
        ("trees", { $0.commitmentHashes = [.keccak256] }),
        ("channels", { $0.channelHashes = [.keccak256] }),
        ("seeds", { $0.seedVersions = [.stone6] }),
        ("programs", { $0.programHashes = [try #require(ProgramHash(hexadecimal: "0x1"))] }),
        ("incomplete", { $0.allowsIncompleteStatement = true }),
      ]
      + SizeMeasure.allCases.map { measure in
        (measure.rawValue, { $0.limits[measure] -= 1 })
      }
    var ids: Set<VerificationID> = [try #require(Verifier(policy: base).id(of: bytes))]
    for (name, edit) in edits {
      var policy = base
      try edit(&policy)
      let id = try #require(Verifier(policy: policy).id(of: bytes))
      #expect(ids.insert(id).inserted, "\(name)")
    }
    #expect(ids.insert(try #require(Verifier(policy: base).id(of: bytes + [0]))).inserted)
    // A member that is added to policies has to be added here.
    let members = Mirror(reflecting: base).children.count
    #expect(members == 10 && edits.count == 12 + SizeMeasure.allCases.count)
  }
}
