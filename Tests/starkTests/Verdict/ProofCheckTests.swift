import StarkFaults
import StarkVerdicts
import StarkVerifier
import Testing
import TestSupport
import stark

@Suite("Check of one proof")
struct ProofCheckTests {
  @Test("a policy without a floor is named in every verdict, and no other is")
  func warning() {
    for policy in AcceptancePolicy.named {
      let verdict = ProofCheck(policy: policy, showsCost: false)
        .verdict(on: .file("/nowhere/at/all"))
      #expect(verdict.warnings.isEmpty == (policy != .research))
      #expect(verdict.status == .unreadable)
      #expect(verdict.policy == policy.name)
    }
  }

  @Test("a file over the policy's limit is malformed and not read")
  func oversized() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("12345", to: "file")
    var policy = AcceptancePolicy.default
    policy.limits.fileBytes = 4
    let verdict = ProofCheck(policy: policy, showsCost: false).verdict(on: .file(FilePath(path)))
    #expect(verdict.status == .malformed)
    #expect(verdict.reason?.code == "policy/size")
    #expect(verdict.fileByteCount == nil)
  }
}
