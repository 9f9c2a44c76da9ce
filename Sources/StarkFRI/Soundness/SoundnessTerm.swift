/// One way to cheat and the bits that stand against it: it succeeds with probability ≤ 2^−bits.
package struct SoundnessTerm: Equatable, Sendable {
  /// Where in the protocol a cheating prover would have to be lucky.
  package enum Source: Equatable, Sendable {
    /// Every query hits a place where a function far from low degree looks like one.
    case queries
    /// A random combination of functions is closer to low degree than the worst of them.
    case batching
    /// The same for the fold of round `round`, counted from 1.
    case commitRound(Int)
    /// A random combination of violated constraints vanishes.
    case constraintCombination
    /// The out-of-domain point is a root of a wrong identity.
    case outOfDomainPoint
    /// Two messages with one digest, found by search.
    case hashCollision
  }

  package let source: Source
  /// −log₂ of the probability; never negative, and 0 where the bound says nothing.
  package let bits: Double

  init(_ source: Source, bits: Double) {
    self.source = source
    self.bits = bits > 0 ? bits : 0
  }
}

extension SoundnessTerm.Source: CustomStringConvertible {
  /// The name that reports use.
  package var description: String {
    switch self {
    case .queries: "queries"
    case .batching: "batching"
    case .commitRound(let round): "commit round \(round)"
    case .constraintCombination: "ALI"
    case .outOfDomainPoint: "DEEP"
    case .hashCollision: "hash collision"
    }
  }
}
