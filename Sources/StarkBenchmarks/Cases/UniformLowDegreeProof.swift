import StarkAlgebra
import StarkChannel
package import StarkCommitments
package import StarkFRI
package import StarkHashes
package import StoneProofs

/// A valid proof that a constant function has low degree, made without the work of a prover.
///
/// All cells of a layer are equal, hence all nodes of a depth: making a proof is a matter of
/// counting, and verifying it takes what any proof of its shape takes.
package struct UniformLowDegreeProof {
  package let bytes: [UInt8]

  /// The transcript that the proof belongs to.
  package static var channel: StoneChannel {
    StoneChannel(.bytes(.keccak256), seed: Bytes32(UInt256(1)))
  }

  package init(parameters: FRIParameters, hash: LayeredHash) throws(HashInputError) {
    // A fold by s doubles a constant s times.
    var layers: [UniformTable] = []
    var value: Felt252 = 7
    var log2Size = parameters.log2DomainSize
    for step in parameters.foldingSteps {
      layers.append(
        try UniformTable(
          cell: value.cell,
          log2RowCount: log2Size - step,
          log2ColumnCount: step,
          hash: hash
        )
      )
      for _ in 0..<step { value = value.doubled }
      log2Size -= step
    }
    var coefficients = [Felt252](repeating: .zero, count: 1 << parameters.log2LastLayerDegreeBound)
    coefficients[0] = value

    let roots = layers.map(\.root)
    let lastLayer = coefficients.flatMap { $0.cell.array }
    let positions = UniformLowDegreeProof.positions(
      parameters: parameters,
      hash: hash,
      roots: roots,
      lastLayer: Unread(coefficients, encoding: lastLayer[...])
    )
    var bytes = roots.flatMap(\.array) + lastLayer
    var rows = positions
    for (index, layer) in layers.enumerated() {
      let knownCount = index == 0 ? 0 : rows.count
      if index > 0 { rows = rows.parents(parameters.foldingSteps[index]) }
      bytes += layer.opening(rows: rows, knownCount: knownCount)
    }
    self.bytes = bytes
  }

  /// The positions that the verifier will ask for.
  private static func positions(
    parameters: FRIParameters,
    hash: LayeredHash,
    roots: [Bytes32],
    lastLayer: Unread<[Felt252]>
  ) -> [Int] {
    let messages = roots.map { Unread($0, encoding: $0.array[...]) }
    var channel = channel
    var log = TranscriptLog.off
    _ = channel.read(messages[0])
    _ = FRICommitment<Felt252, LayeredHash>(
      parameters: parameters,
      hash: hash,
      messages: FRIMessages(layerRoots: Array(messages[1...]), lastLayer: lastLayer),
      channel: &channel,
      path: "",
      log: &log
    )
    return channel.sampleQueries(
      count: parameters.queryCount,
      log2Bound: parameters.log2QueryDomainSize,
      path: "",
      log: &log
    ).positions
  }
}

extension [Int] {
  /// The distinct indices without their `count` lowest bits; self ascends.
  func parents(_ count: Int) -> [Int] {
    var parents: [Int] = []
    for index in self where parents.last != index >> count { parents.append(index >> count) }
    return parents
  }
}
