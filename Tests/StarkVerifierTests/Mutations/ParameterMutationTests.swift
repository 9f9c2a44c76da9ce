import StarkVerifier
import StoneProofs
import TestSupport
import Testing

@Suite("Every parameter of a proof file")
struct ParameterMutationTests {
  static let names = [
    "plain-blake256", "plain-keccak256", "plain-poseidon3", "plain-pedersen", "plain-blake160msb",
    "small-keccak256", "small-blake248lsb-poseidon",
  ]
  /// What may refuse a proof that is read with other parameters than it was made with.
  static let codes = [
    "malformed/", "unsupported/fri-step", "unsupported/limit", "policy/size", "out-of-domain",
    "proof-of-work", "decommitment/", "fri/layer",
  ]
  static let fri = "/proof_parameters/stark/fri"

  @Test("is not another number", arguments: names)
  func numbers(name: String) async throws {
    let json = try MutationCorpus.shipped(name)
    let pointers = [
      "\(Self.fri)/n_queries", "\(Self.fri)/last_layer_degree_bound",
      "/proof_parameters/stark/log_n_cosets",
      "/public_input/n_steps", "/public_input/rc_min", "/public_input/rc_max",
    ]
    let mutations = try pointers.flatMap { pointer in
      let honest = try #require(try json.value(at: pointer).integer)
      let others = [
        honest + 1, honest - 1, 2 * honest, honest / 2, 4 * honest, honest / 4, 1, 2, 3, 7, 8, 64,
      ]
      return try Set(others).subtracting([honest]).map { number in
        try GeneratedMutation(
          "\(pointer) = \(number)",
          of: json,
          expecting: Self.codes + ["statement/range-check-bounds"]
        ) { try $0.set(pointer, to: .scalar("\(number)")) }
      }
    }
    let complaints = await mutations.complaints()
    #expect(complaints == [])
  }

  @Test("is not another number of bits of work, not even a smaller one", arguments: names)
  func work(name: String) async throws {
    let json = try MutationCorpus.shipped(name)
    let pointer = "\(Self.fri)/proof_of_work_bits"
    #expect(try json.value(at: pointer).integer == 24)
    // The number is part of the work, so a nonce does for k other bits with probability 2⁻ᵏ only.
    let mutations = try (20...64).filter { $0 != 24 }.map { bits in
      try GeneratedMutation("\(bits) bits", of: json, expecting: ["proof-of-work"]) {
        try $0.set(pointer, to: .scalar("\(bits)"))
      }
    }
    let complaints = await mutations.complaints()
    #expect(complaints == [])
  }

  @Test("is not another list of folds", arguments: names)
  func folds(name: String) async throws {
    let json = try MutationCorpus.shipped(name)
    let pointer = "\(Self.fri)/fri_step_list"
    let honest = try #require(try json.value(at: pointer).elements?.compactMap(\.integer))
    let mutations = try Self.others(than: honest).map { steps in
      try GeneratedMutation("\(steps)", of: json, expecting: Self.codes) {
        try $0.set(pointer, to: .array(steps.map { .scalar("\($0)") }))
      }
    }
    #expect(mutations.count > 12)
    let complaints = await mutations.complaints()
    #expect(complaints == [])
  }

  /// Lists of folds with two exchanged, joined, divided, left out or added.
  private static func others(than honest: [Int]) -> Set<[Int]> {
    var others: Set<[Int]> = [honest.reversed(), honest.sorted(), [0, 0] + honest]
    for index in honest.indices {
      var steps = honest
      steps.remove(at: index)
      others.insert(steps)
      for step in 0...5 {
        steps = honest
        steps.insert(step, at: index)
        others.insert(steps)
        steps = honest
        steps[index] = step
        others.insert(steps)
      }
      guard index + 1 < honest.count else { continue }
      steps = honest
      steps.swapAt(index, index + 1)
      others.insert(steps)
      steps = honest
      steps[index] += steps.remove(at: index + 1)
      others.insert(steps)
      guard honest[index + 1] > 1 else { continue }
      steps = honest
      steps.replaceSubrange(index + 1...index + 1, with: [1, honest[index + 1] - 1])
      others.insert(steps)
    }
    return others.subtracting([honest])
  }

  @Test("is not another hash, where it is used", arguments: names)
  func hashes(name: String) async throws {
    let json = try MutationCorpus.shipped(name)
    let parameters = try StoneProofFile(decoding: Array(json.text.utf8)).parameters
    var mutations: [GeneratedMutation] = []
    for role in StoneHashRole.allCases {
      let holder = role == .page ? "/proof_parameters/statement" : "/proof_parameters"
      let pointer = "\(holder)/\(role.rawValue)"
      let isUsed = role.isUsed(by: parameters)
      for hash in StoneHashName.allCases where hash != role.hash(in: parameters) {
        var expected =
          isUsed ? Self.codes + ["unsupported/version"] : [MutationVerdict.acceptedCode]
        if !isUsed, role == .commitment || role == .verifierFriendlyCommitment {
          // A name of one version of Stone excludes the other, used or not.
          expected += ["unsupported/version", "out-of-domain"]
        }
        // Stone takes any name for work that the channel's own hash does.
        let isIgnored = role == .proofOfWork && !isUsed
        if !isIgnored, !role.accepts(hash) { expected = ["unsupported/hash"] }
        mutations.append(
          try GeneratedMutation("\(pointer) = \(hash)", of: json, expecting: expected) { json in
            if (try? json.value(at: pointer)) != nil { try json.remove(pointer) }
            try json.insert(.string(hash.rawValue), at: pointer)
          }
        )
      }
    }
    #expect(mutations.count == 40)
    let complaints = await mutations.complaints()
    #expect(complaints == [])
  }

  @Test("is not another layout", arguments: names + ["starknet-sharp", "recursive-poseidon-blake"])
  func layouts(name: String) async throws {
    let json = try MutationCorpus.shipped(name)
    let honest = try json.value(at: "/public_input/layout").string
    let mutations = try CairoLayout.allCases.filter { $0.rawValue != honest }.map { layout in
      try GeneratedMutation(
        "\(layout)",
        of: json,
        expecting: ["malformed/", "out-of-domain", "unsupported/version"]
      ) { try $0.set("/public_input/layout", to: .string(layout.rawValue)) }
    }
    #expect(mutations.count == 12)
    let complaints = await mutations.complaints()
    #expect(complaints == [])
  }

  @Test(
    "is not another number of verifier-friendly layers, or the other way to absorb values",
    arguments: ["plain-poseidon3", "small-blake248lsb-poseidon", "recursive-poseidon-blake"]
  )
  func verifierFriendly(name: String) async throws {
    let json = try MutationCorpus.shipped(name)
    let layers = "/proof_parameters/n_verifier_friendly_commitment_layers"
    let honest = try #require(try json.value(at: layers).integer)
    var mutations = try Set([0, 1, 2, honest - 1, honest + 1, 2 * honest, 4_294_967_295]).map {
      number in
      try GeneratedMutation("\(number) layers", of: json, expecting: ["out-of-domain"]) {
        try $0.set(layers, to: .scalar("\(number)"))
      }
    }
    let updates = "/proof_parameters/verifier_friendly_channel_updates"
    let isOn = try json.value(at: updates).text == "true"
    mutations.append(
      try GeneratedMutation("updates", of: json, expecting: ["out-of-domain"]) {
        try $0.set(updates, to: .scalar("\(!isOn)"))
      }
    )
    let complaints = await mutations.complaints()
    #expect(complaints == [])
  }
}

extension StoneHashRole {
  /// The hash that has the role in a proof.
  fileprivate func hash(in parameters: StoneParameters) -> StoneHashName {
    switch self {
    case .channel: parameters.channelHash
    case .commitment: parameters.commitmentHash
    case .verifierFriendlyCommitment: parameters.verifierFriendlyCommitmentHash
    case .proofOfWork: parameters.powHash
    case .page: parameters.pageHash
    }
  }

  /// Whether anything in the verification is computed with the hash of the role.
  ///
  /// The byte channel has its own hash do the work. Trees whose top layers reach below their leaves
  /// have no use for the bottom hash, and trees without top layers none for the other, which can
  /// then still hash the seed.
  fileprivate func isUsed(by parameters: StoneParameters) -> Bool {
    switch self {
    case .channel, .page: true
    case .proofOfWork: parameters.hasFieldChannel
    case .commitment: parameters.verifierFriendlyLayerCount < 30
    case .verifierFriendlyCommitment:
      parameters.verifierFriendlyLayerCount > 0 || parameters.verifierFriendlyChannelUpdates
    }
  }
}
