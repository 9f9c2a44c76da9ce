import StarkAIR

extension CPUConstraintBuilder {
  /// Adds the 31 constraints of the `mul_mod` builtin:  a·b = c + q·p for an integer q ≥ 0.
  ///
  /// The integers have four words of 96 bits each, X = X(2⁹⁶) for X(t) = Σ X_i·t^i. The equation
  /// between them is proved as one between polynomials, with carries k_0…k_5:
  ///
  ///     a(t)·b(t) − c(t) − q(t)·p(t) = −(Σ_i k_i·t^i)·(t − 2⁹⁶)
  ///
  /// At t = 2⁹⁶ the right side is zero. The prover fixes the coefficients before t is drawn, so an
  /// equation that holds at t holds for every coefficient, except with probability 6/|F| for each
  /// instance. The words of q and the carries are spelled in 16-bit limbs from the range-check
  /// pool; if the other words are less than 2⁹⁶, all coefficients are too small to wrap around the
  /// field's modulus and the equation is one between integers.
  mutating func addMulMod(ratio: Int) {
    addModBuiltin("mul_mod", ratio: ratio, begin: .mulModBegin)

    let t = CPUParameter.mulModElement.expression

    // The quotient's words have 6·16 = 96 bits.
    let quotientWords = (0..<4).map { word("mul_mod/p_multiplier\($0)", limbCount: 6) }

    // Carries may be negative: 7·16 = 112 bits less an offset give −2⁹⁸ ≤ k < 2¹¹² − 2⁹⁸. The
    // products of four words each leave carries of at most 4·2⁹⁶ = 2⁹⁸ in size.
    let carries = (0..<6).map { word("mul_mod/carry\($0)", limbCount: 7) - .powerOfTwo(98) }

    // The equation at the challenge t. With unbounded carries it would be one between field
    // elements, a(2⁹⁶)·b(2⁹⁶) = c(2⁹⁶) + q(2⁹⁶)·p(2⁹⁶), which many other integers c satisfy.
    let a = wordPolynomial("mul_mod/a", at: t)
    let b = wordPolynomial("mul_mod/b", at: t)
    let c = wordPolynomial("mul_mod/c", at: t)
    let modulus = wordPolynomial("mul_mod/p", at: t)
    let quotient = Expression.polynomial(quotientWords, at: t)
    let carry = Expression.polynomial(carries, at: t)
    add(
      "mul_mod/multiplication_constraint_0",
      on: ConstraintDomain(.every(ratio)),
      a * b + carry * (t - .powerOfTwo(96)) - (c + modulus * quotient)
    )
  }

  /// The number spelled by the 16-bit limbs `name/part0`, the least significant, and so on.
  private func word(_ name: String, limbCount: Int) -> Expression {
    .polynomial(
      (0..<limbCount).map { column("\(name)/part\($0)")[0] },
      at: .powerOfTwo(16)
    )
  }
}
