import StarkFRI
import Testing

@Suite("Conjectured soundness")
struct ConjecturedSoundnessTests {
  /// Queries, log₂ blow-up, grinding, then bits by Stone's formula and for random words.
  static let deployed: [(Int, Int, Int, stone: Double, randomWords: Double)] = [
    (18, 4, 24, 96, 95.4),
    (18, 4, 30, 102, 101.4),
    (18, 2, 24, 60, 59.6),
    (10, 4, 30, 70, 69.7),
    (10, 2, 30, 50, 49.8),
    (32, 2, 32, 96, 95.4),
  ]

  @Test("deployed parameter sets have the published bits", arguments: deployed)
  func deployedSets(
    queries: Int,
    log2Blowup: Int,
    proofOfWorkBits: Int,
    stone: Double,
    randomWords: Double
  ) {
    let parameters = SoundnessParameters.example(
      queries: queries,
      log2Blowup: log2Blowup,
      proofOfWorkBits: proofOfWorkBits
    )
    #expect(ConjecturedSoundness.stoneFormula(parameters).weakest == stone)
    #expect(abs(ConjecturedSoundness.randomWords(parameters).weakest - randomWords) < 0.1)
  }

  @Test("Stone's formula also gives the bits of parameter sets outside the STARK field")
  func otherFields() {
    let ditto = SoundnessParameters.example(queries: 12, log2Blowup: 4, proofOfWorkBits: 32)
    #expect(ConjecturedSoundness.stoneFormula(ditto).weakest == 80)
    let small = SoundnessParameters.example(
      queries: 70,
      log2Blowup: 1,
      proofOfWorkBits: 26,
      fieldBits: 124
    )
    #expect(ConjecturedSoundness.stoneFormula(small).weakest == 96)
  }

  @Test("100 and 128 bits by the formula take the published numbers of queries")
  func queriesNeeded() {
    for (bits, log2Blowup, queries) in [(100, 2, 35), (100, 4, 18), (128, 2, 49), (128, 4, 25)] {
      let bitsFor = { (count: Int) in
        ConjecturedSoundness.stoneFormula(
          .example(queries: count, log2Blowup: log2Blowup, proofOfWorkBits: 30)
        ).weakest
      }
      #expect(bitsFor(queries) >= Double(bits))
      #expect(bitsFor(queries - 1) < Double(bits))
    }
  }

  @Test("in a small field a fold binds the random-words bound, as Plonky3's published case does")
  func commitRoundBinds() throws {
    // 128 − log₂(3·(2²⁶ + 1)) for the first fold at the size before it; ours counts the size after.
    let parameters = SoundnessParameters.example(
      queries: 27,
      log2Blowup: 3,
      proofOfWorkBits: 40,
      log2TraceLength: 23,
      foldingSteps: [2, 2, 2],
      fieldBits: 128
    )
    let terms = ConjecturedSoundness.randomWords(parameters)
    let fold = try #require(terms.bits(.commitRound(1)))
    #expect(terms.weakest == fold)
    #expect(fold > 128 - 27.585 && fold < 128 - 27.585 + 4)
  }
}
