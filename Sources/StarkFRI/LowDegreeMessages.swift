import StarkAlgebra
import StarkChannel

/// The part of a low-degree proof that precedes the openings, decoded but not yet absorbed.
struct LowDegreeMessages<Element: CommittableField> {
  let functionRoot: Unread<Bytes32>
  let layers: FRIMessages<Element>
  /// Nil when no work is asked for.
  let nonce: Unread<UInt64>?
  let openingsOffset: Int

  /// Cuts `proof` into its messages, whose lengths follow from `parameters`.
  init(
    decoding proof: [UInt8],
    for parameters: FRIParameters
  ) throws(LowDegreeRejection) {
    let layerCount = parameters.foldingSteps.count
    let coefficientCount = 1 << parameters.log2LastLayerDegreeBound
    let nonceSize = parameters.proofOfWorkBits == 0 ? 0 : 8
    let wordCount = layerCount + coefficientCount
    let size = 32 * wordCount + nonceSize
    guard proof.count >= size else { throw .tooShort(needed: size, found: proof.count) }

    var words: [Bytes32] = []
    words.reserveCapacity(wordCount)
    for index in 0..<wordCount {
      guard let word = Bytes32(proof.span, at: 32 * index) else {
        throw .tooShort(needed: size, found: proof.count)
      }
      words.append(word)
    }
    let roots = words[..<layerCount].enumerated().map { index, word in
      Unread(word, encoding: proof[32 * index..<32 * (index + 1)])
    }
    var coefficients: [Element] = []
    coefficients.reserveCapacity(coefficientCount)
    for (index, word) in words[layerCount...].enumerated() {
      guard let coefficient = Element(cell: word) else {
        throw .nonCanonicalCoefficient(index: index, found: word)
      }
      coefficients.append(coefficient)
    }
    functionRoot = roots[0]
    layers = FRIMessages(
      layerRoots: Array(roots[1...]),
      lastLayer: Unread(coefficients, encoding: proof[32 * layerCount..<32 * wordCount])
    )
    let nonce = proof[32 * wordCount..<size]
    self.nonce =
      nonce.isEmpty ? nil : Unread(nonce.reduce(0) { $0 << 8 | UInt64($1) }, encoding: nonce)
    openingsOffset = size
  }
}
