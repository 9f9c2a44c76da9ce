package import StarkChannel
package import StoneProofs

/// A run of proof bytes that hold one prover message, and what part of the protocol it plays.
package struct ProofRegion: Equatable, Sendable {
  package enum Role: Hashable, Sendable {
    case tableRoot(StoneTable)
    case outOfDomainValues
    case layerRoot(Int)
    case lastLayer
    case nonce
    case tableOpening(StoneTable)
    case layerOpening(Int)
  }

  package let role: Role
  package let bytes: Range<Int>
  /// Whether the words are field elements; the others are digests and the nonce.
  package let holdsElements: Bool

  /// What the entry of a transcript says about the proof bytes, or nil for a challenge.
  package init?(_ entry: TranscriptLog.Entry) {
    guard let bytes = entry.byteRange, let role = Role(path: entry.path) else { return nil }
    self.role = role
    self.bytes = bytes
    switch entry.payload {
    case .element, .elements: holdsElements = true
    case .hash, .data, .number: holdsElements = false
    }
  }
}

extension ProofRegion.Role {
  /// The part of the protocol that Stone's annotations call `path`.
  fileprivate init?(path: String) {
    let tables = [
      "STARK/Original/Commit on Trace": StoneTable.trace,
      "STARK/Interaction/Commit on Trace": .interaction,
      "STARK/Out Of Domain Sampling/Commit on Trace": .composition,
    ]
    let opening = "STARK/FRI/Decommitment/Layer 0/Virtual Oracle/Trace "
    if let table = tables[path] {
      self = .tableRoot(table)
    } else if path == "STARK/Out Of Domain Sampling/OODS values" {
      self = .outOfDomainValues
    } else if path == "STARK/FRI/Commitment/Last Layer" {
      self = .lastLayer
    } else if path == "STARK/FRI/Proof of Work" {
      self = .nonce
    } else if path.hasPrefix(opening) {
      guard let table = Int(path.dropFirst(opening.count)).flatMap(StoneTable.init) else {
        return nil
      }
      self = .tableOpening(table)
    } else if let layer = path.number(after: "STARK/FRI/Commitment/Layer ") {
      self = .layerRoot(layer)
    } else if let layer = path.number(after: "STARK/FRI/Decommitment/Layer ") {
      self = .layerOpening(layer)
    } else {
      return nil
    }
  }
}

extension String {
  fileprivate func number(after prefix: String) -> Int? {
    hasPrefix(prefix) ? Int(dropFirst(prefix.count)) : nil
  }
}
