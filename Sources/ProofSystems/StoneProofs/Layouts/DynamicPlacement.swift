import StarkAIR
import StarkCairo

/// Places the virtual columns of a `dynamic` layout and checks each place.
///
/// A column of its own lies where its parameters say. A cell of a pool lies at the pool's offset,
/// then its suboffset in units of the pool, then for some a fixed fraction of the period:
///
///     row = offset(pool) + suboffset·unit(pool) + position·period/512
struct DynamicPlacement {
  private let parameters: DynamicParameters
  private(set) var columns: [String: VirtualColumn] = [:]
  /// The periods of the builtins in use.
  private(set) var ratios: [Builtin: Int] = [:]

  /// Places all components; the checks go from periods to columns to offsets.
  init(_ parameters: DynamicParameters) throws(DynamicLayoutRejection) {
    self.parameters = parameters
    columns.reserveCapacity(400)
    for component in DynamicComponent.all {
      guard let builtin = component.builtin else {
        try checkPeriod(of: component)
        continue
      }
      if parameters.uses(builtin) {
        try checkPeriod(of: component)
        ratios[builtin] = Int(parameters[component.period])
      } else {
        for name in component.parameterNames where parameters[name] != 0 {
          throw .unusedBuiltin(builtin, name)
        }
      }
    }
    try checkColumnCounts()
    for component in DynamicComponent.all { try checkColumns(of: component) }
    for component in DynamicComponent.all { try place(component) }
    columns["cpu/decode/pc"] = columns["cpu/decode/mem_inst/addr"]
    columns["cpu/decode/instruction"] = columns["cpu/decode/mem_inst/value"]
  }

  private func period(of component: DynamicComponent) -> UInt64 {
    parameters[component.period] &* component.periodFactor
  }

  private func checkPeriod(of component: DynamicComponent) throws(DynamicLayoutRejection) {
    let period = parameters[component.period]
    guard
      period.nonzeroBitCount == 1,
      period <= parameters.traceLength / component.periodFactor,
      period &* component.periodFactor >= component.entryCount
    else { throw .period(component.period) }
    guard component.builtin != .keccak || period <= parameters.traceLength / 16 else {
      throw .incompleteKeccakBlock
    }
  }

  /// Checks that no trace has more columns than there are virtual columns to lie in them.
  ///
  /// Further ones would hold nothing and still be committed to and opened, each at every query.
  private func checkColumnCounts() throws(DynamicLayoutRejection) {
    var usable = (first: 0, second: 0)
    for component in DynamicComponent.all {
      if let builtin = component.builtin, !parameters.uses(builtin) { continue }
      for (name, home, _) in component.columns where home == .own {
        if DynamicPlacement.accumulatingColumns.contains(name) {
          usable.second += 1
        } else {
          usable.first += 1
        }
      }
    }
    let traces = [
      ("num_columns_first", usable.first), ("num_columns_second", usable.second),
    ]
    for (name, usable) in traces where parameters[name] > UInt64(usable) {
      throw .columnsWithoutUse(name, usable: usable, found: parameters[name])
    }
  }

  private func checkColumns(of component: DynamicComponent) throws(DynamicLayoutRejection) {
    let firstCount = parameters["num_columns_first"]
    let second = firstCount..<firstCount + parameters["num_columns_second"]
    for (name, home, _) in component.columns where home == .own {
      let parameter = DynamicComponent.stem(of: name) + "_column"
      let column = parameters[parameter]
      if DynamicPlacement.accumulatingColumns.contains(name) {
        guard second.contains(column) else { throw .columnOutsideSecondTrace(parameter) }
      } else {
        guard column < firstCount else { throw .columnOutsideFirstTrace(parameter) }
      }
    }
  }

  /// The virtual columns of the second trace.
  private static let accumulatingColumns: Set = [
    "memory/multi_column_perm/perm/cum_prod0",
    "range_check16/perm/cum_prod0",
    "diluted_check/permutation/cum_prod0",
    "diluted_check/cumulative_value",
  ]

  private mutating func place(
    _ component: DynamicComponent
  ) throws(DynamicLayoutRejection) {
    let period = period(of: component)
    for (name, home, entryCount) in component.columns {
      let stem = DynamicComponent.stem(of: name)
      let step = Int(period) / entryCount
      if home == .own {
        let offset = parameters[stem + "_offset"]
        guard offset < parameters.traceLength else { throw .offset(stem + "_offset") }
        columns[name] = VirtualColumn(
          column: Int(parameters[stem + "_column"]),
          step: step,
          offset: Int(offset)
        )
      } else {
        try place(name, in: home, step: step, suboffset: stem + "_suboffset", position: 0)
      }
    }
    for (name, home, entryCount, stem, position) in component.parts {
      try place(
        name,
        in: home,
        step: Int(period) / entryCount,
        suboffset: stem + "_suboffset",
        position: position * Int(period) / 512
      )
    }
  }

  /// Places cells of a pool.
  ///
  /// A suboffset of a whole step or more would reach cells of the next instance. An unused builtin
  /// has step zero and no cells.
  private mutating func place(
    _ name: String,
    in home: DynamicComponent.Home,
    step: Int,
    suboffset: String,
    position: Int
  ) throws(DynamicLayoutRejection) {
    let (pools, unitName) = DynamicPlacement.pool(home)
    let (rows, overflow) = parameters[suboffset].multipliedReportingOverflow(
      by: parameters[unitName]
    )
    guard !overflow, rows < max(step, 1) else { throw .suboffset(suboffset) }
    for (pool, part) in pools {
      let offset = parameters[pool + "_offset"]
      guard offset < parameters.traceLength else { throw .offset(pool + "_offset") }
      columns[name + part] = VirtualColumn(
        column: Int(parameters[pool + "_column"]),
        step: step,
        offset: Int(offset + rows) + position
      )
    }
  }

  /// The stems of a pool's columns with the endings of the columns inside, and the unit's name.
  private static func pool(
    _ home: DynamicComponent.Home
  ) -> (columns: [(stem: String, ending: String)], unit: String) {
    switch home {
    case .memory, .own:
      ([("mem_pool__addr", "/addr"), ("mem_pool__value", "/value")], "memory_units_row_ratio")
    case .rangeCheck:
      ([("range_check16_pool", "")], "range_check_units_row_ratio")
    case .diluted:
      ([("diluted_pool", "")], "diluted_units_row_ratio")
    }
  }
}
