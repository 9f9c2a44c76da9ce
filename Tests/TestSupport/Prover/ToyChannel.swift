package import StarkAlgebra
import StarkChannel
import StarkHashes

/// A transcript over Keccak for any field, to test the protocols that are generic over it.
///
/// absorb(b): digest ← H(0 ‖ digest ‖ b). Block i is H(1 ‖ digest ‖ i). The proof of work is
/// H(2 ‖ digest ‖ nonce).
package struct ToyChannel<Element: Field>: Channel, ~Copyable {
  private var digest: Bytes32
  private var counter: UInt64 = 0
  package private(set) var counts = OperationCounts()

  package init(seed: UInt64) {
    digest = Bytes32(UInt256(seed))
  }

  package mutating func absorb(_ bytes: Span<UInt8>) {
    var input: [UInt8] = []
    for index in bytes.indices { input.append(bytes[index]) }
    digest = hash(domain: 0, input)
    counter = 0
  }

  package mutating func nextElement() -> Element {
    let block = nextBlock()
    let radix = Element(1 << 32) * Element(1 << 32)
    return Element.evaluate(
      [block.w0, block.w1, block.w2, block.w3].map { Element($0) },
      at: radix
    )
  }

  package mutating func nextNumber(below bound: UInt64) -> UInt64 {
    nextBlock().w0 & (bound - 1)
  }

  package mutating func isProofOfWork(_ nonce: UInt64, bits: Int) -> Bool {
    hash(domain: 2, Bytes32(UInt256(nonce)).array).w0.trailingZeroBitCount >= bits
  }

  private mutating func nextBlock() -> Bytes32 {
    counter += 1
    return hash(domain: 1, Bytes32(UInt256(counter)).array)
  }

  private mutating func hash(domain: UInt8, _ input: [UInt8]) -> Bytes32 {
    let bytes = [domain] + digest.array + input
    counts.keccakPermutations += Keccak256.permutationCount(byteCount: bytes.count)
    return Keccak256.hash(bytes.span)
  }
}
