import StarkAIR

extension CPUConstraintBuilder {
  /// Adds the 38 constraints of the `add_mod` builtin:  a + b = c + s·p, s a bit.
  ///
  /// The integers have four words of 96 bits each, X = X(2⁹⁶) for X(t) = Σ X_i·t^i. The equation
  /// between them is proved as one between polynomials, with signed carries k_i ∈ {−1, 0, 1}:
  ///
  ///     a(t) + b(t) − c(t) − s·p(t) = −(k_3·t² + k_2·t + k_1)·(t − 2⁹⁶)
  ///
  /// At t = 2⁹⁶ the right side is zero. The prover fixes the coefficients before t is drawn, so an
  /// equation that holds at t holds for every coefficient, except with probability 3/|F| for each
  /// instance. If the words are less than 2⁹⁶ the coefficients are too small to wrap around p, so
  /// the equation is one between integers.
  mutating func addAddMod(ratio: Int) {
    addModBuiltin("add_mod", ratio: ratio, begin: .addModBegin)

    let instances = ConstraintDomain(.every(ratio))
    let t = CPUParameter.addModElement.expression
    let subtractsModulus = column("add_mod/sub_p_bit")[0]

    // p is subtracted once or not at all. Otherwise c could be a + b less any multiple of p, for
    // which the carries below have no room, and the equation would not be one between integers.
    add("add_mod/sub_p_bit", on: instances, subtractsModulus.isBit)

    // A carry is a bit times a sign. With carries of any size the equation would be one between
    // field elements, a(2⁹⁶) + b(2⁹⁶) = c(2⁹⁶) + s·p(2⁹⁶), which many other integers c satisfy.
    var carries: [Expression] = []
    for index in 1...3 {
      let bit = column("add_mod/carry\(index)_bit")[0]
      let sign = column("add_mod/carry\(index)_sign")[0]
      add("add_mod/carry\(index)_bit", on: instances, bit.isBit)
      add("add_mod/carry\(index)_sign", on: instances, sign.squared - 1)
      carries.append(bit * sign)
    }

    // The equation at the challenge t.
    let a = wordPolynomial("add_mod/a", at: t)
    let b = wordPolynomial("add_mod/b", at: t)
    let c = wordPolynomial("add_mod/c", at: t)
    let modulus = wordPolynomial("add_mod/p", at: t)
    let carry = Expression.polynomial(carries, at: t)
    add(
      "add_mod/addition_constraint_0",
      on: instances,
      a + b + carry * (t - .powerOfTwo(96)) - (c + modulus * subtractsModulus)
    )
  }
}
