package import StarkAlgebra

extension ConstraintProgram {
  /// C(z) = Σᵢ αⁱ·vᵢ·Z_Eᵢ(z)/Z_Dᵢ(z).
  ///
  /// Terms on one domain are added before they are divided. Costs two multiplications a constraint,
  /// those of the expressions, one for every different offset of the row sets, and one inversion.
  ///
  /// `point` is z, and the trace has N = 2ⁿ rows, a multiple of `largestPeriod`. `cells` are the
  /// values at z·g^row of the cells of `mask`, `parameters` those of the parameters at z by index;
  /// `challenge` is α.
  ///
  /// Throws `pointOnDomain` if some Z_Dᵢ(z) is zero, and `conflictingValues` if the mask names a
  /// cell twice and `cells` has two values for it.
  package func composition(
    at point: Felt252,
    log2TraceLength: Int,
    cells: [Felt252],
    parameters: [Felt252],
    challenge: Felt252,
    counts: inout OperationCounts
  ) throws(CompositionRejection) -> Felt252 {
    try checkRepeatedEntries(cells)
    let values = constraintValues(cells: cells, parameters: parameters, counts: &counts)
    let factors = try domainFactors(
      at: point,
      log2TraceLength: log2TraceLength,
      counts: &counts
    )
    var sums = [Felt252](repeating: .zero, count: domains.count)
    var power = Felt252.one
    var index = 0
    for (constraint, value) in zip(constraints, values) {
      counts.multiplications += constraint.index - index + 1
      while index < constraint.index {
        power = power * challenge
        index += 1
      }
      sums[constraint.domain] += power * value
    }
    counts.multiplications += sums.count
    return zip(sums, factors).reduce(.zero) { $0 + $1.0 * $1.1 }
  }

  /// The values vᵢ in the order of the constraints.
  package func constraintValues(
    cells: [Felt252],
    parameters: [Felt252],
    counts: inout OperationCounts
  ) -> [Felt252] {
    precondition(cells.count == mask.count, "one value for every cell of the mask")
    var results: [Felt252] = []
    results.reserveCapacity(instructions.count)
    for instruction in instructions {
      let (left, right) = (instruction.left, instruction.right)
      let result =
        switch instruction.operation {
        case .cell: cells[left]
        case .parameter: parameters[left]
        case .constant: constants[left]
        case .sum: results[left] + results[right]
        case .difference: results[left] - results[right]
        case .product: results[left] * results[right]
        }
      results.append(result)
    }
    counts.multiplications += multiplicationCount
    return constraints.map { results[$0.value] }
  }

  /// Z_E(z)/Z_D(z) for every different domain, with one inversion for all of them.
  private func domainFactors(
    at point: Felt252,
    log2TraceLength: Int,
    counts: inout OperationCounts
  ) throws(CompositionRejection) -> [Felt252] {
    let tracePoint = TracePoint(point, log2Length: log2TraceLength, counts: &counts)
    let values = rowSets.values(at: tracePoint, counts: &counts)
    var inverses = denominators.map { values[$0] }
    if let zero = Felt252.invertBatch(&inverses, counts: &counts) {
      let constraint = constraints.firstIndex { domains[$0.domain].rows == zero }
      throw .pointOnDomain(constraint: constraint.map { names[$0] } ?? "")
    }
    return domains.map { domain in
      counts.multiplications += domain.excluded.count
      return domain.excluded.reduce(inverses[domain.rows]) { $0 * values[$1] }
    }
  }

  /// Throws if two claims about one cell differ.
  ///
  /// Unequal claims would make the DEEP quotient no polynomial, so FRI would notice as well; here
  /// the reason is still known.
  private func checkRepeatedEntries(_ cells: [Felt252]) throws(CompositionRejection) {
    for (first, again) in repeatedEntries where cells[first] != cells[again] {
      throw .conflictingValues(mask[again])
    }
  }
}
