/// What the soundness bounds of a STARK over FRI depend on.
///
/// The bounds are total functions of these numbers: values outside the ranges below, such as a
/// blow-up of one, are answered with 0 bits and never with a trap.
package struct SoundnessParameters: Equatable, Sendable {
  /// b ≥ 1, where the rate is ρ = 2^−b.
  package var log2Blowup: Int
  /// log₂ T, where T is the trace length and n = T/ρ the size of the evaluation domain.
  package var log2TraceLength: Int
  /// sᵢ: layer i + 1 of FRI is 2^sᵢ times smaller than layer i; zeros fold nothing.
  package var foldingSteps: [Int]
  /// q, the number of queries drawn; duplicates count, as they do in the published bounds.
  package var queryCount: Int
  /// w, the grinding right before the queries are drawn.
  package var proofOfWorkBits: Int
  /// N, the number of functions that powers of one challenge batch into the first layer.
  ///
  /// For Stone these are the DEEP quotients: one for each mask cell, and two for the composition.
  package var batchedFunctionCount: Int
  /// C, the number of constraints that powers of one challenge combine.
  package var constraintCount: Int
  /// d, the largest degree of a constraint in the trace columns.
  package var constraintDegree: Int
  /// o, the largest number of rows at which one column is opened.
  package var openingsPerColumn: Int
  /// log₂ |F| of the field that challenges are drawn from.
  package var fieldBits: Double
  /// λ: finding a collision of the weakest hash takes about 2^λ calls, λ = digest bits/2.
  package var collisionBits: Int

  package init(
    log2Blowup: Int,
    log2TraceLength: Int,
    foldingSteps: [Int],
    queryCount: Int,
    proofOfWorkBits: Int,
    batchedFunctionCount: Int,
    constraintCount: Int,
    constraintDegree: Int,
    openingsPerColumn: Int,
    fieldBits: Double,
    collisionBits: Int
  ) {
    self.log2Blowup = log2Blowup
    self.log2TraceLength = log2TraceLength
    self.foldingSteps = foldingSteps
    self.queryCount = queryCount
    self.proofOfWorkBits = proofOfWorkBits
    self.batchedFunctionCount = batchedFunctionCount
    self.constraintCount = constraintCount
    self.constraintDegree = constraintDegree
    self.openingsPerColumn = openingsPerColumn
    self.fieldBits = fieldBits
    self.collisionBits = collisionBits
  }

  /// log₂ of the STARK prime 2²⁵¹ + 17·2¹⁹² + 1, which exceeds 251 by less than 2⁻⁵⁴.
  package static let starkPrimeBits = 251.0
}

extension SoundnessParameters {
  /// ρ = 2^−b.
  var rate: Double { powerOfTwo(-Double(log2Blowup)) }

  /// T.
  var traceLength: Double { powerOfTwo(Double(log2TraceLength)) }

  /// n = T/ρ.
  var domainSize: Double { traceLength / rate }

  /// The rounds that fold: number, step sᵢ, and dimension kᵢ = T/2^(s₁ + … + sᵢ) after the fold.
  var commitRounds: [(index: Int, step: Double, dimension: Double)] {
    var rounds: [(index: Int, step: Double, dimension: Double)] = []
    var dimension = traceLength
    for (index, step) in foldingSteps.enumerated() where step != 0 {
      dimension /= powerOfTwo(Double(step))
      rounds.append((index + 1, Double(step), dimension))
    }
    return rounds
  }
}
