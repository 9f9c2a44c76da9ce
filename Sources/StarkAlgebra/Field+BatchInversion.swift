extension Field {
  /// Replaces every element by its inverse and returns nil, or leaves all of them as they are and
  /// returns the index of the first zero.
  ///
  /// Costs one inversion and 3 multiplications an element. The elements form four interleaved
  /// chains (index modulo 4), so that a multiplication need not wait for the one before it.
  @inlinable
  package static func invertBatch(
    _ elements: inout [Self],
    counts: inout OperationCounts
  ) -> Int? {
    guard !elements.isEmpty else { return nil }
    guard invert(&elements, chainCount: min(4, elements.count)) else {
      return elements.firstIndex(of: .zero)
    }
    counts.multiplications += 3 * elements.count
    counts.inversions += 1
    return nil
  }

  /// The same for a caller that does not count operations.
  @inlinable
  package static func invertBatch(_ elements: inout [Self]) -> Int? {
    var counts = OperationCounts()
    return invertBatch(&elements, counts: &counts)
  }

  /// Inverts all elements, or none and returns false if one is zero; 1 ≤ chainCount ≤ count.
  ///
  /// Montgomery's trick: with the products pᵢ = x₀⋯xᵢ along a chain, the inverse of the last one
  /// yields xᵢ⁻¹ = pᵢ₋₁·pᵢ⁻¹ and then pᵢ₋₁⁻¹ = xᵢ·pᵢ⁻¹, from the end to the beginning. The last
  /// products of several chains are themselves inverted as one chain.
  @inlinable
  static func invert(_ elements: inout [Self], chainCount: Int) -> Bool {
    let count = elements.count
    var products = elements
    for i in chainCount..<count { products[i] = products[i - chainCount] * elements[i] }

    // Slot i mod chainCount holds pᵢ⁻¹ for the largest i of the chain not yet treated.
    var inverses = Array(products[..<chainCount])
    for i in (count - chainCount)..<count { inverses[i % chainCount] = products[i] }
    if chainCount == 1 {
      guard let inverse = inverses[0].inverse() else { return false }
      inverses[0] = inverse
    } else {
      guard invert(&inverses, chainCount: 1) else { return false }
    }

    for i in (chainCount..<count).reversed() {
      let inverse = inverses[i % chainCount]
      inverses[i % chainCount] = inverse * elements[i]
      elements[i] = inverse * products[i - chainCount]
    }
    for i in 0..<chainCount { elements[i] = inverses[i] }
    return true
  }
}
