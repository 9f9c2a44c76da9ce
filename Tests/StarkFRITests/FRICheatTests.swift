import StarkAlgebra
import StarkChannel
import StarkCommitments
import StarkFRI
import TestSupport
import Testing

@Suite("The low-degree test catches a cheating prover at the intended check")
struct FRICheatTests {
  static let shapes: [FRIShape] = [
    FRIShape(
      log2DomainSize: 8,
      foldingSteps: [0, 2, 1],
      log2LastLayerDegreeBound: 2,
      queryCount: 12,
      proofOfWorkBits: 8
    ),
    FRIShape(
      log2DomainSize: 9,
      foldingSteps: [1, 2, 2],
      log2LastLayerDegreeBound: 2,
      queryCount: 12,
      proofOfWorkBits: 8
    ),
  ]

  /// Runs `check` over both fields and the trees.
  private func forAllFields(
    _ shape: FRIShape,
    _ tree: TreeKind,
    check: (any FRICheating) throws -> Void
  ) throws {
    try check(FRICase<Felt252>(shape.parameters, tree.hash))
    try check(FRICase<ToyField>(shape.parameters, tree.hash))
  }

  @Test("one coefficient too many: the last layer", arguments: shapes, TreeKind.allCases)
  func highDegree(shape: FRIShape, tree: TreeKind) throws {
    try forAllFields(shape, tree) { test in
      let (rejection, proof) = try test.run(excess: 1, cheat: nil)
      guard case .fri(.lastLayer(let position, _, _)) = rejection else {
        Issue.record("\(String(describing: rejection))")
        return
      }
      // Every position is wrong, and the first is reported.
      #expect(position == proof.positions[0] >> shape.foldingSteps[1...].reduce(0, +))
    }
  }

  @Test("a layer of too high degree: that layer", arguments: shapes, TreeKind.allCases)
  func highDegreeLayer(shape: FRIShape, tree: TreeKind) throws {
    try forAllFields(shape, tree) { test in
      for layer in 1..<shape.foldingSteps.count {
        let (rejection, _) = try test.run(excess: 0, cheat: .highDegree(layer: layer))
        #expect(Verdict(rejection) == .layer(layer))
      }
    }
  }

  @Test("a wrong last coefficient: the last layer", arguments: shapes, TreeKind.allCases)
  func wrongLastCoefficient(shape: FRIShape, tree: TreeKind) throws {
    try forAllFields(shape, tree) { test in
      for index in 0..<1 << shape.log2LastLayerDegreeBound {
        let (rejection, _) = try test.run(excess: 0, cheat: .wrongLastCoefficient(index: index))
        #expect(Verdict(rejection) == .lastLayer)
      }
    }
  }

  @Test("a last layer one coefficient too long: the work was done on another transcript")
  func longLastLayer() throws {
    let shape = FRICheatTests.shapes[0]
    try forAllFields(shape, .keccak) { test in
      let (rejection, _) = try test.run(excess: 0, cheat: .longLastLayer)
      #expect(Verdict(rejection) == .proofOfWork)
    }
  }

  @Test("wrong folding at one position: the layer it is in or the next, if a query gets there")
  func wrongFolding() throws {
    let shape = FRICheatTests.shapes[0]
    let steps = shape.foldingSteps
    for layer in steps.indices {
      var verdicts: Set<Verdict> = []
      for seed in UInt64(0)..<40 {
        let test = try FRICase<ToyField>(shape.parameters, TreeKind.keccak.hash, seed: seed)
        let cheat = FRICheat.wrongFolding(layer: layer, position: 9)
        let (rejection, proof) = try test.run(excess: 0, cheat: cheat)
        let verdict = Verdict(rejection)
        // In layer 1 the queries arrive at their positions; layer 0 is opened whole.
        let arrivals = proof.positions.map { $0 >> steps[1..<max(1, layer)].reduce(0, +) }
        let next = layer + 1 < steps.count ? Verdict.layer(layer + 1) : .lastLayer
        if layer > 0, arrivals.contains(9) {
          #expect(verdict == .layer(layer))
        } else if arrivals.contains(where: { $0 >> steps[layer] == 9 >> steps[layer] }) {
          #expect(verdict == next)
        } else {
          #expect(verdict == .accepted)
        }
        verdicts.insert(verdict)
      }
      #expect(verdicts.count == (layer == 0 ? 2 : 3), "every outcome occurs")
    }
  }

  @Test("a wrong leaf and a forged sibling: the root", arguments: shapes, TreeKind.allCases)
  func forgedOpening(shape: FRIShape, tree: TreeKind) throws {
    try forAllFields(shape, tree) { test in
      for layer in shape.foldingSteps.indices {
        let (leaf, _) = try test.run(excess: 0, cheat: .wrongLeaf(layer: layer, index: 0))
        #expect(Verdict(leaf) == .layer(layer))
        let (node, _) = try test.run(excess: 0, cheat: .forgedSibling(layer: layer, index: 0))
        #expect(Verdict(node) == .layer(layer))
      }
    }
  }
}

/// The check that failed, without its particulars.
private enum Verdict: Hashable {
  case accepted
  case proofOfWork
  /// The opened cells of a layer do not hash to its root.
  case layer(Int)
  case lastLayer
  case other

  init(_ rejection: LowDegreeRejection?) {
    switch rejection {
    case nil: self = .accepted
    case .proofOfWork: self = .proofOfWork
    case .function(.rootMismatch): self = .layer(0)
    case .fri(.decommitment(let layer, .rootMismatch)): self = .layer(layer)
    case .fri(.lastLayer): self = .lastLayer
    default: self = .other
    }
  }
}

/// A low-degree test over any field.
protocol FRICheating {
  func run(excess: Int, cheat: FRICheat?) throws -> (LowDegreeRejection?, LowDegreeProof)
}

extension FRICase: FRICheating {
  func run(excess: Int, cheat: FRICheat?) throws -> (LowDegreeRejection?, LowDegreeProof) {
    let proof = try prove(excess: excess, cheat: cheat)
    return (rejection(of: proof), proof)
  }
}
