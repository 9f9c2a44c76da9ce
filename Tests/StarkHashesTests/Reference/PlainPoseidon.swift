import StarkAlgebra
import StarkHashes

/// The Hades permutation as it is specified: every key, every product of the mixing matrix.
enum PlainPoseidon {
  private static let matrix: [[Felt252]] = [
    [3, 1, 1], [1, -Felt252(1), 1], [1, 1, -Felt252(2)],
  ]

  static func permuted(_ state: Poseidon.State) -> Poseidon.State {
    var elements = [state.a, state.b, state.c]
    for round in 0..<91 {
      for index in 0..<3 {
        elements[index] += Poseidon.roundKey(round: round, element: index)
      }
      let isFull = round < 4 || round >= 87
      for index in isFull ? 0..<3 : 2..<3 { elements[index] = elements[index].power(3) }
      elements = matrix.map { row in
        zip(row, elements).reduce(.zero) { $0 + $1.0 * $1.1 }
      }
    }
    return Poseidon.State(elements[0], elements[1], elements[2])
  }
}
