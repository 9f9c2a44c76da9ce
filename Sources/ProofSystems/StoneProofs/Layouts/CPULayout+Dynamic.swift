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
  /// Throws the first rule broken. Overlaps between columns are no concern: they only add
  /// constraints.
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
    entries.map { name, index in
      guard let column = columns[name] else {
        preconditionFailure("the mask has an unknown column \(name)")
      }
      return column.cell(index)
    }
  }
}

extension DynamicParameters {
  /// Checks that each pool has a cell for everything that components keep in it.
  ///
  /// No count exceeds 2⁴⁶·2¹⁴, so the sums are exact.
  fileprivate func checkCapacities() throws(DynamicLayoutRejection) {
    let instances = instanceCounts
    let memoryUnits = traceLength / self["memory_units_row_ratio"]
    let builtinCells = instances.reduce(0) { $0 + UInt64($1.key.cellsPerInstance) * $1.value }
    // The instruction and its three operands, public memory, and the builtins.
    let memory = 4 * stepCount + memoryUnits / 8 + builtinCells
    guard memory <= memoryUnits else {
      throw .memoryCapacity(needed: memory, available: memoryUnits)
    }

    // The offsets of an instruction, and the limbs of the builtins.
    let limbCounts: [(Builtin, UInt64)] = [(.rangeCheck, 8), (.rangeCheck96, 6), (.mulMod, 66)]
    let rangeChecks = limbCounts.reduce(3 * stepCount) { $0 + $1.1 * (instances[$1.0] ?? 0) }
    let rangeCheckUnits = traceLength / self["range_check_units_row_ratio"]
    guard rangeChecks <= rangeCheckUnits else {
      throw .rangeCheckCapacity(needed: rangeChecks, available: rangeCheckUnits)
    }

    let dilutedCounts: [(Builtin, UInt64)] = [(.bitwise, 68), (.keccak, 16384)]
    let diluted = dilutedCounts.reduce(0) { $0 + $1.1 * (instances[$1.0] ?? 0) }
    let dilutedUnits = traceLength / self["diluted_units_row_ratio"]
    guard diluted <= dilutedUnits else {
      throw .dilutedCapacity(needed: diluted, available: dilutedUnits)
    }
  }

  /// N/ratio for every builtin in use.
  private var instanceCounts: [Builtin: UInt64] {
    var counts: [Builtin: UInt64] = [:]
    for component in DynamicComponent.all {
      guard let builtin = component.builtin, uses(builtin) else { continue }
      counts[builtin] = traceLength / self[component.period]
    }
    return counts
  }
}
