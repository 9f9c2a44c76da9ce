import StarkAlgebra
import StarkHashes

extension PeriodicColumns {
  /// The round keys of the full rounds, one column an element of the state, and those of the
  /// linearised partial rounds, whose 80 steps are in two columns.
  ///
  /// `period` is the length of one permutation.
  static func poseidonRoundKeys(period: Int) -> [PeriodicColumns] {
    [
      PeriodicColumns(
        firstParameter: .poseidonFullRoundKey0,
        period: period,
        values: poseidonFullKeys
      ),
      PeriodicColumns(
        firstParameter: .poseidonPartialRoundKey0,
        period: period,
        values: [poseidonFilled(poseidonPartialKeys[..<61], to: 64)]
      ),
      PeriodicColumns(
        firstParameter: .poseidonPartialRoundKey1,
        period: period,
        values: [poseidonFilled(poseidonPartialKeys[61...], to: 32)]
      ),
    ]
  }

  /// The keys added after each of the eight full rounds, with none after the last of a half.
  private static let poseidonFullKeys: [[Felt252]] = (0..<3).map { element in
    [1, 2, 3, nil, 88, 89, 90, nil].map { round in
      round.map { Poseidon.roundKey(round: $0, element: element) } ?? .zero
    }
  }

  /// The constants of the recurrence that the S-box inputs X₀, …, X₈₂ of partial rounds obey.
  ///
  /// The matrix of Poseidon lets the two elements without an S-box be eliminated: with c = X³
  ///
  ///     Xᵢ₊₃ = 8cᵢ + 4Xᵢ₊₁ + 6cᵢ₊₁ + 2Xᵢ₊₂ − 2cᵢ₊₂ + Kᵢ
  ///
  /// where Kᵢ depends on round keys only. So one permutation, of any state, shows all Kᵢ.
  private static let poseidonPartialKeys: [Felt252] = {
    let inputs = poseidonPartialInputs
    let cubes = inputs.map { $0.squared() * $0 }
    return (0..<80).map { i in
      let first = 8 * cubes[i]
      let second = 4 * inputs[i + 1] + 6 * cubes[i + 1]
      let third = 2 * inputs[i + 2] - 2 * cubes[i + 2]
      return inputs[i + 3] - (first + second + third)
    }
  }()

  /// The S-box inputs of the 83 partial rounds when the first of them starts from the zero state.
  private static var poseidonPartialInputs: [Felt252] {
    var state = (Felt252.zero, Felt252.zero, Felt252.zero)
    return (4..<87).map { round in
      state.0 += Poseidon.roundKey(round: round, element: 0)
      state.1 += Poseidon.roundKey(round: round, element: 1)
      state.2 += Poseidon.roundKey(round: round, element: 2)
      let input = state.2
      let (a, b, c) = (state.0, state.1, input.squared() * input)
      state = (3 * a + b + c, a - b + c, a + b - 2 * c)
      return input
    }
  }

  private static func poseidonFilled(_ keys: ArraySlice<Felt252>, to count: Int) -> [Felt252] {
    Array(keys) + repeatElement(.zero, count: count - keys.count)
  }
}
