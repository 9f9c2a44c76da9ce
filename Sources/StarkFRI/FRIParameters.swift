/// The shape of a FRI proof, validated: how a function on 2^log2DomainSize points is folded down.
///
/// Layer 0 is the tested function. Step i folds 2^foldingSteps[i] values into one; the sizes of
/// the layers are 2^(log2DomainSize − s₀ − … − sᵢ). Element 0 may be 0, which leaves layer 0
/// unfolded; the others are at least 1. The last layer is sent as the coefficients of a polynomial
/// of degree below 2^log2LastLayerDegreeBound. The test thus bounds the degree of the function by
/// 2^(s₀ + … + log2LastLayerDegreeBound).
package struct FRIParameters: Hashable, Sendable {
  package let log2DomainSize: Int
  package let foldingSteps: [Int]
  package let log2LastLayerDegreeBound: Int
  package let queryCount: Int
  package let proofOfWorkBits: Int

  /// Largest values accepted, which bound time and memory before any byte of a proof is read.
  package enum Maximum {
    package static let log2DomainSize = 47
    package static let stepCount = 24
    package static let step = 6
    package static let log2LastLayerDegreeBound = 16
    package static let queryCount = 4096
    package static let proofOfWorkBits = 64
  }

  /// Checks the shape.
  ///
  /// - Throws: the first parameter out of range.
  package init(
    log2DomainSize: Int,
    foldingSteps: [Int],
    log2LastLayerDegreeBound: Int,
    queryCount: Int,
    proofOfWorkBits: Int
  ) throws(FRIParameterError) {
    func check(
      _ value: Int,
      in range: ClosedRange<Int>,
      _ parameter: FRIParameterError.Parameter
    ) throws(FRIParameterError) {
      guard range.contains(value) else {
        throw FRIParameterError(parameter: parameter, allowed: range, found: value)
      }
    }
    try check(log2DomainSize, in: 1...Maximum.log2DomainSize, .log2DomainSize)
    try check(foldingSteps.count, in: 1...Maximum.stepCount, .stepCount)
    for (index, step) in foldingSteps.enumerated() {
      try check(step, in: (index == 0 ? 0 : 1)...Maximum.step, .step(index))
    }
    try check(
      log2LastLayerDegreeBound,
      in: 0...Maximum.log2LastLayerDegreeBound,
      .log2LastLayerDegreeBound
    )
    try check(queryCount, in: 1...Maximum.queryCount, .queryCount)
    try check(proofOfWorkBits, in: 0...Maximum.proofOfWorkBits, .proofOfWorkBits)
    // The domain must be at least twice the degree bound: a code of rate 1 contains every word.
    let log2DegreeBound = foldingSteps.reduce(log2LastLayerDegreeBound, +)
    try check(log2DegreeBound, in: 0...(log2DomainSize - 1), .log2DegreeBound)
    self.log2DomainSize = log2DomainSize
    self.foldingSteps = foldingSteps
    self.log2LastLayerDegreeBound = log2LastLayerDegreeBound
    self.queryCount = queryCount
    self.proofOfWorkBits = proofOfWorkBits
  }

  /// log₂ of the degree bound that is tested.
  package var log2DegreeBound: Int { foldingSteps.reduce(log2LastLayerDegreeBound, +) }

  /// log₂ of the inverse rate.
  package var log2BlowupFactor: Int { log2DomainSize - log2DegreeBound }

  /// log₂ of the number of positions a query can ask for.
  package var log2QueryDomainSize: Int { log2DomainSize - foldingSteps[0] }

  /// log₂ of the size of the domain of the last layer.
  package var log2LastLayerSize: Int { log2LastLayerDegreeBound + log2BlowupFactor }
}

/// A FRI parameter out of range.
package struct FRIParameterError: Error, Equatable, Sendable {
  package enum Parameter: Equatable, Sendable {
    case log2DomainSize
    case stepCount
    case step(Int)
    case log2LastLayerDegreeBound
    case queryCount
    case proofOfWorkBits
    case log2DegreeBound
  }

  package let parameter: Parameter
  package let allowed: ClosedRange<Int>
  package let found: Int

  package init(parameter: Parameter, allowed: ClosedRange<Int>, found: Int) {
    self.parameter = parameter
    self.allowed = allowed
    self.found = found
  }
}

extension FRIParameterError.Parameter {
  /// The parameter by the members of the file it depends on.
  package var words: String {
    switch self {
    case .log2DomainSize: "log2 of the evaluation domain"
    case .stepCount: "number of FRI steps"
    case .step(let index): "FRI step \(index)"
    case .log2LastLayerDegreeBound: "log2 of the last layer"
    case .queryCount: "queries"
    case .proofOfWorkBits: "bits of proof of work"
    case .log2DegreeBound: "log2 of the degree bound"
    }
  }
}
