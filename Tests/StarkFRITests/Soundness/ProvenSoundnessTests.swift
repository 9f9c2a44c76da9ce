import StarkFRI
import TestSupport
import Testing

@Suite("Proven soundness")
struct ProvenSoundnessTests {
  /// Queries, log₂ blow-up, grinding, then bits below the Johnson bound and in unique decoding.
  static let deployed: [(Int, Int, Int, johnson: Double, unique: Double)] = [
    (18, 4, 24, 60, 40),
    (18, 4, 30, 66, 46),
    (18, 2, 24, 42, 36),
    (10, 4, 30, 50, 39),
    (10, 2, 30, 40, 37),
    (32, 2, 32, 64, 54),
    (12, 4, 32, 56, 43),
  ]

  @Test("deployed parameter sets have the published bits, and queries bind", arguments: deployed)
  func deployedSets(
    queries: Int,
    log2Blowup: Int,
    proofOfWorkBits: Int,
    johnson: Double,
    unique: Double
  ) {
    let parameters = SoundnessParameters.example(
      queries: queries,
      log2Blowup: log2Blowup,
      proofOfWorkBits: proofOfWorkBits
    )
    let johnsonTerms = ProvenSoundness.johnson(parameters)
    let uniqueTerms = ProvenSoundness.uniqueDecoding(parameters)
    #expect(abs(johnsonTerms.weakest - johnson) <= 0.6)
    #expect(abs(uniqueTerms.weakest - unique) <= 0.6)
    #expect(johnsonTerms.bits(.queries) == johnsonTerms.weakest)
    #expect(uniqueTerms.bits(.queries) == uniqueTerms.weakest)
  }

  @Test("a 124-bit field leaves 60 and 55 bits of a nominal 96")
  func smallField() {
    let parameters = SoundnessParameters.example(
      queries: 70,
      log2Blowup: 1,
      proofOfWorkBits: 26,
      foldingSteps: Array(repeating: 1, count: 19),
      fieldBits: 124
    )
    // This row of the published table is rounded down.
    #expect(ProvenSoundness.johnson(parameters).weakest.rounded(.down) == 60)
    #expect(ProvenSoundness.uniqueDecoding(parameters).weakest.rounded(.down) == 55)
  }

  @Test("100 and 128 proven bits take the published numbers of queries")
  func queriesNeeded() {
    let published = [
      (bits: 100.0, log2Blowup: 2, johnson: 71, unique: 104),
      (bits: 100.0, log2Blowup: 4, johnson: 36, unique: 77),
      (bits: 128.0, log2Blowup: 2, johnson: 99, unique: 145),
      (bits: 128.0, log2Blowup: 4, johnson: 50, unique: 108),
    ]
    for row in published {
      let parameters = { (count: Int) in
        SoundnessParameters.example(
          queries: count,
          log2Blowup: row.log2Blowup,
          proofOfWorkBits: 30
        )
      }
      #expect(ProvenSoundness.johnson(parameters(row.johnson)).weakest >= row.bits)
      #expect(ProvenSoundness.johnson(parameters(row.johnson - 1)).weakest < row.bits)
      #expect(ProvenSoundness.uniqueDecoding(parameters(row.unique)).weakest >= row.bits)
      #expect(ProvenSoundness.uniqueDecoding(parameters(row.unique - 1)).weakest < row.bits)
    }
  }

  @Test("the hash caps what queries could give")
  func hashCap() {
    let parameters = SoundnessParameters.example(
      queries: 60,
      log2Blowup: 4,
      proofOfWorkBits: 30,
      collisionBits: 80
    )
    let terms = ProvenSoundness.johnson(parameters)
    #expect(terms.weakest == 80)
    #expect(terms.bits(.hashCollision) == 80)
  }

  @Test("bisection finds the multiplicity that trying all of them finds")
  func bestMultiplicity() {
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<20 {
      let parameters = SoundnessParameters.example(
        queries: .random(in: 1...200, using: &generator),
        log2Blowup: .random(in: 1...6, using: &generator),
        proofOfWorkBits: .random(in: 0...50, using: &generator),
        log2TraceLength: .random(in: 12...30, using: &generator),
        foldingSteps: [3, 3, 3],
        fieldBits: [124.0, 160.0, 251.0].randomElement(using: &generator) ?? 251,
        collisionBits: 500
      )
      let exhaustive = ProvenSoundness.multiplicities.map {
        ProvenSoundness.johnson(parameters, multiplicity: $0).weakest
      }.max()
      #expect(ProvenSoundness.johnson(parameters).weakest == exhaustive)
    }
  }

  @Test("there is one term for each fold, and a step of zero folds nothing")
  func commitRounds() {
    let parameters = SoundnessParameters.example(
      queries: 18,
      log2Blowup: 4,
      proofOfWorkBits: 24,
      foldingSteps: [0, 4, 3]
    )
    let terms = ProvenSoundness.uniqueDecoding(parameters)
    #expect(terms.bits(.commitRound(1)) == nil)
    #expect(terms.bits(.commitRound(2)) != nil)
    #expect(terms.bits(.commitRound(3)) != nil)
    #expect(terms.count == 7)
  }

  @Test(
    "senseless parameters offer nothing and do not trap",
    arguments: [
      SoundnessParameters.example(queries: 0, log2Blowup: 4, proofOfWorkBits: 0),
      .example(queries: 18, log2Blowup: 0, proofOfWorkBits: 0),
      .example(queries: 18, log2Blowup: -3, proofOfWorkBits: 0),
      .example(queries: 18, log2Blowup: 4, proofOfWorkBits: 0, log2TraceLength: .max),
      .example(queries: 18, log2Blowup: 4, proofOfWorkBits: 0, foldingSteps: [.max]),
      .example(queries: 18, log2Blowup: .max, proofOfWorkBits: 0),
    ]
  )
  func senseless(parameters: SoundnessParameters) {
    #expect(ProvenSoundness.johnson(parameters).weakest == 0)
    #expect(ProvenSoundness.uniqueDecoding(parameters).weakest == 0)
  }
}
