package import StarkAlgebra
import StarkHashes

/// What a trader or an oracle signs: a list of at least two elements, hashed from the left.
///
///     hash = H(… H(H(w₀, w₁), w₂) …, wₙ)
package struct SignedMessage: Hashable, Sendable {
  package let words: [Felt252]

  package init(words: [Felt252]) {
    self.words = words
  }

  /// The hashes of many messages; where two begin alike what they share is hashed once.
  ///
  /// Step i takes word i of all messages, so that hashes are computed side by side.
  package static func hashes(
    of messages: [SignedMessage],
    counts: inout OperationCounts
  ) -> [Felt252] {
    var hashes = messages.map { $0.words.first ?? .zero }
    let length = messages.lazy.map(\.words.count).max() ?? 0
    for step in 1..<max(length, 1) {
      var slots: [Pair: Int] = [:]
      var pairs: [Felt252] = []
      var places: [(message: Int, slot: Int)] = []
      for (message, words) in messages.lazy.map(\.words).enumerated() where step < words.count {
        let pair = Pair(left: hashes[message], right: words[step])
        let slot = slots[pair] ?? slots.count
        if slot == slots.count {
          slots[pair] = slot
          pairs += [pair.left, pair.right]
        }
        places.append((message, slot))
      }
      let results = Pedersen.hashes(ofPairs: pairs, counts: &counts)
      for place in places { hashes[place.message] = results[place.slot] }
    }
    return hashes
  }

  private struct Pair: Hashable {
    let left: Felt252
    let right: Felt252
  }
}
