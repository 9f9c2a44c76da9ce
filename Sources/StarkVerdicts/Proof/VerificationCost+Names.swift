package import StarkVerifier

extension VerificationCost.Operations {
  /// The operations by their name in JSON and in text, with their numbers.
  package var named: [(name: String, title: String, count: Int)] {
    [
      ("poseidon_permutations", "Poseidon permutations", poseidonPermutations),
      ("keccak_permutations", "Keccak permutations", keccakPermutations),
      ("blake2s_compressions", "Blake2s compressions", blake2sCompressions),
      ("pedersen_hashes", "Pedersen hashes", pedersenHashes),
      ("multiplications", "field multiplications", multiplications),
      ("inversions", "field inversions", inversions),
    ]
  }
}
