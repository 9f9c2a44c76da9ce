import StarkFRI
import StarkFaults
import StarkJSON
import StoneProofs

extension VerificationError {
  /// What is wrong with a proof file, or too large under `limits`.
  init(_ error: StoneFileError, limits: SizeLimits) {
    switch error {
    case .malformed(let malformed): self = .malformed(Failure(malformed))
    case .unsupported(let unsupported): self = .unsupported(Failure(unsupported))
    case .beyondLimits(let part, let maximum, let found):
      let measure = SizeMeasure(part)
      let offered = UInt64(found)
      self =
        offered > limits[measure]
        ? .refused(.size(measure, maximum: limits[measure], offered: offered))
        : .unsupported(
          Failure(
            .unsupported,
            "unsupported/limit",
            "more \(measure.title) than supported",
            expected: "at most \(maximum)",
            found: "\(found)"
          )
        )
    }
  }

  /// Why the parts of a file make no statement.
  init(_ error: StoneStatementError) {
    switch error {
    case .contradictoryVersions:
      self = .unsupported(
        Failure(
          .unsupported,
          "unsupported/version",
          "hash names and segments belong to different Stone versions"
        )
      )
    case .unknownLayout:
      self = .unsupported(
        Failure(.unsupported, "unsupported/layout", "this version of the layout is not known")
      )
    case .channelHash:
      self = .unsupported(
        Failure(
          .unsupported,
          "unsupported/hash",
          "the hash cannot drive a channel or a proof of work"
        )
      )
    case .dynamicLayout(.unusedBuiltin(let builtin, let name)):
      self = .unsupported(
        Failure(
          .unsupported,
          "unsupported/dynamic-layout",
          "parameters of a builtin that is not used must be zero",
          at: "public_input.dynamic_params",
          found: DynamicLayoutRejection.unusedBuiltin(builtin, name).words
        )
      )
    case .dynamicLayout(.traceTooLong), .traceTooLong:
      self = .unsupported(
        Failure(
          .unsupported,
          "unsupported/limit",
          "the trace is too long",
          at: "public_input.n_steps"
        )
      )
    case .dynamicLayout(let rejection):
      self = .malformed(
        Failure(
          .malformed,
          "malformed/dynamic-layout",
          "the parameters of the dynamic layout are not sound",
          at: "public_input.dynamic_params",
          found: rejection.words
        )
      )
    case .layout:
      self = .malformed(
        Failure(
          .malformed,
          "malformed/trace-length",
          "the trace does not hold whole instances of all components",
          at: "public_input.n_steps"
        )
      )
    case .fri(let error):
      // Only the degree bound is one that follows from other numbers of the file.
      let isLimit = error.parameter != .log2DegreeBound && error.found > error.allowed.upperBound
      self = isLimit ? .unsupported(.limit(error)) : .malformed(.range(error))
    case .degreeBound(let expected, let found):
      self = .malformed(
        Failure(
          .malformed,
          "malformed/degree-bound",
          "FRI steps and last layer do not add up to the trace length",
          at: "proof_parameters.stark.fri",
          expected: "2^\(expected)",
          found: "2^\(found)"
        )
      )
    case .seed(let error):
      self = .malformed(
        Failure(
          .malformed,
          "malformed/public-input",
          "the public input does not fit the layout",
          at: "public_input",
          found: error.words
        )
      )
    }
  }
}

extension SizeMeasure {
  /// The measure of a part of a Stone file.
  fileprivate init(_ part: StoneFileError.Part) {
    switch part {
    case .proof: self = .proofBytes
    case .publicMemory: self = .publicMemoryCells
    }
  }
}

extension Failure {
  fileprivate init(_ malformed: MalformedProof) {
    switch malformed {
    case .json(let error): self.init(error)
    case .outOfRange(let location, let allowed, let found):
      self.init(
        .malformed,
        "malformed/out-of-range",
        "number out of range",
        at: "\(location)",
        expected: "\(allowed.lowerBound)…\(allowed.upperBound)",
        found: "\(found)"
      )
    case .notPowerOfTwo(let location, let found):
      self.init(
        .malformed,
        "malformed/power-of-two",
        "number is no power of two",
        at: "\(location)",
        found: "\(found)"
      )
    case .notFieldElement(let location, let found):
      self.init(
        .malformed,
        "malformed/field-element",
        "number is not below the field's modulus",
        at: "\(location)",
        found: "\(found)"
      )
    case .emptyFRIStepList(let location):
      self.init(.malformed, "malformed/fri-steps", "there are no FRI steps", at: "\(location)")
    case .unexpectedDynamicParameters(let location):
      self.init(
        .malformed,
        "malformed/dynamic-layout",
        "a static layout has no dynamic parameters",
        at: "\(location)"
      )
    case .emptyPublicMemory(let location):
      self.init(
        .malformed,
        "malformed/public-memory",
        "the public memory is empty",
        at: "\(location)"
      )
    case .missingMainPage(let location):
      self.init(.malformed, "malformed/public-memory", "no cell is on page 0", at: "\(location)")
    case .discontinuousPage(let location, let page, let expected, let found):
      self.init(
        .malformed,
        "malformed/public-memory",
        "page \(page) does not have consecutive addresses",
        at: "\(location)",
        expected: expected.map { "\($0)" },
        found: "\(found)"
      )
    case .contradictoryCell(let location, let address, let expected, let found):
      self.init(
        .malformed,
        "malformed/public-memory",
        "address \(address) has two values",
        at: "\(location)",
        expected: "\(expected)",
        found: "\(found)"
      )
    }
  }

  fileprivate init(_ unsupported: UnsupportedProof) {
    switch unsupported {
    case .field(let name):
      self.init(.unsupported, "unsupported/field", "unknown field", found: name)
    case .extensionField:
      self.init(
        .unsupported,
        "unsupported/field",
        "challenges from an extension field are not supported"
      )
    case .layout(let name):
      self.init(.unsupported, "unsupported/layout", "unknown layout", found: name)
    case .hash(let role, let name):
      self.init(
        .unsupported,
        "unsupported/hash",
        "unknown hash",
        at: "proof_parameters.\(role.rawValue)",
        found: name
      )
    case .hashInRole(let role, let hash):
      self.init(
        .unsupported,
        "unsupported/hash",
        "the hash is not sound in this role",
        at: "proof_parameters.\(role.rawValue)",
        found: hash.rawValue
      )
    case .tooGreat(let location, let maximum, let found):
      self.init(
        .unsupported,
        "unsupported/limit",
        "a number is greater than supported",
        at: "\(location)",
        expected: "at most \(maximum)",
        found: "\(found)"
      )
    case .friStep(let location, let allowed, let found):
      self.init(
        .unsupported,
        "unsupported/fri-step",
        "FRI does not fold by so much or so little in a step",
        at: "\(location)",
        expected: "\(allowed.lowerBound)…\(allowed.upperBound)",
        found: "\(found)"
      )
    case .tooManyPages(let location, let maximum):
      self.init(
        .unsupported,
        "unsupported/limit",
        "too many memory pages",
        at: "\(location)",
        expected: "at most \(maximum)"
      )
    case .tooLarge(let error): self.init(error, code: "unsupported/limit")
    case .spelling(let error): self.init(error, code: "unsupported/hexadecimal")
    }
  }

  /// The failure in JSON under a code of its own.
  private init(_ error: JSONError, code: String) {
    let failure = Failure(error)
    self.init(
      .unsupported,
      code,
      failure.summary,
      at: failure.location,
      expected: failure.expected,
      found: failure.found
    )
  }

  /// A number of FRI that no proof can have.
  fileprivate static func range(_ error: FRIParameterError) -> Failure {
    Failure(
      .malformed,
      "malformed/fri-parameters",
      "\(error.parameter.words) out of range",
      at: "proof_parameters.stark",
      expected: "\(error.allowed.lowerBound)…\(error.allowed.upperBound)",
      found: "\(error.found)"
    )
  }

  /// A number of FRI greater than any that is supported.
  fileprivate static func limit(_ error: FRIParameterError) -> Failure {
    Failure(
      .unsupported,
      "unsupported/limit",
      "\(error.parameter.words) greater than supported",
      at: "proof_parameters.stark",
      expected: "at most \(error.allowed.upperBound)",
      found: "\(error.found)"
    )
  }

  /// What is wrong with the bytes of a proof.
  init(_ error: ProofByteError) {
    switch error {
    case .tooShort(let needed, let found):
      self.init(
        .malformed,
        "malformed/proof-length",
        "the proof is too short",
        at: "proof_hex",
        expected: "at least \(needed) bytes",
        found: "\(found)"
      )
    case .nonCanonicalWord(let offset, let found):
      self.init(
        .malformed,
        "malformed/non-canonical",
        "the word is not below the field's modulus",
        at: "proof_hex (proof byte \(offset))",
        found: "0x\(found)"
      )
    case .partialWord(let byteCount):
      self.init(
        .malformed,
        "malformed/proof-length",
        "the proof is not a whole number of 32-byte words",
        at: "proof_hex",
        found: "\(byteCount) bytes"
      )
    case .nonceTooLarge(let offset, let found):
      self.init(
        .malformed,
        "malformed/nonce",
        "the nonce has more than eight bytes",
        at: "proof_hex (proof byte \(offset))",
        found: "0x\(found)"
      )
    }
  }
}
