package import StarkAlgebra
package import StarkChannel
package import StarkCommitments
package import StarkFRI
package import StarkHashes

/// The prover of FRI, honest or cheating.
///
/// It works on coefficients, not on values as the verifier does: the function with coefficients cᵢ
/// folds to the one with 2ˢ·Σⱼ aʲ·c_(2ˢ·t + j), j < 2ˢ, as coefficient t.
package struct FRIProver<Element: CommittableField, Hash: TreeHash>: Sendable {
  private let parameters: FRIParameters
  private let cheat: FRICheat?
  /// Layers 1, 2, ….
  private let layers: [ProverTable<Hash>]

  /// Runs the commit phase: sends the roots of the layers and the last coefficients.
  ///
  /// The function with `coefficients` has low degree if there are at most 2^log2DegreeBound; with
  /// more, the last layer is cut to the length it may have. `encode` writes a last coefficient.
  package init<C: Channel & ~Copyable>(
    committingTo coefficients: [Element],
    parameters: FRIParameters,
    hash: Hash,
    cheat: FRICheat? = nil,
    transcript: inout ProverTranscript<C>,
    encode: (Element) -> Bytes32 = { $0.cell }
  ) throws(HashInputError) where C.Element == Element {
    let steps = parameters.foldingSteps
    var layers: [ProverTable<Hash>] = []
    var function = coefficients
    var log2Size = parameters.log2DomainSize
    var log2DegreeBound = parameters.log2DegreeBound
    for (index, step) in steps.enumerated() {
      if step > 0 {
        function = Element.fold(function, step: step, challenge: transcript.draw())
      }
      log2Size -= step
      log2DegreeBound -= step
      guard index + 1 < steps.count else { continue }
      if cheat == .highDegree(layer: index + 1) {
        let missing = (1 << log2DegreeBound) + 1 - function.count
        function += [Element](repeating: .zero, count: max(0, missing))
        function[1 << log2DegreeBound] += .one
      }
      var values = Element.evaluations(of: function, over: Coset(log2Size: log2Size))
      if case .wrongFolding(index + 1, let position) = cheat { values[position] += .one }
      let layer = try ProverTable(values: values, columnCount: 1 << steps[index + 1], hash: hash)
      transcript.send(layer.root.array)
      layers.append(layer)
    }
    var count = 1 << parameters.log2LastLayerDegreeBound
    if cheat == .longLastLayer { count += 1 }
    function += [Element](repeating: .zero, count: max(0, count - function.count))
    if case .wrongLastCoefficient(let index) = cheat { function[index] += .one }
    transcript.send(function.prefix(count).flatMap { encode($0).array })
    self.parameters = parameters
    self.cheat = cheat
    self.layers = layers
  }

  /// The openings of all layers for queries at `positions`, which are ascending and distinct.
  package func open(positions: [Int]) -> [UInt8] {
    var bytes: [UInt8] = []
    var positions = positions
    for (index, layer) in layers.enumerated() {
      let step = parameters.foldingSteps[index + 1]
      let rows = Set(positions.map { $0 >> step }).sorted()
      var opening = layer.open(rows: rows, known: Set(positions))
      switch cheat {
      case .wrongLeaf(index + 1, let cell): opening.cells[cell].w3 ^= 1 << 56
      case .forgedSibling(index + 1, let node): opening.siblings[node].w3 ^= 1 << 56
      default: break
      }
      bytes += opening.bytes
      positions = rows
    }
    return bytes
  }
}

extension TwoAdicField {
  /// 2ˢ·Σⱼ challengeʲ·coefficients[2ˢ·t + j], j < 2ˢ, for every t.
  @specialized(where Self == Felt252)
  @specialized(where Self == ToyField)
  fileprivate static func fold(_ coefficients: [Self], step: Int, challenge: Self) -> [Self] {
    let scale = Self(1 << UInt64(step))
    return stride(from: 0, to: coefficients.count, by: 1 << step).map { start in
      let end = min(start + (1 << step), coefficients.count)
      return scale * evaluate(Array(coefficients[start..<end]), at: challenge)
    }
  }
}
