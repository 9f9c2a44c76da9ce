import StoneProofs
import TestSupport
import Testing

@Suite("Parts of one proof in another")
struct TransplantMutationTests {
  static let plain = [
    "plain-blake256", "plain-blake160msb", "plain-keccak256", "plain-keccak160msb",
    "plain-poseidon3", "plain-pedersen",
  ]
  static let others = ["small-keccak256", "recursive_large_output-keccak", "starknet-sharp"]

  /// The members of the donor's file, one at a time.
  private static func members(
    of host: EditableJSON,
    from donor: EditableJSON
  ) throws -> [GeneratedMutation] {
    let pointers = [
      "/proof_hex", "/proof_parameters", "/proof_parameters/stark", "/public_input",
      "/public_input/layout", "/public_input/memory_segments", "/public_input/public_memory",
      "/public_input/n_steps",
    ]
    return try pointers.compactMap { pointer in
      let value = try donor.value(at: pointer)
      guard try host.value(at: pointer) != value else { return nil }
      return try GeneratedMutation(
        pointer,
        of: host,
        expecting: ParameterMutationTests.codes + ["statement/"]
      ) { try $0.set(pointer, to: value) }
    }
  }

  @Test("of the same layout", arguments: plain)
  func sameLayout(name: String) async throws {
    let host = try MutationCorpus.shipped(name)
    let mutations = try Self.plain.filter { $0 != name }.flatMap { other in
      try Self.members(of: host, from: MutationCorpus.shipped(other))
    }
    #expect(mutations.count >= 10)
    let complaints = await mutations.complaints()
    #expect(complaints == [])
  }

  @Test("of another layout", arguments: ["plain-keccak256"] + others)
  func otherLayout(name: String) async throws {
    let host = try MutationCorpus.shipped(name)
    let mutations = try (["plain-keccak256"] + Self.others).filter { $0 != name }.flatMap { other in
      try Self.members(of: host, from: MutationCorpus.shipped(other))
    }
    #expect(mutations.count > 18)
    let complaints = await mutations.complaints()
    #expect(complaints == [])
  }

  @Test("in the proof itself, one message at a time", arguments: plain)
  func messages(name: String) async throws {
    let target = try MutationTarget(ProofFile.shipped(name).bytes())
    for other in Self.plain where other != name {
      let donor = try DecodedProof(ProofFile.shipped(other).bytes()).file.proof
      let changes = target.regions.filter { region in
        region.role.isAbsorbed && target.proof[region.bytes] != donor[region.bytes]
      }
      #expect(changes.count >= 8)
      let complaints = await MutationSweep.complaints(about: changes) { region in
        var proof = target.proof
        proof.replaceSubrange(region.bytes, with: donor[region.bytes])
        return target.complaint(
          about: proof,
          expecting: region.role.isBeforeConstraints
            ? [.outOfDomain, .nonCanonicalWord] : [.proofOfWork, .nonCanonicalWord, .nonce],
          "\(region.role) of \(other)"
        )
      }
      #expect(complaints == [])
    }
  }
}

extension ProofRegion.Role {
  /// Whether the message is absorbed before the constraints are checked.
  fileprivate var isBeforeConstraints: Bool {
    switch self {
    case .tableRoot, .outOfDomainValues: true
    case .layerRoot, .lastLayer, .nonce, .tableOpening, .layerOpening: false
    }
  }
}
