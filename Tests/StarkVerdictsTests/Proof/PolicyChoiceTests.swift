import StarkVerdicts
import StarkVerifier
import Testing

@Suite("Choice of a policy")
struct PolicyChoiceTests {
  @Test("a policy is chosen by its name", arguments: AcceptancePolicy.named)
  func name(policy: AcceptancePolicy) throws {
    #expect(try AcceptancePolicy(choice: Array(policy.name.utf8)) == policy)
  }

  @Test("or given as the content of a policy file", arguments: AcceptancePolicy.named)
  func content(policy: AcceptancePolicy) throws {
    #expect(try AcceptancePolicy(choice: Array(("\n " + policy.json).utf8)) == policy)
  }

  @Test("a name that no policy has is named", arguments: ["", "sharp", "sharp-96 ", "Sharp-96"])
  func unknown(name: String) {
    #expect(throws: PolicyChoiceError.unknownName(name)) {
      try AcceptancePolicy(choice: Array(name.utf8))
    }
  }

  @Test("a long name is not repeated in full")
  func long() {
    let name = [UInt8](repeating: UInt8(ascii: "a"), count: 100_000)
    let start = String(repeating: "a", count: 64)
    #expect(throws: PolicyChoiceError.unknownName(start)) { try AcceptancePolicy(choice: name) }
  }

  @Test("a damaged policy file says where")
  func damaged() {
    do {
      _ = try AcceptancePolicy(choice: Array(#"{"schema": 1, "name": 1}"#.utf8))
      Issue.record("a policy without demands was taken")
    } catch {
      guard case .file(let fault, _) = error else {
        Issue.record("\(error)")
        return
      }
      #expect("\(error)".hasPrefix("policy: "))
      #expect(fault.path == "name")
    }
  }
}
