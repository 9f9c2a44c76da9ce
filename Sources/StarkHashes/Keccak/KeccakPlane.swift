/// Five lanes A[0, y] … A[4, y] of a Keccak state with the same y.
struct KeccakPlane<Lane: KeccakLane> {
  var x0, x1, x2, x3, x4: Lane

  @inline(always)
  init(_ x0: Lane, _ x1: Lane, _ x2: Lane, _ x3: Lane, _ x4: Lane) {
    self.x0 = x0
    self.x1 = x1
    self.x2 = x2
    self.x3 = x3
    self.x4 = x4
  }

  @inline(always)
  static var zero: Self { Self(.zero, .zero, .zero, .zero, .zero) }

  @inline(always)
  static func ^ (p: Self, q: Self) -> Self {
    Self(p.x0 ^ q.x0, p.x1 ^ q.x1, p.x2 ^ q.x2, p.x3 ^ q.x3, p.x4 ^ q.x4)
  }

  /// What θ adds to every plane, if this plane is the sum of the five: C[x − 1] ⊕ (C[x + 1] ⋘ 1).
  @inline(always)
  var columnEffect: Self {
    Self(
      x4 ^ x1.rotated(left: 1),
      x0 ^ x2.rotated(left: 1),
      x1 ^ x3.rotated(left: 1),
      x2 ^ x4.rotated(left: 1),
      x3 ^ x0.rotated(left: 1)
    )
  }

  /// The step χ: A[x] ⊕ (¬A[x + 1] ∧ A[x + 2]).
  @inline(always)
  var nonlinear: Self {
    Self(
      x0 ^ (~x1 & x2),
      x1 ^ (~x2 & x3),
      x2 ^ (~x3 & x4),
      x3 ^ (~x4 & x0),
      x4 ^ (~x0 & x1)
    )
  }
}
