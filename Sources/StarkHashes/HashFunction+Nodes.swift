package import StarkAlgebra

extension HashFunction {
  /// parents[i] ← the digest of children[2i] and children[2i + 1]; n permutations or hashes.
  ///
  /// The byte hashes concatenate the children. Poseidon takes them as two elements and wants both
  /// below p, else throws `nonCanonicalWord`; Pedersen takes them modulo p.
  package func compress(
    _ children: Span<Bytes32>,
    into parents: inout MutableSpan<Bytes32>,
    counts: inout OperationCounts
  ) throws(HashInputError) {
    precondition(children.count == 2 * parents.count, "children and parents do not match")
    switch family {
    case .keccak256:
      Keccak256.compress(children, into: &parents)
      counts.keccakPermutations += parents.count
    case .blake2s256:
      Blake2s256.compress(children, into: &parents)
      counts.blake2sCompressions += parents.count
    case .pedersen:
      HashFunction.compressWithPedersen(children, into: &parents)
      counts.pedersenHashes += parents.count
    case .poseidon:
      for index in parents.indices {
        let left = try HashFunction.element(children, at: 2 * index)
        let right = try HashFunction.element(children, at: 2 * index + 1)
        parents[index] = Poseidon.hash(left, right).bytes
      }
      counts.poseidonPermutations += parents.count
    }
    clearMaskedBytes(of: &parents)
  }

  private static func compressWithPedersen(
    _ children: Span<Bytes32>,
    into parents: inout MutableSpan<Bytes32>
  ) {
    var elements: [Felt252] = []
    elements.reserveCapacity(children.count)
    for index in children.indices {
      elements.append(Felt252(reducing: children[index].integer))
    }
    var hashes = [Felt252](repeating: .zero, count: parents.count)
    var span = hashes.mutableSpan
    Pedersen.hash(pairs: elements.span, into: &span)
    for index in parents.indices {
      parents[index] = span[index].bytes
    }
  }

  /// Word `index` as a field element.
  static func element(
    _ words: Span<Bytes32>,
    at index: Int
  ) throws(HashInputError) -> Felt252 {
    guard let element = Felt252(words[index]) else { throw .nonCanonicalWord(index: index) }
    return element
  }

  /// Applies the mask to every digest.
  func clearMaskedBytes(of digests: inout MutableSpan<Bytes32>) {
    guard mask != .none else { return }
    for index in digests.indices {
      digests[index] = mask.applied(to: digests[index])
    }
  }
}
