import StarkAlgebra

/// The vanishing polynomials of many row sets, arranged so that they share their factors.
///
/// In the coordinate y = z^(N/P) a set of period P is ∏ₒ (y − ω_Pᵒ) over its offsets. The offsets
/// are cut into runs, arithmetic progressions such as the 24 rounds of one lane in Keccak. The
/// product along a run is taken once and read off wherever a set needs only its beginning; a set
/// that extends another one by some runs, in front or behind, starts from its value.
struct RowSetProducts {
  private var runs: [Run] = []
  private var sets: [Set] = []
  private var partialProductCount = 0
  /// The largest period, which the trace length must be a multiple of; 2⁰ for no periodic set.
  private(set) var log2LargestPeriod = 0

  private struct Run {
    let progression: RowProgression
    /// ω_P^(start + k·gap) for all k that some set needs.
    var roots: [Felt252] = []
    /// The index that the product of the first `count` factors has among the partial products.
    var stops: [(count: Int, index: Int)] = []

    /// Sorts the stops and computes the roots up to the last one.
    mutating func prepare() {
      stops.sort { $0.count < $1.count }
      let log2Period = progression.log2Period
      let step = RootsOfUnity.power(log2Period: log2Period, exponent: progression.gap)
      var root = RootsOfUnity.power(log2Period: log2Period, exponent: progression.start)
      for index in 0..<(stops.last?.count ?? 0) {
        if index > 0 { root = root * step }
        roots.append(root)
      }
    }
  }

  /// How to compute the set `number`, in an order in which every base precedes its users.
  private struct Set {
    let number: Int
    let formula: Formula

    enum Formula {
      case first
      case last(step: Int)
      /// Partial products times the value of another set.
      case product(base: Int?, factors: ArraySlice<Int>)
    }
  }

  /// Compiles `rowSets`; set i keeps the number i.
  ///
  /// Costs about one multiplication for every different offset of every period.
  init(_ rowSets: [RowSet]) {
    var periodic: [(number: Int, factors: [Int])] = []
    var runIndices: [RowProgression: Int] = [:]
    for (number, rowSet) in rowSets.enumerated() {
      switch rowSet {
      case .first:
        sets.append(Set(number: number, formula: .first))
      case .last(let step):
        sets.append(Set(number: number, formula: .last(step: step)))
      case .every(let period, let offsets):
        precondition(!offsets.isEmpty, "a row set without rows")
        let factors = RowProgression.runs(of: offsets, period: period).map {
          partialProduct($0.progression, count: $0.count, runIndices: &runIndices)
        }
        log2LargestPeriod = max(log2LargestPeriod, period.trailingZeroBitCount)
        periodic.append((number, factors))
      }
    }
    for index in runs.indices { runs[index].prepare() }
    appendProducts(periodic)
  }

  /// The index of the product of the first `count` factors of a progression.
  private mutating func partialProduct(
    _ progression: RowProgression,
    count: Int,
    runIndices: inout [RowProgression: Int]
  ) -> Int {
    let run: Int
    if let known = runIndices[progression] {
      run = known
    } else {
      run = runs.count
      runs.append(Run(progression: progression))
      runIndices[progression] = run
    }
    if let stop = runs[run].stops.first(where: { $0.count == count }) { return stop.index }
    runs[run].stops.append((count, partialProductCount))
    partialProductCount += 1
    return partialProductCount - 1
  }

  /// Appends the sets, given by their partial products, from short to long.
  ///
  /// The base of a set is the longest one before it that is a prefix or a suffix of it.
  private mutating func appendProducts(_ periodic: [(number: Int, factors: [Int])]) {
    typealias Candidate = (number: Int, factors: [Int])
    var byFirst = [Candidate?](repeating: nil, count: partialProductCount)
    var byLast = byFirst
    for set in periodic.sorted(by: { $0.factors.count < $1.factors.count }) {
      guard let first = set.factors.first, let last = set.factors.last else { continue }
      var base: Int?
      var rest = set.factors[...]
      if let prefix = byFirst[first], set.factors.starts(with: prefix.factors) {
        base = prefix.number
        rest = set.factors[prefix.factors.count...]
      }
      if let suffix = byLast[last], set.factors.count - suffix.factors.count < rest.count,
        set.factors.suffix(suffix.factors.count).elementsEqual(suffix.factors)
      {
        base = suffix.number
        rest = set.factors.dropLast(suffix.factors.count)
      }
      sets.append(Set(number: set.number, formula: .product(base: base, factors: rest)))
      byFirst[first] = set
      byLast[last] = set
    }
  }
}

extension RowSetProducts {
  /// Z_S(z) for every set S, by its number: one multiplication for every different offset.
  ///
  /// The trace length must be a multiple of every period.
  func values(at point: TracePoint, counts: inout OperationCounts) -> [Felt252] {
    precondition(log2LargestPeriod <= point.log2Length, "the trace is shorter than a period")
    let products = partialProducts(at: point, counts: &counts)
    var values = [Felt252](repeating: .zero, count: sets.count)
    for set in sets {
      switch set.formula {
      case .first:
        values[set.number] = point.point - .one
      case .last(let step):
        let root = RootsOfUnity.inversePower(log2Period: point.log2Length, exponent: step)
        values[set.number] = point.point - root
        counts.multiplications += step.nonzeroBitCount
      case .product(let base, let factors):
        var value = base.map { values[$0] }
        for factor in factors { value = value.map { $0 * products[factor] } ?? products[factor] }
        values[set.number] = value ?? .one
        counts.multiplications += factors.count - (base == nil ? 1 : 0)
      }
    }
    return values
  }

  /// The products of the beginnings of all runs.
  private func partialProducts(
    at point: TracePoint,
    counts: inout OperationCounts
  ) -> [Felt252] {
    var products = [Felt252](repeating: .zero, count: partialProductCount)
    for run in runs {
      let folded = point.folded(log2Period: run.progression.log2Period)
      var product = Felt252.one
      var next = 0
      for stop in run.stops {
        while next < stop.count {
          product = next == 0 ? folded - run.roots[0] : product * (folded - run.roots[next])
          next += 1
        }
        products[stop.index] = product
      }
      counts.multiplications += next - 1
    }
    return products
  }
}
