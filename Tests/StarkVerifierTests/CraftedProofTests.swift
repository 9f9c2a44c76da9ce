import StarkVerifier
import TestSupport
import Testing

@Suite(
  "Proofs crafted for faults of the verifier",
  .enabled(if: SharedMaterial.isPresent, "the shared material is absent")
)
struct CraftedProofTests {
  private static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try SharedMaterial.data("cases/core/\(name).json"))
  }

  @Test("a seed of 160 bits under trees of 256: 80 bits, and no policy for the trees passes it")
  func shortSeed() throws {
    let bytes = try Self.bytes("cap")
    let statement = try Verifier(policy: .research).verify(bytes)
    #expect(statement.security.collisionBits == 80)
    #expect(statement.parameters.seedHash == .keccak256Masked160LSB)
    #expect(statement.parameters.treeHashes == [.blake256])
    var listed = AcceptancePolicy(name: "listed", minimumBits: [:])
    listed.commitmentHashes = [.blake256]
    #expect(MutationVerdict(bytes, policy: listed).code == "policy/hash")
    let long = AcceptancePolicy(name: "long", minimumBits: [.proven: 128, .hashCollision: 128])
    #expect(MutationVerdict(bytes, policy: long).code == "policy/security-bits")
  }

  @Test("a page with a number beyond a gap: the proof binds the order, and is accepted")
  func pageGap() throws {
    let statement = try Verifier(policy: .research).verify(Self.bytes("pagegap"))
    #expect(statement.pages.count >= 3)
    #expect(statement.pages.map(\.number) == statement.pages.indices.map { UInt32($0 + 1) })
  }
}
