import StarkVerifier
import TestSupport
import Testing

@Suite("The floor of a policy")
struct PolicyFloorTests {
  static let floored = AcceptancePolicy.named.filter { $0 != .research }
  static let fri = "/proof_parameters/stark/fri"

  private static func crafted(queries: Int, work: Int, log2Blowup: Int) throws -> EditableJSON {
    var json = try MutationCorpus.shipped("plain-blake256")
    try json.set("\(fri)/n_queries", to: .scalar("\(queries)"))
    try json.set("\(fri)/proof_of_work_bits", to: .scalar("\(work)"))
    try json.set("/proof_parameters/stark/log_n_cosets", to: .scalar("\(log2Blowup)"))
    return json
  }

  @Test("a file with one query and no work is refused under every policy with a floor")
  func oneQuery() throws {
    #expect(Self.floored.count == 4)
    for log2Blowup in [1, 4, 16] {
      let bytes = Array(try Self.crafted(queries: 1, work: 0, log2Blowup: log2Blowup).text.utf8)
      for policy in Self.floored {
        #expect(MutationVerdict(bytes, policy: policy).code == "policy/security-bits")
      }
      #expect(MutationVerdict(bytes, policy: .research).code == "decommitment/trace")
    }
  }

  @Test("is the policy's, whatever a file says about itself", arguments: floored)
  func floor(policy: AcceptancePolicy) throws {
    let stated = policy.minimumBits[.stoneFormula]
    for queries in [1, 4, 9, 17, 18, 20, 26, 32, 100] {
      for work in [0, 10, 24, 30, 50, 51, 60] {
        for log2Blowup in [1, 2, 4] {
          var json = try Self.crafted(queries: queries, work: work, log2Blowup: log2Blowup)
          let code = MutationVerdict(Array(json.text.utf8), policy: policy).code
          if work > 50 {
            #expect(code == "policy/pow-bits")
          } else if let stated, queries * log2Blowup + work < stated {
            #expect(code == "policy/security-bits")
          } else if stated == nil, queries * log2Blowup + work < 100 {
            #expect(code == "policy/security-bits", "what is proven is no more than the formula")
          } else if stated != nil {
            #expect(!code.hasPrefix("policy/"))
          }
          for name in ["security_bits", "minimum_bits", "policy", "schema"] {
            try json.insert(.scalar("1"), at: "/\(name)")
            try json.insert(.scalar("1"), at: "/proof_parameters/\(name)")
          }
          #expect(MutationVerdict(Array(json.text.utf8), policy: policy).code == code)
        }
      }
    }
  }

  @Test("is not lowered by a proof that was accepted before")
  func independence() throws {
    let strong = try ProofFile.shipped("small-keccak256").bytes()
    let weak = Array(try Self.crafted(queries: 1, work: 0, log2Blowup: 4).text.utf8)
    for policy in Self.floored {
      let verifier = Verifier(policy: policy)
      let before = MutationVerdict(weak, policy: policy)
      _ = try? verifier.verify(strong)
      #expect(verifier.policy == policy)
      #expect(MutationVerdict(weak, policy: policy) == before)
    }
  }
}
