/// How many primitive operations a verification has performed.
///
/// Counted in bulk where the work is done (a Merkle level adds its number of nodes at once), so
/// that counting costs nothing measurable and is always on.
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

  @inlinable
  package init() {}

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
