import StarkFRI

extension SoundnessParameters {
  /// Parameters with 30 batched columns, 200 constraints of degree 2 and folds of three halvings.
  ///
  /// These are the fixed figures of the published estimates that the tests compare with.
  static func example(
    queries: Int,
    log2Blowup: Int,
    proofOfWorkBits: Int,
    log2TraceLength: Int = 20,
    foldingSteps: [Int] = [3, 3, 3, 3, 3],
    fieldBits: Double = SoundnessParameters.starkPrimeBits,
    collisionBits: Int = 128
  ) -> SoundnessParameters {
    SoundnessParameters(
      log2Blowup: log2Blowup,
      log2TraceLength: log2TraceLength,
      foldingSteps: foldingSteps,
      queryCount: queries,
      proofOfWorkBits: proofOfWorkBits,
      batchedFunctionCount: 30,
      constraintCount: 200,
      constraintDegree: 2,
      openingsPerColumn: 2,
      fieldBits: fieldBits,
      collisionBits: collisionBits
    )
  }
}

extension [SoundnessTerm] {
  /// The bits of the weakest term.
  var weakest: Double { map(\.bits).min() ?? 0 }

  /// The bits of the term from `source`, or nil if there is none.
  func bits(_ source: SoundnessTerm.Source) -> Double? { first { $0.source == source }?.bits }
}
