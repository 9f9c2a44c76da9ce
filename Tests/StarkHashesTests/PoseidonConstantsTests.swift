import StarkAlgebra
import StarkHashes
import Testing

@Suite("The constants of Poseidon")
struct PoseidonConstantsTests {
  @Test("the round keys are those of the recipe SHA-256(\"Hades\" ‖ index)")
  func roundKeys() {
    for round in 0..<Poseidon.roundCount {
      for element in 0..<3 {
        let words = SHA256.hash(Array("Hades\(3 * round + element)".utf8)).map(UInt64.init)
        let integer = UInt256(
          words[6] << 32 | words[7],
          words[4] << 32 | words[5],
          words[2] << 32 | words[3],
          words[0] << 32 | words[1]
        )
        #expect(Poseidon.roundKey(round: round, element: element) == Felt252(reducing: integer))
      }
    }
  }

  @Test("the SHA-256 of the recipe passes its published vector")
  func recipeHash() {
    let expected: [UInt32] = [
      0xba78_16bf, 0x8f01_cfea, 0x4141_40de, 0x5dae_2223,
      0xb003_61a3, 0x9617_7a9c, 0xb410_ff61, 0xf200_15ad,
    ]
    #expect(SHA256.hash(Array("abc".utf8)) == expected)
  }
}
