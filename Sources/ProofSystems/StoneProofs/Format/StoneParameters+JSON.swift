import StarkAlgebra
import StarkJSON

extension StoneParameters {
  /// Decodes `proof_parameters`.
  init(decoding object: JSONObject) throws(StoneFileError) {
    let field = try object.text("field")
    guard ExactName(field) == "PrimeField0" else { throw .unsupported(.field(field.shortened)) }
    guard try !object.value("use_extension_field").flag() else {
      throw .unsupported(.extensionField)
    }
    let statement = try object.valueIfPresent("statement")?.asObject()
    let stark = try object.object("stark")
    let fri = try stark.object("fri")
    let commitmentHash = try object.hash(for: .commitment) ?? .keccak256Masked160MSB
    let channelHash = try object.hash(for: .channel) ?? .keccak256
    try self.init(
      channelHash: channelHash,
      commitmentHash: commitmentHash,
      verifierFriendlyCommitmentHash: object.hash(for: .verifierFriendlyCommitment)
        ?? commitmentHash,
      verifierFriendlyLayerCount: Int(
        object.valueIfPresent("n_verifier_friendly_commitment_layers")?
          .integer(in: StoneLimits.verifierFriendlyLayerCount) ?? 0
      ),
      verifierFriendlyChannelUpdates: object.valueIfPresent("verifier_friendly_channel_updates")?
        .flag() ?? false,
      powHash: object.hash(for: .proofOfWork, isUsed: channelHash == .poseidon3) ?? .blake256,
      pageHash: statement?.hash(for: .page) ?? .keccak256,
      statedMembers: Self.statedMembers(of: object, statement),
      log2CosetCount: Int(stark.integer("log_n_cosets", in: StoneLimits.log2CosetCount)),
      friSteps: Self.friSteps(of: fri.value("fri_step_list")),
      lastLayerDegreeBound: Int(
        fri.powerOfTwo("last_layer_degree_bound", in: StoneLimits.lastLayerDegreeBound)
      ),
      queryCount: Int(fri.integer("n_queries", in: StoneLimits.queryCount)),
      proofOfWorkBits: Int(fri.integer("proof_of_work_bits", in: StoneLimits.proofOfWorkBits))
    )
  }

  private static func statedMembers(
    of object: JSONObject,
    _ statement: JSONObject?
  ) throws(StoneFileError) -> Set<OptionalMember> {
    var members: Set<OptionalMember> = []
    for member in OptionalMember.allCases {
      let holder = member == .pageHash ? statement : object
      if try holder?.valueIfPresent(member.rawValue) != nil { members.insert(member) }
    }
    return members
  }

  /// Decodes the folding of each layer.
  private static func friSteps(of list: JSONValue) throws(StoneFileError) -> [Int] {
    var steps: [Int] = []
    for step in try list.elements(maximumCount: StoneLimits.friLayerCount) {
      let allowed = steps.isEmpty ? StoneLimits.firstFRIStep : StoneLimits.laterFRIStep
      let found = try step.integer(in: StoneLimits.any)
      guard allowed.contains(found) else {
        throw .unsupported(.friStep(at: step.location, allowed: allowed, found: found))
      }
      steps.append(Int(found))
    }
    guard !steps.isEmpty else { throw .malformed(.emptyFRIStepList(at: list.location)) }
    return steps
  }
}
