package import StarkAlgebra
package import StarkCairo

extension CPUAIR {
  /// The values of all `CPUParameter`s at z, by their raw values; those the layout lacks are zero.
  ///
  /// `interactionElements` are the challenges between the two traces in the order drawn, `point` is
  /// z, at which the periodic columns are evaluated, and the trace length N has passed `validate`.
  /// Throws if a segment is missing or the memory product has no value.
  package func parameterValues(
    publicInput: CairoPublicInput,
    interactionElements: [Felt252],
    at point: Felt252,
    traceLength: UInt64,
    counts: inout OperationCounts
  ) throws(AIRRejection) -> [Felt252] {
    var values = [Felt252](repeating: .zero, count: CPUParameter.allCases.count)
    func set(_ parameter: CPUParameter, _ value: Felt252) { values[parameter.rawValue] = value }

    let execution = try segment(.execution, of: publicInput)
    let program = try segment(.program, of: publicInput)
    set(.initialAp, Felt252(execution.begin))
    set(.finalAp, Felt252(execution.stop))
    set(.initialPc, Felt252(program.begin))
    set(.finalPc, Felt252(program.stop))
    set(.rangeCheckMinimum, Felt252(publicInput.rangeCheckMinimum))
    set(.rangeCheckMaximum, Felt252(publicInput.rangeCheckMaximum))

    precondition(
      interactionElements.count == layout.interactionElementCount,
      "the layout has another number of interaction elements"
    )
    for (parameter, element) in zip(interactionParameters, interactionElements) {
      set(parameter, element)
    }
    set(
      .memoryProduct,
      try memoryProduct(
        of: publicInput.publicMemory,
        z: values[CPUParameter.memoryZ.rawValue],
        alpha: values[CPUParameter.memoryAlpha.rawValue],
        traceLength: traceLength,
        counts: &counts
      )
    )
    if layout.dilutedUnit != nil {
      let challenges = DilutedChallenges(
        z: values[CPUParameter.dilutedZ.rawValue],
        alpha: values[CPUParameter.dilutedAlpha.rawValue]
      )
      set(.dilutedFinal, challenges.finalValue(counts: &counts))
    }

    for (builtin, parameter) in CPUAIR.segmentBegins where layout.ratios[builtin] != nil {
      let segment = try segment(.builtin(builtin), of: publicInput)
      set(parameter, Felt252(segment.begin))
    }

    for columns in PeriodicColumns.columns(of: layout) {
      let evaluations = columns.values(at: point, traceLength: traceLength, counts: &counts)
      values.replaceSubrange(columns.parameters, with: evaluations)
    }
    return values
  }

  /// The parameters that are challenges, in the order in which they are drawn.
  private var interactionParameters: [CPUParameter] {
    var parameters: [CPUParameter] = [.memoryZ, .memoryAlpha, .rangeCheckZ]
    if layout.dilutedUnit != nil {
      parameters += [.dilutedPermutationZ, .dilutedZ, .dilutedAlpha]
    }
    return parameters + [.addModElement, .mulModElement]
  }

  private static let segmentBegins: [(Builtin, CPUParameter)] = [
    (.pedersen, .pedersenBegin),
    (.rangeCheck, .rangeCheckBegin),
    (.ecdsa, .ecdsaBegin),
    (.bitwise, .bitwiseBegin),
    (.ecOp, .ecOpBegin),
    (.keccak, .keccakBegin),
    (.poseidon, .poseidonBegin),
    (.rangeCheck96, .rangeCheck96Begin),
    (.addMod, .addModBegin),
    (.mulMod, .mulModBegin),
  ]

  private func segment(
    _ name: SegmentName,
    of publicInput: CairoPublicInput
  ) throws(AIRRejection) -> MemorySegment {
    guard let segment = publicInput.segments[name] else { throw .missingSegment(name) }
    return segment
  }

  /// z^S / (∏ⱼ (z − aⱼ − α·vⱼ) · (z − a₀ − α·v₀)^(S − n)) over the n public cells (aⱼ, vⱼ).
  ///
  /// The pool has S = N/step zero accesses in place of the public cells, and the sorted list has
  /// those cells, the first one repeated S − n times; this is what the permutation then leaves.
  /// A prover could otherwise claim any output: no constraint mentions the public cells. Costs two
  /// multiplications a cell and one inversion.
  private func memoryProduct(
    of cells: [PublicMemoryCell],
    z: Felt252,
    alpha: Felt252,
    traceLength: UInt64,
    counts: inout OperationCounts
  ) throws(AIRRejection) -> Felt252 {
    let capacity = traceLength / UInt64(layout.publicMemoryStep)
    guard cells.count <= capacity else {
      throw .publicMemoryTooLarge(cellCount: cells.count, capacity: capacity)
    }
    guard let first = cells.first else { throw .emptyPublicMemory }
    func factor(_ cell: PublicMemoryCell) -> Felt252 {
      z - Felt252(cell.address) - alpha * cell.value
    }
    let padding = factor(first).power(capacity - UInt64(cells.count))
    let denominator = cells.reduce(padding) { $0 * factor($1) }
    guard let inverse = denominator.inverse() else { throw .undefinedMemoryProduct }
    counts.multiplications += 2 * cells.count + 3 * capacity.trailingZeroBitCount + 1
    counts.inversions += 1
    return z.squared(times: capacity.trailingZeroBitCount) * inverse
  }
}
