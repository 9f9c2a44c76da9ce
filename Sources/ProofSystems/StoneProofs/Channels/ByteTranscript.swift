import StarkAlgebra

/// The state of Stone's channel over a byte hash H.
///
/// absorb(b): digest ← H((digest + 1) ‖ b) and the counter restarts. A block is
/// H(digest ‖ counter), after which the counter moves on; a challenge never changes the digest.
/// The "+ 1" keeps absorbed data from imitating a counter. Source: Stone,
/// channel/noninteractive_verifier_channel.cc, randomness/hash_chain.inl.
struct ByteTranscript: Sendable {
  private let hash: ByteHash
  private var digest: Bytes32
  private var counter: UInt64 = 0
  /// Words of the last block that no number has used yet, next one last.
  private var spare: [UInt64] = []
  private(set) var counts = OperationCounts()

  init(hash: ByteHash, seed: Bytes32) {
    self.hash = hash
    digest = seed
  }

  mutating func absorb(_ bytes: Span<UInt8>) {
    var input: [UInt8] = []
    input.reserveCapacity(32 + bytes.count)
    input.append(Bytes32(digest.integer.addingReportingOverflow(UInt256(1)).sum))
    for index in bytes.indices { input.append(bytes[index]) }
    digest = hash.digest(input, counts: &counts)
    counter = 0
    spare = []
  }

  /// An element from blocks t: the first t below 31·p gives t·R⁻¹ mod p.
  ///
  /// 31·p is the largest multiple of p below 2²⁵⁶, so the element is uniform.
  mutating func nextElement() -> Felt252 {
    while true {
      let block = nextBlock().integer
      guard block < Self.acceptanceBound else { continue }
      return Felt252(reducing: block) * Self.inverseRadix
    }
  }

  /// The next eight bytes of the block stream, big-endian, modulo `bound`.
  mutating func nextNumber(below bound: UInt64) -> UInt64 {
    if spare.isEmpty {
      let block = nextBlock()
      spare = [block.w3, block.w2, block.w1, block.w0]
    }
    return spare.removeLast().byteSwapped % bound
  }

  mutating func isProofOfWork(_ nonce: UInt64, bits: Int) -> Bool {
    hash.isProofOfWork(nonce, state: digest, bits: bits, counts: &counts)
  }

  private mutating func nextBlock() -> Bytes32 {
    var input: [UInt8] = []
    input.reserveCapacity(64)
    input.append(digest)
    input.append(Bytes32(UInt256(counter)))
    counter += 1
    return hash.digest(input, counts: &counts)
  }

  /// 31·p.
  private static let acceptanceBound = UInt256(31, 0, 0, 0xf800_0000_0000_020f)

  /// R⁻¹ mod p, R = 2²⁵⁶, as a field element.
  private static let inverseRadix = Felt252(2).power(256).inverse() ?? .zero
}
