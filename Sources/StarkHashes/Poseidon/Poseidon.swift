package import StarkAlgebra

/// Poseidon over the STARK field as Starknet uses it: the Hades permutation of width 3 in a sponge.
///
/// Four full rounds, 83 partial rounds, four full rounds. A round adds its three keys, cubes every
/// element (a full round) or the third only (a partial one), and multiplies by
///
///     3  1  1
///     1 −1  1
///     1  1 −2
///
/// Source: starkware-industries/poseidon; Grassi et al., "Poseidon", for the design.
package enum Poseidon {
  /// The number of full rounds before and again after the partial ones.
  static let halfFullRoundCount = 4
  static let partialRoundCount = 83
  /// The number of rounds of one permutation.
  package static let roundCount = 2 * halfFullRoundCount + partialRoundCount

  /// The three elements that the permutation acts on.
  package struct State: Equatable, Sendable {
    package var a, b, c: Felt252

    package init(_ a: Felt252, _ b: Felt252, _ c: Felt252) {
      self.a = a
      self.b = b
      self.c = c
    }
  }

  /// The hash of two elements: the first element of the permuted state (x, y, 2).
  package static func hash(_ x: Felt252, _ y: Felt252) -> Felt252 {
    var state = State(x, y, 2)
    permute(&state)
    return state.a
  }

  /// The hash of a list: `elements`, then 1, then 0 if that makes an odd number.
  ///
  /// From the zero state, each pair is added to the first two elements and the state permuted;
  /// `permutationCount(elementCount:)` permutations in all.
  package static func hash(_ elements: Span<Felt252>) -> Felt252 {
    var state = State(.zero, .zero, .zero)
    var index = 0
    while index + 1 < elements.count {
      state.a += elements[index]
      state.b += elements[index + 1]
      permute(&state)
      index += 2
    }
    if index < elements.count {
      state.a += elements[index]
      state.b += .one
    } else {
      state.a += .one
    }
    permute(&state)
    return state.a
  }

  /// The number of permutations spent on a list: the padding takes a place of its own.
  package static func permutationCount(elementCount: Int) -> Int { elementCount / 2 + 1 }

  /// Key `element` in 0..<3 of `round` in 0..<91, added before the cubing.
  package static func roundKey(round: Int, element: Int) -> Felt252 {
    let first = 4 * (3 * round + element)
    return Felt252(
      limbs: poseidonRoundKeyWords[first],
      poseidonRoundKeyWords[first + 1],
      poseidonRoundKeyWords[first + 2],
      poseidonRoundKeyWords[first + 3]
    )
  }
}
