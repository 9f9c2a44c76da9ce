import StarkVerifier
import Testing

@Suite("Acceptance policy")
struct AcceptancePolicyTests {
  let facts = ProofFacts.example()

  @Test("proof of work may not reach the required bits, even where it is not limited")
  func proofOfWorkAlone() {
    var policy = AcceptancePolicy(name: "weak", minimumBits: [.stoneFormula: 40])
    policy.maximumProofOfWorkBits = nil
    let below = ProofFacts.example(queries: 1, log2Blowup: 4, proofOfWorkBits: 39)
    let reached = ProofFacts.example(queries: 1, log2Blowup: 4, proofOfWorkBits: 40)
    #expect(throws: Never.self) { try policy.check(below) }
    #expect(throws: PolicyRefusal.proofOfWorkAlone(required: 40, offered: 40)) {
      try policy.check(reached)
    }
  }

  @Test("a layout must be one of those listed")
  func layouts() {
    var policy = AcceptancePolicy.sharp96
    policy.layouts = [.recursive, .starknet]
    #expect(throws: Never.self) { try policy.check(facts) }
    policy.layouts = [.recursive]
    #expect(throws: PolicyRefusal.layout(allowed: [.recursive], offered: .starknet)) {
      try policy.check(facts)
    }
  }

  @Test("every hash in the trees must be listed, not only one of them")
  func commitmentHashes() {
    var policy = AcceptancePolicy.sharp96
    policy.commitmentHashes = [.poseidon3, .keccak256Masked160LSB]
    #expect(throws: Never.self) { try policy.check(facts) }
    policy.commitmentHashes = [.poseidon3]
    #expect(
      throws: PolicyRefusal.commitmentHash(allowed: [.poseidon3], offered: .keccak256Masked160LSB)
    ) { try policy.check(facts) }
  }

  @Test("the channel's hash must be listed")
  func channelHashes() {
    var policy = AcceptancePolicy.sharp96
    policy.channelHashes = [.poseidon3]
    #expect(throws: Never.self) { try policy.check(facts) }
    policy.channelHashes = [.keccak256, .blake256]
    let refusal = #expect(throws: PolicyRefusal.self) { try policy.check(facts) }
    #expect(refusal?.code == "policy/hash")
  }

  @Test("a proof passes whose seed version may be an accepted one")
  func seedVersions() {
    var policy = AcceptancePolicy.sharp96
    policy.seedVersions = [.stone6]
    #expect(throws: Never.self) { try policy.check(facts) }
    var old = facts
    old.seedVersions = [.stone5]
    #expect(throws: PolicyRefusal.seedVersion(allowed: [.stone6], offered: [.stone5])) {
      try policy.check(old)
    }
  }

  @Test("every measure of size is limited from its maximum on", arguments: SizeMeasure.allCases)
  func sizes(measure: SizeMeasure) {
    var policy = AcceptancePolicy.research
    policy.limits[measure] = 1000
    var sized = facts
    sized.sizes = [measure: 1000]
    #expect(throws: Never.self) { try policy.check(sized) }
    sized.sizes = [measure: 1001]
    #expect(throws: PolicyRefusal.size(measure, maximum: 1000, offered: 1001)) {
      try policy.check(sized)
    }
  }

  @Test(
    "every floor holds by itself, at the bits of the proof and above them",
    arguments: SecurityMeasure.allCases
  )
  func floors(measure: SecurityMeasure) {
    let offered = facts.report.bits(of: measure)
    let floor = Int(offered.rounded(.down))
    let met = AcceptancePolicy(name: "met", minimumBits: [measure: floor])
    #expect(throws: Never.self) { try met.check(facts) }
    let missed = AcceptancePolicy(name: "missed", minimumBits: [measure: floor + 1])
    #expect(
      throws: PolicyRefusal.securityBits(measure, required: floor + 1, offered: offered)
    ) { try missed.check(facts) }
  }

  @Test("a required program must be the one that ran, and be known")
  func programHashes() throws {
    let wanted = try #require(ProgramHash(hexadecimal: "0x1234"))
    let other = try #require(ProgramHash(hexadecimal: "1235"))
    var policy = AcceptancePolicy.sharp96
    policy.programHashes = [wanted]
    let match = StatementFacts(programHash: wanted, isComplete: true)
    #expect(throws: Never.self) { try policy.check(match) }
    for offered in [other, nil] {
      let facts = StatementFacts(programHash: offered, isComplete: true)
      #expect(throws: PolicyRefusal.programHash(allowed: [wanted], offered: offered)) {
        try policy.check(facts)
      }
    }
  }

  @Test("an incomplete statement passes only where the policy allows it")
  func incompleteStatement() {
    let facts = StatementFacts(programHash: nil, isComplete: false)
    for policy in AcceptancePolicy.named where policy != .research {
      #expect(throws: PolicyRefusal.incompleteStatement) { try policy.check(facts) }
    }
    #expect(throws: Never.self) { try AcceptancePolicy.research.check(facts) }
  }

  @Test("a program hash has one spelling, and only a field element is one")
  func programHashText() {
    #expect(ProgramHash(hexadecimal: "0x00AB")?.description == "0xab")
    #expect(ProgramHash(hexadecimal: "0x") == nil)
    #expect(ProgramHash(hexadecimal: "0xg") == nil)
    let prime = "0x800000000000011000000000000000000000000000000000000000000000001"
    #expect(ProgramHash(hexadecimal: prime) == nil)
    #expect(ProgramHash(hexadecimal: prime.dropLast() + "0") != nil)
  }
}
