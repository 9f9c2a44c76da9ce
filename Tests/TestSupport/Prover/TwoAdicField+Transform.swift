package import StarkAlgebra

extension TwoAdicField {
  /// The values of Σ coefficients[i]·Xⁱ on `domain`, in bit-reversed order.
  ///
  /// There are at most as many coefficients as points. With m coefficients (m rounded up to a power
  /// of two) the rows fall into blocks of m, each of which is a coset of the subgroup of order m:
  /// block b starts at the point of the domain with index rev(b). Each block is one transform, so
  /// the cost is size·(1 + log₂(m)/2) multiplications.
  package static func evaluations(of coefficients: [Self], over domain: Coset<Self>) -> [Self] {
    precondition(coefficients.count <= domain.size, "more coefficients than points")
    var log2Count = 0
    while 1 << log2Count < coefficients.count { log2Count += 1 }
    let transform = SubgroupTransform<Self>(log2Size: log2Count)
    var values: [Self] = []
    values.reserveCapacity(domain.size)
    for block in 0..<domain.size >> log2Count {
      let offset = domain.element(bitReversed: block << log2Count)
      SubgroupTransform.append(coefficients, scaledBy: offset, to: &values)
      values.append(contentsOf: repeatElement(.zero, count: transform.size - coefficients.count))
      transform.evaluate(&values, from: block << log2Count)
    }
    return values
  }

  /// The coefficients, domain.size of them, of the polynomial with `values` on `domain`, which are
  /// in bit-reversed order.
  package static func coefficients(of values: [Self], over domain: Coset<Self>) -> [Self] {
    precondition(values.count == domain.size, "one value per point")
    let transform = SubgroupTransform<Self>(log2Size: domain.log2Size)
    var coefficients = values
    transform.interpolate(&coefficients, inverseOffset: domain.offset.inverse() ?? .zero)
    return coefficients
  }
}
