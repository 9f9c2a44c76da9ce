import StarkAlgebra

extension SignatureClaim {
  /// Few enough that all cores have work, enough to share an inversion.
  private static let groupSize = 8

  /// The index of the first claim that does not hold, nil if all do.
  ///
  /// Groups of claims are checked side by side on at most `threads` threads, of which this is one.
  package static func firstInvalid(in claims: [SignatureClaim], threads: Int) -> Int? {
    concurrently(over: claims.count, inGroupsOf: groupSize, threads: threads) { range in
      firstInvalid(in: claims[range])
    }
    .lazy.compactMap(\.self).first
  }

  /// The same for a few claims, whose s are inverted together.
  private static func firstInvalid(in claims: ArraySlice<SignatureClaim>) -> Int? {
    let scalars = claims.map { try? $0.scalars() }
    let inRange = scalars.prefix { $0 != nil }.compactMap(\.self)
    var inverses = inRange.map(\.s)
    // No s is 0 here.
    guard StarkScalar.invertBatch(&inverses) == nil else { return claims.startIndex }
    for (index, (scalars, inverse)) in zip(claims.indices, zip(inRange, inverses)) {
      do {
        try claims[index].check(scalars, inverse: inverse)
      } catch { return index }
    }
    return inRange.count < claims.count ? claims.startIndex + inRange.count : nil
  }
}
