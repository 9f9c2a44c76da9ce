/// How many primitive operations a verification has performed.
///
/// Counted in bulk where the work is done (a Merkle level adds its number of nodes at once), so
/// that counting costs nothing measurable and is always on. As it goes wherever operations are
/// performed, it also says on how many threads they may be.
@usableFromInline
package struct OperationCounts: Equatable, Sendable {
  /// Poseidon (Hades) permutations.
  @usableFromInline package var poseidonPermutations = 0
  /// Keccak-f[1600] permutations.
  @usableFromInline package var keccakPermutations = 0
  /// Blake2s compressions.
  @usableFromInline package var blake2sCompressions = 0
  /// Pedersen hashes of two elements.
  @usableFromInline package var pedersenHashes = 0
  /// Field multiplications and squarings outside hashes.
  @usableFromInline package var multiplications = 0
  /// Field inversions outside hashes.
  @usableFromInline package var inversions = 0

  /// The threads that operations may use at a time.
  ///
  /// That of the caller is one of them. None is started unless the interface that was called says
  /// more than 1.
  @usableFromInline package var threads = 1

  @inlinable
  package init() {}

  /// The operations of both, and the threads of the first.
  package static func + (x: Self, y: Self) -> Self {
    var sum = x
    sum.poseidonPermutations += y.poseidonPermutations
    sum.keccakPermutations += y.keccakPermutations
    sum.blake2sCompressions += y.blake2sCompressions
    sum.pedersenHashes += y.pedersenHashes
    sum.multiplications += y.multiplications
    sum.inversions += y.inversions
    return sum
  }
}
