import StarkAlgebra
import StarkChannel
import StarkCommitments
import StarkFRI
import StarkHashes
import TestSupport
import Testing

@Suite("The low-degree test accepts polynomials of low degree")
struct LowDegreeTestTests {
  static let shapes: [FRIShape] = [
    // The smallest there is: a constant on two points.
    FRIShape(log2DomainSize: 1, foldingSteps: [0], log2LastLayerDegreeBound: 0),
    FRIShape(log2DomainSize: 2, foldingSteps: [1], log2LastLayerDegreeBound: 0),
    FRIShape(log2DomainSize: 4, foldingSteps: [0, 1, 1], log2LastLayerDegreeBound: 1),
    FRIShape(log2DomainSize: 6, foldingSteps: [2, 1, 1], log2LastLayerDegreeBound: 0),
    FRIShape(log2DomainSize: 8, foldingSteps: [0, 3, 2], log2LastLayerDegreeBound: 2),
    FRIShape(log2DomainSize: 8, foldingSteps: [1, 2, 3], log2LastLayerDegreeBound: 0),
    FRIShape(log2DomainSize: 9, foldingSteps: [6], log2LastLayerDegreeBound: 1),
    FRIShape(log2DomainSize: 9, foldingSteps: [0], log2LastLayerDegreeBound: 6),
    FRIShape(log2DomainSize: 10, foldingSteps: [0, 4, 4], log2LastLayerDegreeBound: 0),
    FRIShape(log2DomainSize: 12, foldingSteps: [0, 2, 2, 2, 2], log2LastLayerDegreeBound: 3),
    // More queries than positions: all are asked for.
    FRIShape(
      log2DomainSize: 4,
      foldingSteps: [1, 1],
      log2LastLayerDegreeBound: 0,
      queryCount: 200,
      proofOfWorkBits: 0
    ),
    FRIShape(
      log2DomainSize: 10,
      foldingSteps: [3, 3],
      log2LastLayerDegreeBound: 2,
      queryCount: 1,
      proofOfWorkBits: 8
    ),
  ]

  @Test("over the STARK field", arguments: shapes, TreeKind.allCases)
  func starkField(shape: FRIShape, tree: TreeKind) throws {
    try accept(FRICase<Felt252>(shape.parameters, tree.hash))
  }

  @Test("over a field of 32 bits", arguments: shapes, TreeKind.allCases)
  func toyField(shape: FRIShape, tree: TreeKind) throws {
    try accept(FRICase<ToyField>(shape.parameters, tree.hash))
  }

  private func accept<Element: CommittableField>(_ test: FRICase<Element>) throws {
    let coefficients = test.coefficients()
    let function = try test.verify(test.prove())
    let parameters = test.parameters
    let domain = Coset<Element>(log2Size: parameters.log2DomainSize)
    let step = parameters.foldingSteps[0]
    let points = function.rows.flatMap { row in
      (row << step..<(row + 1) << step).map { domain.element(bitReversed: $0) }
    }
    #expect(function.values == points.map { Element.evaluate(coefficients, at: $0) })
    #expect(function.rows.count <= min(parameters.queryCount, 1 << parameters.log2QueryDomainSize))
  }

  @Test("of lower degree than the bound, constants and zero among them", arguments: [0, 1, 5])
  func lowerDegree(count: Int) throws {
    let shape = FRIShape(
      log2DomainSize: 7,
      foldingSteps: [1, 2],
      log2LastLayerDegreeBound: 1
    )
    let test = try FRICase<Felt252>(shape.parameters, TreeKind.keccak.hash)
    let proof = try LowDegreeProver(parameters: test.parameters, hash: test.hash)
      .prove(Array(test.coefficients().prefix(count)), channel: ToyChannel(seed: test.seed))
    let function = try test.verify(proof)
    #expect(!function.values.isEmpty)
  }

  @Test("only on a domain that the field has")
  func domainOfField() throws {
    let largest = FRIShape(log2DomainSize: 30, foldingSteps: [4, 4], log2LastLayerDegreeBound: 0)
    let larger = FRIShape(log2DomainSize: 31, foldingSteps: [4, 4], log2LastLayerDegreeBound: 0)
    let hash = TreeKind.keccak.hash
    #expect(throws: Never.self) { try FRICase<ToyField>(largest.parameters, hash) }
    #expect(throws: Never.self) { try FRICase<Felt252>(larger.parameters, hash) }
    #expect(
      throws: FRIParameterError(parameter: .log2DomainSize, allowed: 1...30, found: 31)
    ) {
      try FRICase<ToyField>(larger.parameters, hash)
    }
  }
}
