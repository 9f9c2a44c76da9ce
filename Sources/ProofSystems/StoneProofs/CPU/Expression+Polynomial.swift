import StarkAIR

extension Expression {
  /// The value Σ c_i·t^i of the polynomial with `coefficients` c_0, c_1, …, by Horner's rule.
  ///
  /// With t a power of two it is the number that the coefficients spell as limbs, the least
  /// significant first. There is at least one coefficient.
  static func polynomial(_ coefficients: [Expression], at t: Expression) -> Expression {
    guard let leading = coefficients.last else {
      preconditionFailure("a polynomial has a leading coefficient")
    }
    return coefficients.dropLast().reversed().reduce(leading) { higher, coefficient in
      higher * t + coefficient
    }
  }
}
