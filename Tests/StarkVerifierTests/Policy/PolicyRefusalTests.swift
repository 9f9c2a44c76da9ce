import StarkVerifier
import Testing

@Suite("Policy refusal")
struct PolicyRefusalTests {
  static let cases: [(PolicyRefusal, code: String, text: String)] = [
    (
      .size(.steps, maximum: 4, offered: 8), "policy/size",
      "steps: 8, and the policy allows 4"
    ),
    (
      .layout(allowed: [.small, .dex], offered: .plain), "policy/layout",
      "layout plain, and the policy allows dex, small"
    ),
    (
      .commitmentHash(allowed: [], offered: .pedersen), "policy/hash",
      "trees or the seed use pedersen, and the policy allows nothing"
    ),
    (
      .channelHash(allowed: [.keccak256], offered: .blake256), "policy/hash",
      "the channel uses blake256, and the policy allows keccak256"
    ),
    (
      .seedVersion(allowed: [.stone6], offered: [.stone5]), "policy/seed-version",
      "the seed is that of stone5, and the policy allows stone6"
    ),
    (
      .proofOfWorkBits(maximum: 50, offered: 51), "policy/pow-bits",
      "51 bits of proof of work, and the policy allows 50"
    ),
    (
      .proofOfWorkAlone(required: 40, offered: 41), "policy/pow-alone",
      "41 bits of proof of work would make up the required 40 bits without a query"
    ),
    (
      .proofOfWorkAlone(required: nil, offered: 3), "policy/pow-alone",
      "no query checks anything"
    ),
    (
      .securityBits(.proven, required: 100, offered: 99.99), "policy/security-bits",
      "99.9 bits proven, and the policy asks for 100"
    ),
    (
      .programHash(allowed: [], offered: nil), "policy/program-hash",
      "the program cannot be identified, and the policy asks for nothing"
    ),
    (
      .incompleteStatement, "policy/incomplete-statement",
      "some checks of the statement could not be made, and the policy does not allow that"
    ),
  ]

  @Test("every refusal has its code and says what was asked and offered", arguments: cases)
  func codeAndText(refusal: PolicyRefusal, code: String, text: String) {
    #expect(refusal.code == code)
    #expect(refusal.description == text)
  }
}
