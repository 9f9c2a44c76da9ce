package import StarkAlgebra
package import StarkChannel
package import StarkCommitments
package import StarkFRI
package import StarkHashes

/// The prover of the stand-alone low-degree test.
package struct LowDegreeProver<Element: CommittableField, Hash: TreeHash>: Sendable {
  private let parameters: FRIParameters
  private let hash: Hash

  package init(parameters: FRIParameters, hash: Hash) {
    self.parameters = parameters
    self.hash = hash
  }

  /// A proof about the polynomial with `coefficients`, which is honest without a `cheat` if there
  /// are at most 2^log2DegreeBound of them.
  ///
  /// - Returns: the bytes, where the openings begin in them, and the positions asked for.
  package func prove<C: Channel & ~Copyable>(
    _ coefficients: [Element],
    cheat: FRICheat? = nil,
    channel: consuming C
  ) throws(HashInputError) -> LowDegreeProof where C.Element == Element {
    var transcript = ProverTranscript(channel)
    var values = Element.evaluations(
      of: coefficients,
      over: Coset(log2Size: parameters.log2DomainSize)
    )
    if case .wrongFolding(0, let position) = cheat { values[position] += .one }
    let function = try ProverTable(
      values: values,
      columnCount: 1 << parameters.foldingSteps[0],
      hash: hash
    )
    values = []
    transcript.send(function.root.array)
    let layers = try FRIProver(
      committingTo: coefficients,
      parameters: parameters,
      hash: hash,
      cheat: cheat,
      transcript: &transcript
    )
    if parameters.proofOfWorkBits > 0 {
      let nonce = transcript.findProofOfWork(bits: parameters.proofOfWorkBits)
      transcript.send(nonce.bigEndianBytes)
    }
    let messages = transcript.proof
    let positions = transcript.samplePositions(
      count: parameters.queryCount,
      log2Bound: parameters.log2QueryDomainSize
    )
    var opening = function.open(rows: positions)
    switch cheat {
    case .wrongLeaf(0, let cell): opening.cells[cell].w3 ^= 1 << 56
    case .forgedSibling(0, let node): opening.siblings[node].w3 ^= 1 << 56
    default: break
    }
    return LowDegreeProof(
      bytes: messages + opening.bytes + layers.open(positions: positions),
      openingsOffset: messages.count,
      positions: positions
    )
  }
}

/// What the prover made, and what it learned on the way.
package struct LowDegreeProof: Equatable, Sendable {
  package var bytes: [UInt8]
  package let openingsOffset: Int
  /// The queried positions, ascending and distinct.
  package let positions: [Int]
}

extension UInt64 {
  /// The eight bytes, most significant first.
  package var bigEndianBytes: [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: self >> UInt64(56 - 8 * $0)) }
  }
}
