import StarkAIR
import StarkCairo

extension CPULayout {
  /// The layout `dynamic` with the given parameters, which the prover chose.
  ///
  /// Checked are the conditions under which the arguments for static layouts apply: whole periods,
  /// columns in the right trace, cells inside their instances, and pools large enough for the
  /// components. From the last, with periods that are powers of two, follows that every cell of a
  /// component that claims to lie in a pool does.
  ///
  /// - Throws: the first rule broken. Overlaps between columns are no concern: they only add
  ///   constraints.
  package static func dynamic(
    parameters: [String: UInt64],
    stepCount: UInt64
  ) throws(DynamicLayoutRejection) -> CPULayout {
    let parameters = try DynamicParameters(parameters, stepCount: stepCount)
    let placement = try DynamicPlacement(parameters)
    try parameters.checkCapacities()
    return CPULayout(
      name: "dynamic",
      variant: .current,
      columnCounts: ColumnCounts(
        first: Int(parameters["num_columns_first"]),
        second: Int(parameters["num_columns_second"])
      ),
      cpuComponentStep: Int(parameters["cpu_component_step"]),
      publicMemoryStep: 8 * Int(parameters["memory_units_row_ratio"]),
      memoryUnit: Int(parameters["memory_units_row_ratio"]),
      rangeCheckUnit: Int(parameters["range_check_units_row_ratio"]),
      dilutedUnit: Int(parameters["diluted_units_row_ratio"]),
      segments: [.program, .execution] + Builtin.allCases.map { .builtin($0) },
      ratios: placement.ratios,
      pedersenRepetitions: 1,
      columns: placement.columns,
      explicitMask: DynamicMask.cells(in: placement.columns)
    )
  }

  /// The names of the parameters of `dynamic` in the order in which the transcript takes them.
  package static var dynamicParameterNames: [String] { DynamicParameters.names }
}

extension DynamicMask {
  /// The cells of the mask, those of unused builtins among them.
  fileprivate static func cells(in columns: [String: VirtualColumn]) -> [Cell] {
    entries.flatMap { name, indices in
      guard let column = columns[name] else {
        preconditionFailure("the mask has an unknown column \(name)")
      }
      return indices.map(column.cell)
    }
  }
}

extension DynamicParameters {
  /// Checks that each pool has a cell for everything that components keep in it.
  ///
  /// Every count is below 2⁴⁸·2¹⁴, so the sums are exact.
  fileprivate func checkCapacities() throws(DynamicLayoutRejection) {
    func instances(_ builtin: Builtin) -> UInt64 {
      guard
        let component = DynamicComponent.all.first(where: { $0.builtin == builtin }),
        uses(builtin)
      else { return 0 }
      return traceLength / self[component.period]
    }
    let memoryUnits = traceLength / self["memory_units_row_ratio"]
    let builtinCells = Builtin.allCases.reduce(0) {
      $0 + UInt64($1.cellsPerInstance) * instances($1)
    }
    // The instruction and its three operands, public memory, and the builtins.
    let memory = 4 * stepCount + memoryUnits / 8 + builtinCells
    guard memory <= memoryUnits else {
      throw .memoryCapacity(needed: memory, available: memoryUnits)
    }

    // The offsets of an instruction, and the limbs of the builtins.
    let rangeChecks =
      3 * stepCount + 8 * instances(.rangeCheck) + 6 * instances(.rangeCheck96)
      + 66 * instances(.mulMod)
    let rangeCheckUnits = traceLength / self["range_check_units_row_ratio"]
    guard rangeChecks <= rangeCheckUnits else {
      throw .rangeCheckCapacity(needed: rangeChecks, available: rangeCheckUnits)
    }

    let diluted = 68 * instances(.bitwise) + 16384 * instances(.keccak)
    let dilutedUnits = traceLength / self["diluted_units_row_ratio"]
    guard diluted <= dilutedUnits else {
      throw .dilutedCapacity(needed: diluted, available: dilutedUnits)
    }
  }
}
