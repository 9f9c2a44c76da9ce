import StarkAIR
import StarkCairo
import StoneProofs
import Testing

/// A layout written as parameters of `dynamic`.
///
/// The parameters are read off the layout's virtual columns, so they are numbers of no proof.
enum DynamicParameterSpelling {
  /// The parameters that put everything where `layout` has it; those of unused builtins are zero.
  ///
  /// The layout must have diluted units, and Pedersen hashes one at a time.
  static func parameters(of layout: CPULayout) throws -> [String: UInt64] {
    var parameters: [String: UInt64] = [:]
    for name in CPULayout.dynamicParameterNames {
      parameters[name] = UInt64(try value(of: name, in: layout))
    }
    return parameters
  }

  /// The builtin that a parameter places, if it places one.
  private static func builtin(of parameter: String) -> Builtin? {
    Builtin.allCases.first { builtin in
      ["\(builtin.rawValue)__", "\(builtin.rawValue)_builtin_", "uses_\(builtin.rawValue)_builtin"]
        .contains { parameter.hasPrefix($0) }
    }
  }

  /// The virtual column that a parameter with the given ending is named after.
  ///
  /// For a pair of columns in the memory pool it is that of the addresses.
  static func column(
    of parameter: String,
    endingIn ending: String,
    in layout: CPULayout
  ) throws -> VirtualColumn {
    let stem = String(parameter.dropLast(ending.count))
    if let name = firstColumnsOfStrips[stem] { return try #require(layout.columns[name]) }
    let candidates = layout.columns.filter { name, _ in
      let spelled = name.split(separator: "/").joined(separator: "__")
      return spelled == stem || spelled == stem + "__addr"
    }
    return try #require(candidates.first?.value, "\(parameter) is named after no column")
  }

  /// The pool whose cells those of a virtual column are; two pools may share a trace column.
  private static func pool(
    of column: VirtualColumn,
    in layout: CPULayout
  ) throws -> (first: VirtualColumn, unit: Int) {
    let pools = [
      ("mem_pool/addr", layout.memoryUnit),
      ("range_check16_pool", layout.rangeCheckUnit),
      ("diluted_pool", try #require(layout.dilutedUnit)),
    ]
    for (name, unit) in pools {
      let first = try #require(layout.columns[name])
      let distance = column.offset - first.offset
      if column.column == first.column, distance >= 0, distance % unit == 0 {
        return (first, unit)
      }
    }
    return try #require(nil, "no pool has \(column)")
  }

  private static func value(of parameter: String, in layout: CPULayout) throws -> Int {
    let builtin = builtin(of: parameter)
    if let builtin, layout.ratios[builtin] == nil { return 0 }
    switch parameter {
    case "cpu_component_step": return layout.cpuComponentStep
    case "num_columns_first": return layout.columnCounts.first
    case "num_columns_second": return layout.columnCounts.second
    case "memory_units_row_ratio": return layout.memoryUnit
    case "range_check_units_row_ratio": return layout.rangeCheckUnit
    case "diluted_units_row_ratio": return try #require(layout.dilutedUnit)
    case _ where parameter.hasPrefix("uses_"): return 1
    case _ where parameter.hasSuffix("row_ratio"):
      return try #require(builtin.flatMap { layout.ratios[$0] })
    case _ where parameter.hasSuffix("_column"):
      return try column(of: parameter, endingIn: "_column", in: layout).column
    case _ where parameter.hasSuffix("_suboffset"):
      let column = try column(of: parameter, endingIn: "_suboffset", in: layout)
      let (first, unit) = try pool(of: column, in: layout)
      return (column.offset - first.offset) / unit
    default:
      return try column(of: parameter, endingIn: "_offset", in: layout).offset
    }
  }

  /// The virtual columns at the beginning of stretches that have names of their own.
  private static let firstColumnsOfStrips = [
    "cpu__decode__mem_inst": "cpu/decode/pc",
    "keccak__keccak__diluted_column0": "keccak/keccak/state",
    "keccak__keccak__diluted_column1": "keccak/keccak/chi_iota_aux0",
    "keccak__keccak__diluted_column2": "keccak/keccak/chi_iota_aux2",
    "keccak__keccak__diluted_column3": "keccak/keccak/after_theta_rho_pi",
  ]
}
