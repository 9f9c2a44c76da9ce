package import StarkFRI

/// How many bits of security stand behind a proof, by every estimate in use.
///
/// A report is computed from a proof's parameters, never read from a proof.
public struct SecurityReport: Equatable, Sendable {
  /// The number of queries drawn.
  public let queryCount: Int
  /// log₂ of the blow-up factor.
  public let log2Blowup: Int
  /// The bits of the proof of work before the queries.
  public let proofOfWorkBits: Int
  /// The bits of collision resistance of the weakest hash in trees, seed, pages of public memory
  /// and channel: half its digest.
  public let collisionBits: Int

  private let stoneFormula: [SecurityTerm]
  private let randomWords: [SecurityTerm]
  private let johnson: [SecurityTerm]
  private let uniqueDecoding: [SecurityTerm]

  package init(_ parameters: SoundnessParameters) {
    queryCount = parameters.queryCount
    log2Blowup = parameters.log2Blowup
    proofOfWorkBits = parameters.proofOfWorkBits
    collisionBits = parameters.collisionBits
    stoneFormula = ConjecturedSoundness.stoneFormula(parameters).map(SecurityTerm.init)
    randomWords = ConjecturedSoundness.randomWords(parameters).map(SecurityTerm.init)
    johnson = ProvenSoundness.johnson(parameters).map(SecurityTerm.init)
    uniqueDecoding = ProvenSoundness.uniqueDecoding(parameters).map(SecurityTerm.init)
  }

  /// The ways to cheat that `regime` counts, never empty.
  ///
  /// The proven regimes count a search for hash collisions as one of them. The conjectured ones
  /// speak of the argument alone; read `collisionBits` beside them.
  public func terms(in regime: SecurityRegime) -> [SecurityTerm] {
    switch regime {
    case .stoneFormula: stoneFormula
    case .randomWords: randomWords
    case .johnson: johnson
    case .uniqueDecoding: uniqueDecoding
    }
  }

  /// The weakest term in `regime`, which decides its bits; the first of several equal ones.
  public func bindingTerm(in regime: SecurityRegime) -> SecurityTerm {
    let terms = terms(in: regime)
    return terms.dropFirst().reduce(terms[0]) { $1.bits < $0.bits ? $1 : $0 }
  }

  /// The bits in `regime`: those of the weakest term.
  public func bits(in regime: SecurityRegime) -> Double {
    bindingTerm(in: regime).bits
  }

  /// The proven regime with more bits.
  public var strongestProvenRegime: SecurityRegime {
    bits(in: .johnson) >= bits(in: .uniqueDecoding) ? .johnson : .uniqueDecoding
  }

  /// The value of `measure` for this proof.
  public func bits(of measure: SecurityMeasure) -> Double {
    switch measure {
    case .stoneFormula: bits(in: .stoneFormula)
    case .randomWords: bits(in: .randomWords)
    case .johnson: bits(in: .johnson)
    case .uniqueDecoding: bits(in: .uniqueDecoding)
    case .proven: bits(in: strongestProvenRegime)
    case .hashCollision: Double(collisionBits)
    }
  }
}

extension SecurityTerm {
  fileprivate init(_ term: SoundnessTerm) {
    self.init(name: term.source.description, bits: term.bits)
  }
}
