package import StarkFRI
package import StarkFaults

/// Why the parts of a proof file do not make a statement.
package enum StoneStatementError: Error, Equatable, Sendable {
  /// Hash names and segments belong to different versions of Stone.
  case contradictoryVersions
  /// The layout does not exist in the version that its segments point to.
  case unknownLayout
  /// The parameters of the `dynamic` layout do not describe a sound layout.
  case dynamicLayout(DynamicLayoutRejection)
  /// Steps times rows per step is 2⁶⁴ or more.
  case traceTooLong
  /// The trace does not hold whole instances of all components.
  case layout(AIRRejection)
  case fri(FRIParameterError)
  /// Folding steps and last layer bound the degree by another number than the trace length.
  case degreeBound(log2Expected: Int, log2Found: Int)
  /// The channel or proof-of-work hash cannot be used as such.
  case channelHash
  case seed(StoneSeedError)
}

extension StoneStatementError {
  /// How far the checking got: of several versions that do not fit, the one that got furthest is
  /// the one whose failure means something.
  var stage: Int {
    switch self {
    case .contradictoryVersions: 0
    case .unknownLayout, .dynamicLayout: 1
    case .traceTooLong, .layout: 2
    case .fri: 3
    case .degreeBound: 4
    case .channelHash: 5
    case .seed: 6
    }
  }
}

extension StoneStatementError {
  /// The error in words.
  package var fault: Fault {
    switch self {
    case .contradictoryVersions:
      Fault(
        .unsupported,
        "unsupported/version",
        "hash names and segments belong to different Stone versions"
      )
    case .unknownLayout:
      Fault(.unsupported, "unsupported/layout", "this version of the layout is not known")
    case .channelHash:
      Fault(
        .unsupported,
        "unsupported/hash",
        "the hash cannot drive a channel or a proof of work"
      )
    case .dynamicLayout(.unusedBuiltin(let builtin, let name)):
      Fault(
        .unsupported,
        "unsupported/dynamic-layout",
        "parameters of a builtin that is not used must be zero",
        at: "public_input.dynamic_params",
        found: DynamicLayoutRejection.unusedBuiltin(builtin, name).words
      )
    case .dynamicLayout(.traceTooLong), .traceTooLong:
      Fault(
        .unsupported,
        "unsupported/limit",
        "the trace is too long",
        at: "public_input.n_steps"
      )
    case .dynamicLayout(let rejection):
      Fault(
        .malformed,
        "malformed/dynamic-layout",
        "the parameters of the dynamic layout are not sound",
        at: "public_input.dynamic_params",
        found: rejection.words
      )
    case .layout:
      Fault(
        .malformed,
        "malformed/trace-length",
        "the trace does not hold whole instances of all components",
        at: "public_input.n_steps"
      )
    case .fri(let error):
      // Only the degree bound is one that follows from other numbers of the file.
      error.parameter != .log2DegreeBound && error.found > error.allowed.upperBound
        ? .friLimit(error) : .friRange(error)
    case .degreeBound(let expected, let found):
      Fault(
        .malformed,
        "malformed/degree-bound",
        "FRI steps and last layer do not add up to the trace length",
        at: "proof_parameters.stark.fri",
        expected: "2^\(expected)",
        found: "2^\(found)"
      )
    case .seed(let error):
      Fault(
        .malformed,
        "malformed/public-input",
        "the public input does not fit the layout",
        at: "public_input",
        found: error.words
      )
    }
  }
}

extension Fault {
  /// A number of FRI that no proof can have.
  fileprivate static func friRange(_ error: FRIParameterError) -> Fault {
    Fault(
      .malformed,
      "malformed/fri-parameters",
      "\(error.parameter.words) out of range",
      at: "proof_parameters.stark",
      expected: "\(error.allowed.lowerBound)…\(error.allowed.upperBound)",
      found: "\(error.found)"
    )
  }

  /// A number of FRI greater than any that is supported.
  fileprivate static func friLimit(_ error: FRIParameterError) -> Fault {
    Fault(
      .unsupported,
      "unsupported/limit",
      "\(error.parameter.words) greater than supported",
      at: "proof_parameters.stark",
      expected: "at most \(error.allowed.upperBound)",
      found: "\(error.found)"
    )
  }
}
