/// How many primitive operations a verification has performed.
///
/// Counted in bulk where the work is done (a Merkle level adds its number of nodes at once), so
/// that counting costs nothing measurable and is always on.
package struct OperationCounts: Equatable, Sendable {
  /// Poseidon (Hades) permutations.
  package var poseidonPermutations = 0
  /// Keccak-f[1600] permutations.
  package var keccakPermutations = 0
  /// Blake2s compressions.
  package var blake2sCompressions = 0
  /// Pedersen hashes of two elements.
  package var pedersenHashes = 0
  /// Field multiplications and squarings outside hashes.
  package var multiplications = 0
  /// Field inversions outside hashes.
  package var inversions = 0

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
