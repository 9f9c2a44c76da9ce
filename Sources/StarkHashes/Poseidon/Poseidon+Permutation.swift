package import StarkAlgebra

extension Poseidon {
  /// Applies the permutation in place: 107 cubes.
  ///
  /// Sums are kept unreduced (`LooseFelt252`) and the keys are the `compressedKeys`. Cubes are
  /// canonical, so below p; between rounds the elements are below 2p.
  package static func permute(_ state: inout State) {
    permute(&state, checking: UncheckedBounds.self)
  }

  /// The permutation with a choice to look at the bounds of every sum.
  package static func permute<Bounds: BoundChecking>(
    _ state: inout State,
    checking bounds: Bounds.Type
  ) {
    var loose = LooseState<Bounds>(
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
  private struct LooseState<Bounds: BoundChecking> {
    var a, b, c: LooseFelt252<Bounds>

    /// Adds three keys, cubes and mixes.
    ///
    /// With y the cubes and t = y₀ + y₁ + y₂ < 3p, the mixed elements are t + 2y₀, t − 2y₁ and
    /// t − 3y₂, all within (−3p, 5p).
    @inline(always)
    mutating func fullRound(firstKey: Int) {
      let y0 = cube(a.below(2) + key(firstKey))
      let y1 = cube(b.below(2) + key(firstKey + 1))
      let y2 = cube(c.below(2) + key(firstKey + 2))
      let sum = (y0 + y1 + y2).below(3)
      let padded = sum + .modulus(times: 3)
      a = (sum + y0.doubled).below(5).weaklyReduced
      b = (padded - y1.doubled).below(6).weaklyReduced
      c = (padded - (y2.doubled + y2)).below(6).weaklyReduced
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
      var x = c + key(firstKey)
      var u = (a + b).weaklyReduced
      for index in firstKey + 1..<firstKey + partialRoundCount {
        let y = cube(x)
        x = (u + key(index) + .modulus(times: 2) - y.doubled).below(5)
        let h = (a.doubled + y).below(5)
        a = (u + h).below(7).weaklyReduced
        u = h.doubled.below(10).weaklyReduced
      }
      let y = cube(x)
      let h = (a.doubled + y).below(5)
      c = (u + .modulus(times: 2) - y.doubled).below(4).weaklyReduced
      a = (u + h).below(7).weaklyReduced
      b = (h.doubled + .modulus(times: 2) - a).below(12).weaklyReduced
    }

    /// x³, for x < 5p; below p.
    @inline(always)
    private func cube(_ x: LooseFelt252<Bounds>) -> LooseFelt252<Bounds> {
      LooseFelt252(x.cubed).below(1)
    }

    @inline(always)
    private func key(_ index: Int) -> LooseFelt252<Bounds> { LooseFelt252(compressedKeys[index]) }
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
