package import StarkAlgebra

/// Several lists of points, each to be added up.
///
/// Chord additions in affine coordinates cost 3 multiplications and an inversion. Adding the lists
/// as balanced trees makes all additions of a level independent, so that they share one inversion:
/// 6 multiplications an addition, against 10 with denominators, and log₂(longest list) inversions.
package struct PointSums {
  /// The lists, one after the other.
  private var points: [AffinePoint] = []
  /// Where each list ends.
  private var ends: [Int] = []

  /// No lists, with room for `listCapacity` lists of a Pedersen hash each.
  package init(listCapacity: Int) {
    points.reserveCapacity(85 * listCapacity)
    ends.reserveCapacity(listCapacity)
  }

  /// Removes all lists but keeps their memory.
  package mutating func removeAll() {
    points.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  /// Appends a term to the current list.
  @inline(always)
  package mutating func append(_ point: AffinePoint) {
    points.append(point)
  }

  /// Ends the current list and begins another.
  package mutating func endList() {
    ends.append(points.count)
  }

  /// Reduces every list to its sum, at most one point.
  package mutating func reduce() {
    while hasPair { addNeighbours() }
  }

  /// The sum of list `index` after `reduce`, nil for the neutral element.
  package subscript(index: Int) -> AffinePoint? {
    let start = index == 0 ? 0 : ends[index - 1]
    return start < ends[index] ? points[start] : nil
  }

  /// Whether a list is longer than one point.
  private var hasPair: Bool {
    var start = 0
    for end in ends {
      if end - start > 1 { return true }
      start = end
    }
    return false
  }

  /// Replaces points 2i and 2i + 1 of every list by their sum; an odd last point stays.
  ///
  /// Points with the same abscissa, equal or opposite, have no chord and are added on their own.
  private mutating func addNeighbours() {
    let inverses = invertedDifferences()
    var pair = 0
    var first = 0
    var sumCount = 0
    for list in ends.indices {
      while first + 1 < ends[list] {
        if let sum = sum(points[first], points[first + 1], inverse: inverses[pair]) {
          points[sumCount] = sum
          sumCount += 1
        }
        first += 2
        pair += 1
      }
      if first < ends[list] {
        points[sumCount] = points[first]
        sumCount += 1
        first += 1
      }
      ends[list] = sumCount
    }
    points.removeLast(points.count - sumCount)
  }

  /// (x₂ᵢ₊₁ − x₂ᵢ)⁻¹ for every pair, with 1 in place of a difference of zero.
  private func invertedDifferences() -> [Felt252] {
    var differences: [Felt252] = []
    differences.reserveCapacity(points.count / 2)
    var first = 0
    for end in ends {
      while first + 1 < end {
        let difference = points[first + 1].x - points[first].x
        differences.append(difference == .zero ? .one : difference)
        first += 2
      }
      first = end
    }
    let zeroIndex = Felt252.invertBatch(&differences)
    precondition(zeroIndex == nil, "a zero difference was not replaced")
    return differences
  }

  /// P + Q given (x_Q − x_P)⁻¹, nil for the neutral element.
  @inline(always)
  private func sum(_ p: AffinePoint, _ q: AffinePoint, inverse: Felt252) -> AffinePoint? {
    guard p.x != q.x else { return p + q }
    let slope = (q.y - p.y) * inverse
    let x = slope.squared() - p.x - q.x
    return AffinePoint(x: x, y: slope * (p.x - x) - p.y)
  }
}
