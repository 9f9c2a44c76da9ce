import StarkSettlement
import StarkVerifier
import Testing

@Suite("Ids of settlement checks")
struct SettlementIDTests {
  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test("are the digests that the documentation describes")
  func digest() throws {
    let programs = try ["0xa", "0x2"].map { try #require(ProgramHash(hexadecimal: $0)) }
    let id = Settlement(programs: Set(programs)).id(
      proof: bytes("proof"),
      batches: [bytes("batch")],
      previous: bytes("state"),
      task: 1,
      requiring: [.replay, .proof]
    )
    // By Python: hashlib.blake2s of the documented text.
    let expected = "0x77884da77b4563cc9e7afcc1594bb5a8757bea9bf2a130531a868cf99cb04a9c"
    #expect(id?.description == expected)
  }

  @Test("tell all questions apart")
  func distinctness() {
    let settlement = Settlement()
    let (proof, batch) = (bytes("proof"), bytes("batch"))
    let ids: [VerificationID?] = [
      Verifier().id(of: proof),
      settlement.id(proof: proof),
      settlement.id(proof: batch),
      settlement.id(proof: proof, batches: [batch]),
      settlement.id(proof: proof, batches: [batch, batch]),
      settlement.id(proof: proof, previous: batch),
      settlement.id(proof: proof, task: 0),
      settlement.id(proof: proof, requiring: [.replay]),
      Settlement(policy: .research).id(proof: proof),
      Settlement(programs: []).id(proof: proof),
    ]
    #expect(!ids.contains(nil))
    #expect(Set(ids).count == ids.count)
  }

  @Test("a file too large to look at leaves none")
  func size() {
    var policy = AcceptancePolicy.sharp96
    policy.limits.fileBytes = 4
    let settlement = Settlement(policy: policy)
    let (small, large) = (bytes("1234"), bytes("12345"))
    #expect(settlement.id(proof: small, batches: [small], previous: small) != nil)
    #expect(settlement.id(proof: large) == nil)
    #expect(settlement.id(proof: small, batches: [large]) == nil)
    #expect(settlement.id(proof: small, previous: large) == nil)
  }
}
