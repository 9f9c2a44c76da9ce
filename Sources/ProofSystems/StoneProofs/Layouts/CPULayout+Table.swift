import StarkAIR
import StarkCairo

extension CPULayout {
  /// A static layout from its table.
  ///
  /// `units` are the steps of the three pools, `ratios` the rows per instance of every builtin
  /// except `output`, which any builtin implies. The tables are
  ///
  /// - `memory`: parts of the memory pool as (name, step, row of the first address), which are the
  ///   columns `name/addr`, and `name/value` one row further down;
  /// - `keccakStrips`: where the four strips of diluted cells of keccak begin;
  /// - `columns`: all other virtual columns as (name, trace column, step, first row).
  init(
    _ name: String,
    variant: Variant = .current,
    columnCounts: ColumnCounts,
    publicMemoryStep: Int,
    units: (memory: Int, rangeCheck: Int, diluted: Int?),
    ratios: [Builtin: Int],
    pedersenRepetitions: Int = 1,
    memoryColumn: Int,
    memory: [(String, Int, Int)],
    keccakStrips: (column: Int, offsets: [Int])? = nil,
    columns: [(String, Int, Int, Int)]
  ) {
    var places: [String: VirtualColumn] = [:]
    places.reserveCapacity(columns.count + 2 * memory.count + 64)
    for (name, step, offset) in memory {
      places[name + "/addr"] = VirtualColumn(column: memoryColumn, step: step, offset: offset)
      places[name + "/value"] = VirtualColumn(column: memoryColumn, step: step, offset: offset + 1)
    }
    for (name, column, step, offset) in columns {
      places[name] = VirtualColumn(column: column, step: step, offset: offset)
    }
    if let keccakStrips, let ratio = ratios[.keccak] {
      for (name, strip, position) in KeccakStrips.parts {
        places[name] = VirtualColumn(
          column: keccakStrips.column,
          step: ratio / KeccakStrips.length,
          offset: keccakStrips.offsets[strip] + position * (ratio / KeccakStrips.partCount)
        )
      }
    }
    self.init(
      name: name,
      variant: variant,
      columnCounts: columnCounts,
      cpuComponentStep: 1,
      publicMemoryStep: publicMemoryStep,
      memoryUnit: units.memory,
      rangeCheckUnit: units.rangeCheck,
      dilutedUnit: units.diluted,
      segments: CPULayout.segments(builtins: Set(ratios.keys)),
      ratios: ratios,
      pedersenRepetitions: pedersenRepetitions,
      columns: places,
      explicitMask: nil
    )
  }

  /// The segments of a layout with these builtins: `output` comes with the first builtin.
  private static func segments(builtins: Set<Builtin>) -> [SegmentName] {
    let present = builtins.isEmpty ? builtins : builtins.union([.output])
    return [.program, .execution]
      + Builtin.allCases.filter(present.contains).map { .builtin($0) }
  }

  /// The layout without `builtins` and without the virtual columns that only they use.
  func removing(_ builtins: Set<Builtin>, variant: Variant) -> CPULayout {
    let prefixes = builtins.map { $0.rawValue + "/" }
    var layout = self
    layout.variant = variant
    layout.segments.removeAll { segment in builtins.contains { segment == .builtin($0) } }
    layout.ratios = ratios.filter { !builtins.contains($0.key) }
    layout.columns = columns.filter { !prefixes.contains(where: $0.key.hasPrefix) }
    return layout
  }

  /// The layout as of Stone 1, whose Poseidon builtin had one strip of eight cells an instance.
  ///
  /// The strip begins where the inputs and outputs of element 0 begin today.
  var withPoseidonStrip: CPULayout {
    var layout = self
    layout.variant = .v1
    layout.columns = columns.filter { !$0.key.hasPrefix("poseidon/param_") }
    for part in ["addr", "value"] {
      guard let today = columns["poseidon/param_0/input_output/" + part] else { continue }
      layout.columns["poseidon/input_output/" + part] = VirtualColumn(
        column: today.column,
        step: today.step / 4,
        offset: today.offset
      )
    }
    return layout
  }
}
