import StarkAlgebra

extension Poseidon {
  /// Applies the permutation in place: 107 cubes.
  ///
  /// Sums are kept unreduced (`LooseFelt252`) and the keys are the `compressedKeys`. Cubes are
  /// canonical, so below p; between rounds the elements are below 2p.
  package static func permute(_ state: inout State) {
    var loose = LooseState(
      a: LooseFelt252(state.a),
      b: LooseFelt252(state.b),
      c: LooseFelt252(state.c)
    )
    for round in 0..<halfFullRoundCount {
      loose.fullRound(firstKey: 3 * round)
    }
    loose.partialRounds(firstKey: 3 * halfFullRoundCount)
    for round in 0..<halfFullRoundCount {
      loose.fullRound(firstKey: 3 * (halfFullRoundCount + round) + partialRoundCount)
    }
    state = State(loose.a.reduced, loose.b.reduced, loose.c.reduced)
  }

  /// A state with elements below 2p.
  private struct LooseState {
    var a, b, c: LooseFelt252

    /// Adds three keys, cubes and mixes.
    ///
    /// With y the cubes and t = y₀ + y₁ + y₂ < 3p, the mixed elements are t + 2y₀, t − 2y₁ and
    /// t − 3y₂, all within (−3p, 5p).
    @inline(always)
    mutating func fullRound(firstKey: Int) {
      let y0 = LooseFelt252((a + compressedKey(firstKey)).cubed)
      let y1 = LooseFelt252((b + compressedKey(firstKey + 1)).cubed)
      let y2 = LooseFelt252((c + compressedKey(firstKey + 2)).cubed)
      let sum = y0 + y1 + y2
      let padded = sum + .modulus(times: 3)
      a = (sum + y0.doubled).weaklyReduced
      b = (padded - y1.doubled).weaklyReduced
      c = (padded - (y2.doubled + y2)).weaklyReduced
    }

    /// The partial rounds, one key each, as a recurrence in a and u = a + b.
    ///
    /// Let x be the third element with its key, y = x³ and h = 2a + y. Then the round makes
    ///
    ///     a' = 3a + b + y = u + h
    ///     b' = a − b + y, so u' = a' + b' = 4a + 2y = 2h
    ///     c' = a + b − 2y = u − 2y
    ///
    /// Only y is on the path from one round to the next: x' = (u + 2p + key') − 2y < 5p. The sums
    /// stay below 2²⁵⁶: h < 5p, u + h < 7p, 2h < 10p.
    @inline(always)
    mutating func partialRounds(firstKey: Int) {
      var x = c + compressedKey(firstKey)
      var u = (a + b).weaklyReduced
      for key in firstKey + 1..<firstKey + partialRoundCount {
        let y = LooseFelt252(x.cubed)
        x = u + compressedKey(key) + .modulus(times: 2) - y.doubled
        let h = a.doubled + y
        a = (u + h).weaklyReduced
        u = h.doubled.weaklyReduced
      }
      let y = LooseFelt252(x.cubed)
      let h = a.doubled + y
      c = (u + .modulus(times: 2) - y.doubled).weaklyReduced
      a = (u + h).weaklyReduced
      b = (h.doubled + .modulus(times: 2) - a).weaklyReduced
    }
  }

  @inline(always)
  private static func compressedKey(_ index: Int) -> LooseFelt252 {
    LooseFelt252(compressedKeys[index])
  }

  /// The keys of an equal permutation that adds only one key in each partial round.
  ///
  /// A key of the first two elements meets no cube in a partial round, so it can be added after
  /// the mixing instead: M·(k₀, k₁, 0) joins the keys of the next round. In order: 12 keys of the
  /// first full rounds, 83 keys of the partial rounds, 12 keys of the last full rounds.
  static let compressedKeys: [Felt252] = {
    var keys: [Felt252] = []
    keys.reserveCapacity(3 * 2 * halfFullRoundCount + partialRoundCount)
    var carried = State(.zero, .zero, .zero)
    for round in 0..<roundCount {
      let k0 = roundKey(round: round, element: 0) + carried.a
      let k1 = roundKey(round: round, element: 1) + carried.b
      let k2 = roundKey(round: round, element: 2) + carried.c
      if round < halfFullRoundCount || round >= halfFullRoundCount + partialRoundCount {
        keys.append(k0)
        keys.append(k1)
        keys.append(k2)
        carried = State(.zero, .zero, .zero)
      } else {
        keys.append(k2)
        carried = State(k0.doubled + k0 + k1, k0 - k1, k0 + k1)
      }
    }
    return keys
  }()
}
