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
  package static func invert(_ elements: inout [Self], chainCount: Int) -> Bool {
    precondition((1...elements.count).contains(chainCount), "as many chains as elements at most")
    var productStorage = elements
    var products = productStorage.mutableSpan
    for i in chainCount..<products.count {
      products[i] = products[i - chainCount] * products[i]
    }

    let lastChainEnd = products.count - chainCount
    if chainCount == 1 {
      guard let inverse = products[lastChainEnd].inverse() else { return false }
      products[lastChainEnd] = inverse
    } else {
      var ends = (0..<chainCount).map { products[lastChainEnd + $0] }
      guard invert(&ends, chainCount: 1) else { return false }
      for chain in 0..<chainCount { products[lastChainEnd + chain] = ends[chain] }
    }

    // From here on products[i] becomes pᵢ⁻¹ just before it is used.
    var inverses = elements.mutableSpan
    for i in (chainCount..<products.count).reversed() {
      let inverse = products[i]
      let product = products[i - chainCount]
      products[i - chainCount] = inverse * inverses[i]
      inverses[i] = inverse * product
    }
    for i in 0..<chainCount { inverses[i] = products[i] }
    return true
  }
}
