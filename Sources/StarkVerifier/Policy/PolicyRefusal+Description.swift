extension PolicyRefusal: CustomStringConvertible {
  /// A sentence for people: what the proof offers and what the policy asks for.
  public var description: String {
    switch self {
    case .size(let measure, let maximum, let offered):
      "\(measure.title): \(offered), and the policy allows \(maximum)"
    case .layout(let allowed, let offered):
      "layout \(offered.rawValue), and the policy allows \(list(allowed.map(\.rawValue)))"
    case .commitmentHash(let allowed, let offered):
      "trees or the seed use \(offered.rawValue), and the policy allows \(list(allowed.map(\.rawValue)))"
    case .channelHash(let allowed, let offered):
      "the channel uses \(offered.rawValue), and the policy allows \(list(allowed.map(\.rawValue)))"
    case .seedVersion(let allowed, let offered):
      "the seed is that of \(list(offered.map(\.rawValue))), "
        + "and the policy allows \(list(allowed.map(\.rawValue)))"
    case .proofOfWorkBits(let maximum, let offered):
      "\(offered) bits of proof of work, and the policy allows \(maximum)"
    case .proofOfWorkAlone(let required?, let offered):
      "\(offered) bits of proof of work would make up the required \(required) bits without a query"
    case .proofOfWorkAlone(nil, _):
      "no query checks anything"
    case .securityBits(let measure, let required, let offered):
      "\(Self.tenths(offered)) bits \(measure.title), and the policy asks for \(required)"
    case .programHash(let allowed, let offered?):
      "program \(offered), and the policy asks for \(list(allowed.map(\.description)))"
    case .programHash(let allowed, nil):
      "the program cannot be identified, and the policy asks for "
        + list(allowed.map(\.description))
    case .ambiguousProgram(let allowed, let candidates):
      "the run is one of \(Self.some(candidates)), "
        + "and the policy asks for \(list(allowed.map(\.description)))"
    case .builtinsNotBound(let pinned, let programs):
      "\(pinned) is the hash of words alone, and the prover chose the builtins that they ran with; "
        + "ask for \(Self.some(programs)) if that is the program, or, if it takes every builtin of its "
        + "layout, for that layout too"
    case .incompleteStatement:
      "some checks of the statement could not be made, and the policy does not allow that"
    }
  }

  /// Names in a stable order; "nothing" for none.
  private func list(_ names: [String]) -> String {
    names.isEmpty ? "nothing" : names.sorted().joined(separator: ", ")
  }

  /// The first few of `hashes`, and how many more there are.
  private static func some(_ hashes: [ProgramHash]) -> String {
    let shown = hashes.prefix(3).map(\.description).joined(separator: ", ")
    return hashes.count > 3 ? "\(shown) or \(hashes.count - 3) others" : shown
  }

  /// `bits` rounded down to a tenth, so that no refusal shows the bits that would have sufficed.
  private static func tenths(_ bits: Double) -> String {
    let tenths = Int(max(0, min(bits, 1e6)) * 10)
    return "\(tenths / 10).\(tenths % 10)"
  }
}

extension SecurityMeasure {
  /// The measure in a sentence, after a number of bits.
  public var title: String {
    switch self {
    case .stoneFormula: "by Stone's formula"
    case .randomWords: "by the random-words conjecture"
    case .johnson: "proven up to the Johnson bound"
    case .uniqueDecoding: "proven by unique decoding"
    case .proven: "proven"
    case .hashCollision: "against hash collisions"
    }
  }
}

extension SizeMeasure {
  /// What is counted, in words.
  public var title: String {
    switch self {
    case .fileBytes: "bytes of the file"
    case .proofBytes: "bytes of the proof"
    case .publicMemoryCells: "cells of public memory"
    case .steps: "steps"
    case .queries: "queries"
    case .log2Blowup: "log2 of the blow-up"
    case .lastLayerCoefficients: "coefficients of the last layer"
    }
  }
}
