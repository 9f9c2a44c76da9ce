import StarkVerifier
import Testing

@Suite("Named policies")
struct NamedPolicyTests {
  @Test("the names are the published ones and the default is sharp-96")
  func names() {
    #expect(
      AcceptancePolicy.named.map(\.name)
        == ["starkex-80", "sharp-96", "provable-100", "provable-128", "research"]
    )
    #expect(AcceptancePolicy.default == .sharp96)
    #expect(AcceptancePolicy.named("provable-100") == .provable100)
    #expect(AcceptancePolicy.named("Sharp-96") == nil)
  }

  /// Policy, queries, log₂ blow-up, grinding, collision bits, and whether it is accepted.
  static let boundaries: [(String, Int, Int, Int, Int, accepted: Bool)] = [
    ("starkex-80", 12, 4, 32, 80, true),
    ("starkex-80", 12, 4, 31, 80, false),
    ("sharp-96", 18, 4, 24, 80, true),
    ("sharp-96", 18, 4, 23, 80, false),
    ("sharp-96", 36, 2, 24, 80, true),
    ("sharp-96", 35, 2, 25, 80, false),
    ("provable-100", 36, 4, 30, 124, true),
    ("provable-100", 35, 4, 30, 124, false),
    ("provable-100", 36, 4, 30, 100, true),
    ("provable-100", 36, 4, 30, 99, false),
    ("provable-128", 50, 4, 30, 128, true),
    ("provable-128", 49, 4, 30, 128, false),
    ("provable-128", 50, 4, 30, 124, false),
    ("research", 1, 1, 0, 80, true),
  ]

  @Test("a named policy accepts from its floor on and refuses below", arguments: boundaries)
  func boundary(
    name: String,
    queries: Int,
    log2Blowup: Int,
    proofOfWorkBits: Int,
    collisionBits: Int,
    accepted: Bool
  ) throws {
    let policy = try #require(AcceptancePolicy.named(name))
    let facts = ProofFacts.example(
      queries: queries,
      log2Blowup: log2Blowup,
      proofOfWorkBits: proofOfWorkBits,
      collisionBits: collisionBits
    )
    if accepted {
      #expect(throws: Never.self) { try policy.check(facts) }
    } else {
      let refusal = #expect(throws: PolicyRefusal.self) { try policy.check(facts) }
      #expect(refusal?.code == "policy/security-bits")
    }
  }

  @Test("all but research limit the proof of work to 50 bits", arguments: AcceptancePolicy.named)
  func proofOfWork(policy: AcceptancePolicy) {
    let enough = ProofFacts.example(queries: 60, proofOfWorkBits: 50, collisionBits: 128)
    let more = ProofFacts.example(queries: 60, proofOfWorkBits: 51, collisionBits: 128)
    #expect(throws: Never.self) { try policy.check(enough) }
    if policy == .research {
      #expect(throws: Never.self) { try policy.check(more) }
    } else {
      #expect(throws: PolicyRefusal.proofOfWorkBits(maximum: 50, offered: 51)) {
        try policy.check(more)
      }
    }
  }

  @Test("a file with one query and no proof of work passes under research only")
  func oneQuery() {
    let facts = ProofFacts.example(queries: 1, proofOfWorkBits: 0)
    for policy in AcceptancePolicy.named where policy != .research {
      #expect(throws: PolicyRefusal.self) { try policy.check(facts) }
    }
    #expect(throws: Never.self) { try AcceptancePolicy.research.check(facts) }
  }

  @Test("no policy accepts a proof without queries", arguments: AcceptancePolicy.named)
  func noQueries(policy: AcceptancePolicy) {
    let facts = ProofFacts.example(queries: 0, proofOfWorkBits: 50)
    let refusal = #expect(throws: PolicyRefusal.self) { try policy.check(facts) }
    #expect(refusal?.code == "policy/pow-alone")
  }
}
