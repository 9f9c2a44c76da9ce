import StarkAlgebra
package import StarkChannel

extension TranscriptLog.Entry {
  /// The line that Stone's prover writes for the same message or challenge.
  ///
  ///     P->V[0:32]: /cpu air/STARK/Original/Commit on Trace: Commitment: Hash(0x…)
  ///     V->P: /cpu air/STARK/FRI/QueryIndices: 0: Number(33378)
  ///
  /// Numbers and digests have no zeros in front, but for digests of a hash that keeps its low bytes
  /// only: those show all 32. A node counts as one of the hash that joins it with its sibling.
  ///
  /// Source: Stone, channel/channel.cc, annotation_scope.h and crypt_tools/masked_hash.h.
  package var stoneAnnotation: String {
    let direction = byteRange.map { "P->V[\($0.lowerBound):\($0.upperBound)]" } ?? "V->P"
    return "\(direction): /cpu air/\(path): \(label): \(payload.stoneText)"
  }
}

extension TranscriptLog.Payload {
  fileprivate var stoneText: String {
    switch self {
    case .hash(let digest, .number): "Hash(\(digest.integer))"
    case .hash(let digest, .allBytes): "Hash(0x\(digest))"
    case .element(let element): "Field Element(\(element))"
    case .elements(let elements): "Field Elements(\(elements.joined(separator: ", ")))"
    case .data(let data): "Data(\(data))"
    case .number(let number): "Number(\(number))"
    }
  }
}
