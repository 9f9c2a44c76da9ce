import StarkJSON
import StoneProofs

/// The text of a small file of the right shape, and ways to damage it.
enum ProofFileText {
  static let valid = """
    {"annotations":["P->V[0:32]: /cpu air/STARK"],"proof_hex":"0x00ff10","proof_parameters":\
    {"channel_hash":"poseidon3","commitment_hash":"blake256_masked248_lsb","field":"PrimeField0",\
    "n_verifier_friendly_commitment_layers":1000,"pow_hash":"blake256","stark":{"fri":\
    {"fri_step_list":[0,4,3],"last_layer_degree_bound":64,"n_queries":18,"proof_of_work_bits":24},\
    "log_n_cosets":2},"statement":{"page_hash":"pedersen"},"use_extension_field":false,\
    "verifier_friendly_channel_updates":true,"verifier_friendly_commitment_hash":"poseidon3"},\
    "public_input":{"dynamic_params":null,"layout":"plain","memory_segments":{"program":\
    {"begin_addr":1,"stop_ptr":5},"execution":{"begin_addr":25,"stop_ptr":57}},"n_steps":512,\
    "public_memory":[{"address":1,"page":0,"value":"0x40780017fff7fff"},\
    {"address":2,"page":0,"value":"0x0"},{"address":30,"page":1,"value":"0x3"},\
    {"address":31,"page":1,"value":"0x4"}],"rc_max":32769,"rc_min":32762},"version":{}}
    """

  /// Decodes the valid text with the first occurrence of `part` replaced.
  static func decode(
    replacing part: String,
    with replacement: String
  ) throws(StoneFileError) -> StoneProofFile {
    guard let range = valid.firstRange(of: part) else { preconditionFailure("no \(part)") }
    let text = valid.replacingCharacters(in: range, with: replacement)
    return try StoneProofFile(decoding: Array(text.utf8))
  }

  /// The error for the valid text with a part replaced; nil if it is still accepted.
  static func error(replacing part: String, with replacement: String) -> StoneFileError? {
    do {
      _ = try decode(replacing: part, with: replacement)
      return nil
    } catch {
      return error
    }
  }
}

extension String {
  fileprivate func replacingCharacters(
    in range: Range<String.Index>,
    with replacement: String
  ) -> String {
    self[..<range.lowerBound] + replacement + self[range.upperBound...]
  }
}

extension StoneFileError {
  /// The name of the innermost case and the path it names, such as `missingMember a.b`.
  var summary: String {
    switch self {
    case .malformed(.json(let error)): Self.summary(of: error)
    case .malformed(let malformed): Self.summary(of: malformed)
    case .unsupported(.tooLarge(let error)): "unsupported \(Self.summary(of: error))"
    case .unsupported(.spelling(let error)): "unsupported \(Self.summary(of: error))"
    case .unsupported(.tooGreat(let at, _, let found)): "tooGreat \(at.path) \(found)"
    case .unsupported(.friStep(let at, _, let found)): "friStep \(at.path) \(found)"
    case .unsupported(.tooManyPages(let at, _)): "tooManyPages \(at.path)"
    case .unsupported(let unsupported): "unsupported \(unsupported)"
    case .beyondLimits(let part, let maximum, let found):
      "beyondLimits \(part) \(maximum) \(found)"
    }
  }

  private static func summary(of error: JSONError) -> String {
    switch error {
    case .syntax(let at, _, _): "syntax \(at.path)"
    case .invalidText(let at, _): "invalidText \(at.path)"
    case .tooLarge: "tooLarge"
    case .nestedTooDeeply(let at, _): "nestedTooDeeply \(at.path)"
    case .tooManyValues(let at, _): "tooManyValues \(at.path)"
    case .wrongKind(let at, _, let found): "\(found) \(at.path)"
    case .notUnsigned(let at, let fault): "\(fault) \(at.path)"
    case .notHexadecimal(let at, let fault): "\(fault) \(at.path)"
    case .missingMember(let at): "missingMember \(at.path)"
    case .duplicateMember(let at): "duplicateMember \(at.path)"
    case .lookalikeMember(let at): "lookalikeMember \(at.path)"
    case .unknownMember(let at): "unknownMember \(at.path)"
    case .tooManyElements(let at, let maximum, _): "more than \(maximum) \(at.path)"
    }
  }

  private static func summary(of malformed: MalformedProof) -> String {
    switch malformed {
    case .json(let error): summary(of: error)
    case .outOfRange(let at, _, let found): "outOfRange \(at.path) \(found)"
    case .notPowerOfTwo(let at, let found): "notPowerOfTwo \(at.path) \(found)"
    case .notFieldElement(let at, _): "notFieldElement \(at.path)"
    case .emptyFRIStepList(let at): "emptyFRIStepList \(at.path)"
    case .unexpectedDynamicParameters(let at): "unexpectedDynamicParameters \(at.path)"
    case .emptyPublicMemory(let at): "emptyPublicMemory \(at.path)"
    case .missingMainPage(let at): "missingMainPage \(at.path)"
    case .discontinuousPage(let at, let page, _, _): "discontinuousPage \(page) \(at.path)"
    case .contradictoryCell(let at, let address, _, _): "contradictoryCell \(address) \(at.path)"
    }
  }
}
