package import StarkChannel

extension TranscriptLog.Entry {
  /// The line that Stone's prover writes for the same message or challenge.
  ///
  ///     P->V[0:32]: /cpu air/STARK/Original/Commit on Trace: Commitment: Hash(0x…)
  ///     V->P: /cpu air/STARK/FRI/QueryIndices: 0: Number(33378)
  ///
  /// Source: Stone, channel/channel.cc and annotation_scope.h.
  package var stoneAnnotation: String {
    let direction = byteRange.map { "P->V[\($0.lowerBound):\($0.upperBound)]" } ?? "V->P"
    return "\(direction): /cpu air/\(path): \(label): \(payload.stoneText)"
  }
}

extension TranscriptLog.Payload {
  fileprivate var stoneText: String {
    switch self {
    case .hash(let digest): "Hash(\(digest))"
    case .element(let element): "Field Element(\(element))"
    case .elements(let elements): "Field Elements(\(elements.joined(separator: ", ")))"
    case .data(let data): "Data(\(data))"
    case .number(let number): "Number(\(number))"
    }
  }
}
