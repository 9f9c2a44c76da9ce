extension Field {
  /// Σ coefficients[i]·pointⁱ by Horner's rule; zero for no coefficients.
  ///
  /// Costs one multiplication a coefficient, each waiting for the one before it.
  @inlinable
  package static func evaluate(_ coefficients: [Self], at point: Self) -> Self {
    var value = zero
    for coefficient in coefficients.reversed() { value = value * point + coefficient }
    return value
  }
}
