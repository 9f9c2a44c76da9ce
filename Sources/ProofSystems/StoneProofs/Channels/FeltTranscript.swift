import StarkAlgebra
import StarkHashes

/// The state of Stone's channel over Poseidon, made for verifiers that are Cairo programs.
///
/// absorb(f₁…fₙ): s ← Poseidon(s + 1, f₁, …, fₙ) and the counter restarts; a challenge is
/// Poseidon(s, counter). The absorbed words are the 32-byte words of the proof as integers.
/// Source: Stone, channel/noninteractive_verifier_felts_channel.cc.
struct FeltTranscript: Sendable {
  /// The hash of the proof of work, which is over bytes here too.
  private let proofOfWorkHash: ByteHash
  private var state: Felt252
  private var counter = Felt252.zero
  private(set) var counts = OperationCounts()

  init(seed: Felt252, proofOfWorkHash: ByteHash) {
    state = seed
    self.proofOfWorkHash = proofOfWorkHash
  }

  /// Absorbs whole words, each below p: the proof was checked for that before the channel began.
  mutating func absorb(_ bytes: Span<UInt8>) {
    var elements = [state + .one]
    elements.reserveCapacity(1 + bytes.count / 32)
    for start in stride(from: 0, to: bytes.count, by: 32) {
      guard let word = Bytes32(bytes, at: start), let element = Felt252(word) else {
        preconditionFailure("the felt channel reads whole canonical words")
      }
      elements.append(element)
    }
    counts.poseidonPermutations += Poseidon.permutationCount(elementCount: elements.count)
    state = Poseidon.hash(elements.span)
    counter = .zero
  }

  mutating func nextElement() -> Felt252 {
    let element = Poseidon.hash(state, counter)
    counts.poseidonPermutations += 1
    counter += .one
    return element
  }

  /// The low 64 bits of an element, modulo `bound`.
  mutating func nextNumber(below bound: UInt64) -> UInt64 {
    nextElement().integer.w0 % bound
  }

  mutating func isProofOfWork(_ nonce: UInt64, bits: Int) -> Bool {
    proofOfWorkHash.isProofOfWork(nonce, state: state.bytes, bits: bits, counts: &counts)
  }
}
