import StarkHashes
import StarkAlgebra
import StoneProofs
import Testing

@Suite("The parameters and numbers of a proof file")
struct StoneParametersTests {
  /// A number of the file: its text, where it stands, and the values just out of its bounds.
  struct Number: CustomTestStringConvertible, Sendable {
    let path: String
    let name: String
    let value: Int
    /// Values that mean nothing.
    var outOfRange: [UInt64] = []
    /// Values greater than any that is supported.
    var tooGreat: [UInt64] = []
    var isRequired = true

    var testDescription: String { path }
  }

  static let numbers: [Number] = [
    Number(
      path: "proof_parameters.n_verifier_friendly_commitment_layers",
      name: "n_verifier_friendly_commitment_layers",
      value: 1000,
      tooGreat: [1 << 32],
      isRequired: false
    ),
    Number(
      path: "proof_parameters.stark.fri.last_layer_degree_bound",
      name: "last_layer_degree_bound",
      value: 64,
      outOfRange: [0],
      tooGreat: [1 << 17, 1 << 40]
    ),
    Number(
      path: "proof_parameters.stark.fri.n_queries",
      name: "n_queries",
      value: 18,
      outOfRange: [0],
      tooGreat: [4097, 1_000_000]
    ),
    Number(
      path: "proof_parameters.stark.fri.proof_of_work_bits",
      name: "proof_of_work_bits",
      value: 24,
      outOfRange: [65]
    ),
    Number(
      path: "proof_parameters.stark.log_n_cosets",
      name: "log_n_cosets",
      value: 2,
      outOfRange: [0],
      tooGreat: [17]
    ),
    Number(
      path: "public_input.n_steps",
      name: "n_steps",
      value: 512,
      outOfRange: [0],
      tooGreat: [1 << 43, 1 << 63]
    ),
    Number(path: "public_input.rc_max", name: "rc_max", value: 32769, outOfRange: [65536]),
    Number(path: "public_input.rc_min", name: "rc_min", value: 32762, outOfRange: [65536]),
    Number(
      path: "public_input.memory_segments.program.begin_addr",
      name: "begin_addr",
      value: 1
    ),
    Number(path: "public_input.memory_segments.execution.stop_ptr", name: "stop_ptr", value: 57),
    Number(path: "public_input.public_memory[1].address", name: "address", value: 2),
    Number(
      path: "public_input.public_memory[0].page",
      name: "page",
      value: 0,
      tooGreat: [1 << 32]
    ),
  ]

  @Test("are unsigned integers within bounds, and there", arguments: numbers)
  func number(_ number: Number) {
    func summary(_ text: String) -> String? {
      ProofFileText.error(
        replacing: "\"\(number.name)\":\(number.value)",
        with: "\"\(number.name)\":\(text)"
      )?.summary
    }
    let path = number.path
    #expect(summary("\(number.value)") == nil)
    #expect(summary("-\(number.value)") == "negative \(path)")
    #expect(summary("\(number.value).0") == "fraction \(path)")
    #expect(summary("\(number.value)e0") == "exponent \(path)")
    #expect(summary("1\(String(repeating: "0", count: 20))") == "tooLarge \(path)")
    #expect(summary("18446744073709551616") == "tooLarge \(path)")
    #expect(summary("\"\(number.value)\"") == "string \(path)")
    #expect(summary("null") == "null \(path)")
    #expect(summary("true") == "boolean \(path)")
    #expect(summary("[]") == "array \(path)")
    #expect(summary("\(number.value),\"\(number.name)\":1") == "duplicateMember \(path)")
    for value in number.outOfRange {
      #expect(summary("\(value)") == "outOfRange \(path) \(value)")
    }
    for value in number.tooGreat {
      #expect(summary("\(value)") == "tooGreat \(path) \(value)")
    }
    let missing = ProofFileText.error(
      replacing: "\"\(number.name)\":\(number.value)",
      with: "\"x\":\(number.value)"
    )?.summary
    #expect(missing == (number.isRequired ? "missingMember \(path)" : nil))
  }

  @Test("are powers of two where they must be")
  func powersOfTwo() {
    for (name, value, path) in [
      ("n_steps", 512, "public_input.n_steps"),
      ("last_layer_degree_bound", 64, "proof_parameters.stark.fri.last_layer_degree_bound"),
    ] {
      for wrong in [3, value - 1, value + 1] {
        let error = ProofFileText.error(
          replacing: "\"\(name)\":\(value)",
          with: "\"\(name)\":\(wrong)"
        )
        #expect(error?.summary == "notPowerOfTwo \(path) \(wrong)")
      }
    }
  }

  @Test(
    "have FRI steps of bounded number and size",
    arguments: [
      ("[]", "emptyFRIStepList"), ("[7]", "friStep [0] 7"), ("[0,0]", "friStep [1] 0"),
      ("[0,7]", "friStep [1] 7"), ("[0,1,64]", "friStep [2] 64"), ("[-1]", "negative [0]"),
      ("[0,2.0]", "fraction [1]"), ("[0,\"1\"]", "string [1]"), ("{}", "object"),
      ("[0,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]", "unsupported more than 24"),
    ]
  )
  func friSteps(_ list: String, summary: String) {
    let base = "proof_parameters.stark.fri.fri_step_list"
    let parts = summary.split(separator: " ", omittingEmptySubsequences: true)
    let index = parts.firstIndex { $0.hasPrefix("[") }
    let expected =
      index.map { index in
        (parts[..<index] + ["\(base)\(parts[index])"] + parts[(index + 1)...])
          .joined(separator: " ")
      } ?? "\(summary) \(base)"
    #expect(ProofFileText.error(replacing: "[0,4,3]", with: list)?.summary == expected)
  }

  @Test("accept in each role the hashes that are sound in it", arguments: StoneHashRole.allCases)
  func roles(_ role: StoneHashRole) throws {
    let stated: [StoneHashRole: StoneHashName] = [
      .channel: .poseidon3, .commitment: .blake256Masked248LSB,
      .verifierFriendlyCommitment: .poseidon3, .proofOfWork: .blake256, .page: .pedersen,
    ]
    let part = "\"\(role.rawValue)\":\"\(try #require(stated[role]).rawValue)\""
    var accepted: Set<StoneHashName> = []
    for hash in StoneHashName.allCases {
      let error = ProofFileText.error(
        replacing: part,
        with: "\"\(role.rawValue)\":\"\(hash.rawValue)\""
      )
      if error == nil { accepted.insert(hash) }
      if let error { #expect(error == .unsupported(.hashInRole(role: role, hash: hash))) }
    }
    // The text's channel is over field elements, so its work has a hash of its own.
    let expected: Set<StoneHashName> =
      switch role {
      case .channel: [.keccak256, .blake256, .poseidon3]
      case .proofOfWork: [.keccak256, .blake256]
      case .page: [.keccak256, .pedersen]
      default: Set(StoneHashName.allCases)
      }
    #expect(accepted == expected)

    let unknown = ProofFileText.error(replacing: part, with: "\"\(role.rawValue)\":\"sha256\"")
    #expect(unknown == .unsupported(.hash(role: role, name: "sha256")))
    let number = ProofFileText.error(replacing: part, with: "\"\(role.rawValue)\":1")
    #expect(number?.summary.hasPrefix("number proof_parameters.") == true)
  }

  @Test("may name any hash for work that another one does: Stone ignores the name")
  func unusedWorkHash() throws {
    let text = ProofFileText.valid.replacing("\"poseidon3\"", with: "\"keccak256\"")
    for hash in StoneHashName.allCases {
      let other = text.replacing(
        #""pow_hash":"blake256""#,
        with: #""pow_hash":"\#(hash.rawValue)""#
      )
      let parameters = try StoneProofFile(decoding: Array(other.utf8)).parameters
      #expect(parameters.powHash == hash)
      #expect(parameters.proofOfWorkHash == .keccak256)
    }
  }

  @Test("name every hash with its mask")
  func hashFunctions() {
    #expect(StoneHashName.allCases.count == 9)
    for hash in StoneHashName.allCases {
      let mask: DigestMask =
        if hash.rawValue.hasSuffix("160_msb") {
          .msb160
        } else if hash.rawValue.hasSuffix("160_lsb") {
          .lsb160
        } else if hash.rawValue.hasSuffix("248_lsb") {
          .lsb248
        } else {
          .none
        }
      #expect(hash.function.mask == mask)
    }
    #expect(Set(StoneHashName.allCases.map(\.function)).count == 9)
  }

  @Test("are of the one field and its own elements only")
  func fields() {
    #expect(
      ProofFileText.error(replacing: "PrimeField0", with: "PrimeField1")
        == .unsupported(.field("PrimeField1"))
    )
    #expect(
      ProofFileText.error(
        replacing: #""use_extension_field":false"#,
        with: #""use_extension_field":true"#
      )
        == .unsupported(.extensionField)
    )
    #expect(
      ProofFileText.error(
        replacing: #""use_extension_field":false"#,
        with: #""use_extension_field":0"#
      )?
      .summary == "number proof_parameters.use_extension_field"
    )
    for name in ["proof_parameters", "public_input", "proof_hex"] {
      #expect(
        ProofFileText.error(replacing: "\"\(name)\":", with: "\"x\":")?.summary
          == "missingMember \(name)"
      )
      #expect(
        ProofFileText.error(replacing: "{\"annotations\"", with: "{\"\(name)\":1,\"annotations\"")?
          .summary == "duplicateMember \(name)"
      )
    }
  }
}
