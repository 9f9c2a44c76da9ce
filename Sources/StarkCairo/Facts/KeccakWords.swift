package import StarkAlgebra
import StarkHashes

/// A message of 32-byte big-endian words, to be hashed as Solidity's
/// `keccak256(abi.encodePacked(…))`.
package struct KeccakWords {
  private var bytes: [UInt8] = []

  package init(_ elements: some Sequence<Felt252> = EmptyCollection<Felt252>()) {
    bytes.reserveCapacity(32 * elements.underestimatedCount)
    for element in elements { append(element) }
  }

  package mutating func append(_ word: Bytes32) {
    for index in 0..<32 { bytes.append(word[index]) }
  }

  package mutating func append(_ element: Felt252) { append(element.bytes) }

  package mutating func append(_ integer: UInt64) { append(Bytes32(UInt256(integer))) }

  package func digest(counts: inout OperationCounts) -> Bytes32 {
    counts.keccakPermutations += Keccak256.permutationCount(byteCount: bytes.count)
    return Keccak256.hash(bytes.span)
  }
}
