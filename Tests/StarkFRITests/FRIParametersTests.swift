import StarkFRI
import Testing

@Suite("FRI parameters")
struct FRIParametersTests {
  /// Values that are accepted, each on one side of a bound.
  private struct Values {
    var log2DomainSize = 20
    var foldingSteps = [0, 4, 4]
    var log2LastLayerDegreeBound = 7
    var queryCount = 18
    var proofOfWorkBits = 24

    func make() throws(FRIParameterError) -> FRIParameters {
      try FRIParameters(
        log2DomainSize: log2DomainSize,
        foldingSteps: foldingSteps,
        log2LastLayerDegreeBound: log2LastLayerDegreeBound,
        queryCount: queryCount,
        proofOfWorkBits: proofOfWorkBits
      )
    }
  }

  private func expectAccepted(_ change: (inout Values) -> Void) {
    var values = Values()
    change(&values)
    #expect(throws: Never.self) { try values.make() }
  }

  private func expectRefused(
    _ parameter: FRIParameterError.Parameter,
    _ allowed: ClosedRange<Int>,
    found: Int,
    _ change: (inout Values) -> Void
  ) {
    var values = Values()
    change(&values)
    #expect(throws: FRIParameterError(parameter: parameter, allowed: allowed, found: found)) {
      try values.make()
    }
  }

  @Test("the derived sizes follow from the steps")
  func derivedSizes() throws {
    var values = Values()
    values.foldingSteps = [2, 4, 3]
    let parameters = try values.make()
    #expect(parameters.log2DegreeBound == 16)
    #expect(parameters.log2BlowupFactor == 4)
    #expect(parameters.log2QueryDomainSize == 18)
    #expect(parameters.log2LastLayerSize == 11)
  }

  @Test("the domain has 2 to 2⁴⁷ points")
  func domainSize() {
    expectAccepted {
      $0.log2DomainSize = 1
      $0.foldingSteps = [0]
      $0.log2LastLayerDegreeBound = 0
    }
    expectAccepted { $0.log2DomainSize = 47 }
    for size in [.min, -1, 0, 48, 64, .max] {
      expectRefused(.log2DomainSize, 1...47, found: size) { $0.log2DomainSize = size }
    }
  }

  @Test("there are 1 to 24 steps")
  func stepCount() {
    func steps(_ count: Int) -> [Int] { [Int](repeating: 1, count: count) }
    expectAccepted { $0.foldingSteps = [0] }
    expectAccepted {
      $0.log2DomainSize = 40
      $0.foldingSteps = steps(24)
    }
    for count in [0, 25, 1000] {
      expectRefused(.stepCount, 1...24, found: count) { $0.foldingSteps = steps(count) }
    }
  }

  @Test("a step is 1 to 6; the first may be 0")
  func steps() {
    expectAccepted { $0.foldingSteps = [6, 1] }
    expectAccepted { $0.foldingSteps = [0, 6, 1] }
    for step in [.min, -1, 7, .max] {
      expectRefused(.step(0), 0...6, found: step) { $0.foldingSteps[0] = step }
    }
    for step in [.min, -1, 0, 7, .max] {
      expectRefused(.step(2), 1...6, found: step) { $0.foldingSteps[2] = step }
    }
  }

  @Test("the last layer has 1 to 2¹⁶ coefficients")
  func lastLayer() {
    expectAccepted { $0.log2LastLayerDegreeBound = 0 }
    expectAccepted {
      $0.log2DomainSize = 40
      $0.log2LastLayerDegreeBound = 16
    }
    for bound in [.min, -1, 17, .max] {
      expectRefused(.log2LastLayerDegreeBound, 0...16, found: bound) {
        $0.log2LastLayerDegreeBound = bound
      }
    }
  }

  @Test("there are 1 to 4096 queries")
  func queryCount() {
    for count in [1, 4096] { expectAccepted { $0.queryCount = count } }
    for count in [.min, 0, 4097, .max] {
      expectRefused(.queryCount, 1...4096, found: count) { $0.queryCount = count }
    }
  }

  @Test("the work is 0 to 64 bits")
  func proofOfWork() {
    for bits in [0, 60] { expectAccepted { $0.proofOfWorkBits = bits } }
    for bits in [.min, -1, 65, .max] {
      expectRefused(.proofOfWorkBits, 0...64, found: bits) { $0.proofOfWorkBits = bits }
    }
  }

  @Test("the domain is at least twice the degree bound")
  func rate() {
    expectAccepted { $0.log2DomainSize = 16 }
    expectRefused(.log2DegreeBound, 0...14, found: 15) { $0.log2DomainSize = 15 }
    expectRefused(.log2DegreeBound, 0...0, found: 15) { $0.log2DomainSize = 1 }
  }
}
