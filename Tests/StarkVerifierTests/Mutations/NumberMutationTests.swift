import TestSupport
import Testing

@Suite("Every number of a proof file")
struct NumberMutationTests {
  static let names = ["plain-poseidon3", "small-keccak256", "starknet_with_keccak-blake"]

  /// What a number may be replaced by that is none in 0..<2⁶⁴, and the code for it.
  private static func replacements(for number: String) -> [(text: String, code: String)] {
    let integers = [
      "-1", "-0", "-\(number)", "18446744073709551616", "1\(String(repeating: "0", count: 30))",
      "1.5", "0.5", "\(number).0", "\(number)e0", "\(number)E+0", "1e400",
    ]
    let others = ["\"\(number)\"", "\"\"", "null", "true", "[\(number)]", "{}"]
    return integers.map { ($0, "malformed/integer") } + others.map { ($0, "malformed/kind") }
  }

  /// The code for 0 in the place of a number that must not be 0.
  private static func zeroCodes(_ pointer: String) -> [String] {
    switch pointer.lastName {
    case "n_steps", "n_queries", "log_n_cosets", "last_layer_degree_bound":
      ["malformed/out-of-range"]
    case _ where pointer.contains("fri_step_list"): ["unsupported/fri-step"]
    default: ["statement/", "out-of-domain", "proof-of-work", "decommitment/", "malformed/"]
    }
  }

  @Test("is an integer below 2^64 and written as one", arguments: names)
  func spelling(name: String) async throws {
    // No number needs the proof to be found wrong.
    var json = try MutationCorpus.shipped(name)
    try json.set("/proof_hex", to: .string("0x"))
    let pointers = json.pointers { $0.first?.isNumber == true }
    #expect(pointers.count > 60)
    let mutations = try pointers.flatMap { pointer in
      try Self.replacements(for: json.value(at: pointer).text).map { text, code in
        try GeneratedMutation(
          "\(pointer) = \(text)",
          of: json,
          expecting: [code],
          at: pointer.asLocation
        ) { try $0.set(pointer, to: .scalar(text)) }
      }
    }
    let complaints = await mutations.complaints()
    #expect(complaints == [])
  }

  @Test("must be there, unless it has a default", arguments: names)
  func missing(name: String) async throws {
    let json = try MutationCorpus.shipped(name)
    let mutations = try json.pointers { $0.first?.isNumber == true }.map { pointer in
      let isOptional = pointer.lastName == "n_verifier_friendly_commitment_layers"
      let isElement = Int(pointer.lastName) != nil
      let codes =
        isElement ? ["malformed/"] : isOptional ? ["out-of-domain"] : ["malformed/missing"]
      return try GeneratedMutation(
        "no \(pointer)",
        of: json,
        expecting: codes,
        at: isElement || isOptional ? nil : pointer.asLocation
      ) { try $0.remove(pointer) }
    }
    let complaints = await mutations.complaints()
    #expect(complaints == [])
  }

  @Test("is not 0 where it was something else", arguments: names)
  func zero(name: String) async throws {
    let json = try MutationCorpus.shipped(name)
    let mutations = try json.pointers { $0.first?.isNumber == true && $0 != "0" }.map { pointer in
      try GeneratedMutation("\(pointer) = 0", of: json, expecting: Self.zeroCodes(pointer)) {
        try $0.set(pointer, to: .scalar("0"))
      }
    }
    #expect(mutations.count > 30)
    let complaints = await mutations.complaints()
    #expect(complaints == [])
  }

  @Test(
    "is an integer too among the parameters of the dynamic layout",
    .enabled(if: SharedMaterial.isPresent, "the shared material is absent")
  )
  func dynamicParameters() async throws {
    var json = try MutationCorpus.proofFile(
      "shared/proofs/peers/swiftness-dynamic-cairo0_stone6.json"
    )
    try json.set("/proof_hex", to: .string("0x"))
    let pointers = json.pointers { $0.first?.isNumber == true }
      .filter { $0.hasPrefix("/public_input/dynamic_params/") }
    #expect(pointers.count == 340)
    let mutations = try pointers.flatMap { pointer in
      try ["-1", "18446744073709551616", "0.5"].map { text in
        try GeneratedMutation(
          "\(pointer) = \(text)",
          of: json,
          expecting: ["malformed/integer"],
          at: "public_input.dynamic_params.\(pointer.lastName.prefix(64))"
        ) { try $0.set(pointer, to: .scalar(text)) }
      }
        + [
          GeneratedMutation("no \(pointer)", of: json, expecting: ["malformed/dynamic-layout"]) {
            try $0.remove(pointer)
          },
          GeneratedMutation(
            "\(pointer) = 2^64 − 1",
            of: json,
            expecting: ["malformed/dynamic-layout", "unsupported/dynamic-layout"]
          ) { try $0.set(pointer, to: .scalar("18446744073709551615")) },
        ]
    }
    let complaints = await mutations.complaints()
    #expect(complaints == [])
  }
}
