package import StarkAlgebra
import StarkCairo

/// The trace of a run in the `plain` layout: 16 rows a step, six columns and two after the
/// challenges.
///
///     row mod 16     0      2      4      6      8      10     12     14
///     column 0     off0           off2          off1                       range-check pool
///     column 1     f̃₀ f̃₁ … f̃₁₅ in all rows
///     column 2     the range-check pool sorted, all rows
///     column 3      pc   public   op0    free   dst   public   op1    free   address, then value
///     column 4     the accesses of column 3 sorted
///     column 5      ap    tmp0    mul           fp     tmp1    res
///     column 6     ∏ (z − pool)/(z − sorted) over the range-check units so far
///     column 7     the same over the accesses, each a + α·v
package struct PlainTrace: Sendable {
  /// The columns that are fixed before the challenges, rows in order.
  package private(set) var first: [[Felt252]]

  /// The rows.
  package var length: Int { first[0].count }

  /// Arranges the run.
  package init(_ run: CairoRun) {
    let length = 16 * run.steps.count
    first = [[Felt252]](repeating: [Felt252](repeating: .zero, count: length), count: 6)
    for (index, step) in run.steps.enumerated() { fill(step, from: 16 * index) }
    fillRangeChecks(run)
    fillMemory(run)
  }

  /// Alters one cell.
  package mutating func corrupt(column: Int, row: Int) { first[column][row] += .one }

  private mutating func fill(_ step: CairoMachine.Step, from row: Int) {
    let flags = step.instruction.flags.rawValue
    for entry in 0..<16 { first[1][row + entry] = Felt252(flags >> UInt64(entry)) }
    let jumps = step.instruction.flags.contains(.jumpIfNonzero)
    let condition = jumps ? step.dst.value : .zero
    first[5][row] = Felt252(step.ap)
    first[5][row + 2] = condition
    first[5][row + 4] = step.op0.value * step.op1.value
    first[5][row + 8] = Felt252(step.fp)
    first[5][row + 10] = condition * step.result
    first[5][row + 12] = step.result
  }

  private mutating func fillRangeChecks(_ run: CairoRun) {
    let input = run.publicInput
    var pool = [UInt64?](repeating: nil, count: length)
    for (index, step) in run.steps.enumerated() {
      let offsets = step.instruction.biasedOffsets
      for (place, offset) in zip([0, 8, 4], offsets) { pool[16 * index + place] = offset }
    }
    // The free units hold what the others leave out between minimum and maximum.
    let range = input.rangeCheckMinimum...input.rangeCheckMaximum
    let used = Set(pool)
    var missing = range.filter { !used.contains($0) }
    let values = pool.map { $0 ?? missing.popLast() ?? input.rangeCheckMaximum }
    first[0] = values.map { Felt252($0) }
    first[2] = values.sorted().map { Felt252($0) }
  }

  private mutating func fillMemory(_ run: CairoRun) {
    var pool = [CairoMachine.Access?](repeating: nil, count: length / 2)
    for (index, step) in run.steps.enumerated() {
      let word = Felt252(step.instruction.word)
      pool[8 * index] = CairoMachine.Access(address: step.pc, value: word)
      pool[8 * index + 2] = step.op0
      pool[8 * index + 4] = step.dst
      pool[8 * index + 6] = step.op1
      let zero = CairoMachine.Access(address: 0, value: .zero)
      pool[8 * index + 1] = zero
      pool[8 * index + 5] = zero
    }
    let cells = run.memory.enumerated().map { index, value in
      CairoMachine.Access(address: UInt64(index) + 1, value: value)
    }
    let publicCells = run.publicInput.publicMemory
      .map { CairoMachine.Access(address: $0.address, value: cells[Int($0.address) - 1].value) }
    // The free accesses close the gaps of the sorted list.
    let used = Set(pool).union(publicCells)
    var missing = cells.filter { !used.contains($0) }
    let accesses = pool.map { $0 ?? missing.popLast() ?? publicCells[0] }
    precondition(
      missing.isEmpty && 4 * publicCells.count <= accesses.count,
      "the trace is too short"
    )
    // In the sorted list the public cells stand in the place of (0, 0), the first one repeated.
    let padding = accesses.count / 4 - publicCells.count
    let sorted =
      accesses.filter { $0.address != 0 } + publicCells
      + [CairoMachine.Access](repeating: publicCells[0], count: padding)
    set(accesses, in: 3)
    set(sorted.sorted { $0.address < $1.address }, in: 4)
  }

  private mutating func set(_ accesses: [CairoMachine.Access], in column: Int) {
    for (index, access) in accesses.enumerated() {
      first[column][2 * index] = Felt252(access.address)
      first[column][2 * index + 1] = access.value
    }
  }
}

extension PlainTrace {
  /// The columns that depend on the challenges.
  package func second(memoryZ: Felt252, memoryAlpha: Felt252, rangeCheckZ: Felt252) -> [[Felt252]] {
    func accesses(_ column: Int) -> [Felt252] {
      stride(from: 0, to: length, by: 2)
        .map { first[column][$0] + memoryAlpha * first[column][$0 + 1] }
    }
    let rangeChecks = products(original: first[0], sorted: first[2], challenge: rangeCheckZ)
    let memory = products(original: accesses(3), sorted: accesses(4), challenge: memoryZ)
    return [rangeChecks, memory.flatMap { [$0, .zero] }]
  }

  /// ∏ (z − oⱼ)/(z − sⱼ) over j ≤ i, for every i.
  private func products(
    original: [Felt252],
    sorted: [Felt252],
    challenge: Felt252
  ) -> [Felt252] {
    var denominators = sorted.map { challenge - $0 }
    precondition(Felt252.invertBatch(&denominators) == nil, "the challenge is in the list")
    var product = Felt252.one
    return zip(original, denominators).map { value, inverse in
      product = product * (challenge - value) * inverse
      return product
    }
  }
}
