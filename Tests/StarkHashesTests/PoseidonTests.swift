import StarkAlgebra
import StarkHashes
import TestSupport
import Testing

@Suite("Poseidon")
struct PoseidonTests {
  /// Sources: starkware-industries/poseidon for the zero state; cairo-lang's builtin tests.
  @Test(
    "published permutations",
    arguments: [
      (
        Poseidon.State(0, 0, 0),
        [
          "0x79e8d1e78258000a28fc9d49e233bc6852357968577b1e386550ed6a9086133",
          "0x3840d003d0f3f96dbb796ff6aa6a63be5b5404b91ccaabca256154cbb6fb984",
          "0x1eb39da3f7d3b04142d0ac83d9da00c9325a61fb2ef326e50b70eaa8a3c7cc7",
        ]
      ),
      (
        Poseidon.State(1, 2, 3),
        [
          "0xfa8c9b6742b6176139365833d001e30e932a9bf7456d009b1b174f36d558c5",
          "0x4f04deca4cb7f9f2bd16b1d25b817ca2d16fba2151e4252a2e2111cde08bfe6",
          "0x58dde0a2a785b395ee2dc7b60b79e9472ab826e9bb5383a8018b59772964892",
        ]
      ),
      (
        Poseidon.State(13, 40, 36),
        [
          "0x3314844f551d723c07039394d16ceabebb5178983820576d393ed4725465b2e",
          "0x368530a53a48b47a14e8e4e5cc1e531ec1c7fd92a0480ac5143ad6dc5794627",
          "0x5885c5b4d797dbae20b78bbfbb6e5ba02cc0a21ae05a9cac3606a21805be2c9",
        ]
      ),
    ]
  )
  func permutations(input: Poseidon.State, output: [String]) {
    var state = input
    Poseidon.permute(&state)
    #expect([state.a, state.b, state.c].map(\.description) == output)
  }

  /// Sources: starknet-crypto for (1, 2); Stone, `poseidon_test.cc`, for the other.
  @Test("published hashes of two elements")
  func pairs() throws {
    #expect(
      Poseidon.hash(1, 2).description
        == "0x5d44a3decb2b2e0cc71071f7b802f45dd792d064f0fc7316c46514f70f9891a"
    )
    let x = try Felt252(
      hexadecimal: "23a77118133287637ebdcd9e87a1613e443df789558867f5ba91faf7a024204"
    )
    let y = try Felt252(
      hexadecimal: "259f432e6f4590b9a164106cf6a659eb4862b21fb97d43588561712e8e5216a"
    )
    #expect(
      Poseidon.hash(x, y).description
        == "0x4be9af45b942b4b0c9f04a15e37b7f34f8109873ef7ef20e9eef8a38a3011e1"
    )
  }

  /// Sources: Juno's tests for the first three; Stone, `poseidon_test.cc`, for the last.
  @Test(
    "published hashes of lists",
    arguments: [
      ([], "0x2272be0f580fd156823304800919530eaa97430e972d7213ee13f4fbf7a5dbc"),
      (
        ["0", "1", "2"],
        "0x7a01142da8aecae3782ba66fc3285fd02fcd2c55aa868fe50fd95c089068d16"
      ),
      (
        ["0", "1", "2", "3"],
        "0x7b8f30ac298ea12d170c0873f1fa631a18c00756c6e7d1fd273b9a239d0d413"
      ),
      (
        [
          "6d841133e95d568a98362ae077545482f1b508cb48645f296de72f05f1e6afe",
          "23a4459537f5b7fa228d32336a00f9b241289e3c69fb3527e0614c4e77bb376",
          "7c187057c013dd3a6d8ce76683cd7875d236ca396204922122a10a77cef6f2a",
          "396f0205dbcda22900af19938d0607f8f9acc9c7a4c8d75fc19b5a1ede874b0",
          "48499957377c0df2c671fd1fcb6501b42fb63045ed8d16df08d55ab144e7ab8",
        ],
        "0x6c8e43870377cbf91153caed2091bb49ea60401045eccc2e4cc9bbf35218891"
      ),
    ] as [([String], String)]
  )
  func lists(elements: [String], digest: String) throws {
    let elements = try elements.map(Felt252.init(hexadecimal:))
    #expect(Poseidon.hash(elements.span).description == digest)
  }

  @Test("the permutation equals the plain one on seeded states and at the edges of the field")
  func plainSpecification() {
    var generator = SeededGenerator(seed: 3)
    var states = (0..<200).map { _ in
      Poseidon.State(generator.nextFelt(), generator.nextFelt(), generator.nextFelt())
    }
    // Montgomery limbs near 0, 2⁶⁴, 2¹⁹² and p.
    let edges = [
      Felt252(limbs: 0, 0, 0, 0),
      Felt252(limbs: .max, 0, 0, 0),
      Felt252(limbs: .max, .max, .max, 0),
      Felt252(limbs: .max, .max, .max, Felt252.modulus.w3 - 1),
      Felt252(limbs: 0, 0, 0, Felt252.modulus.w3),
      .one,
      -.one,
    ]
    for a in edges {
      for b in edges {
        states += edges.map { Poseidon.State(a, b, $0) }
      }
    }
    for state in states {
      var permuted = state
      Poseidon.permute(&permuted)
      #expect(permuted == PlainPoseidon.permuted(state))
    }
  }

  @Test("a list takes a permutation for every two elements and the padding")
  func permutationCounts() {
    let counts = (0...5).map(Poseidon.permutationCount(elementCount:))
    #expect(counts == [1, 1, 2, 2, 3, 3])
  }
}
