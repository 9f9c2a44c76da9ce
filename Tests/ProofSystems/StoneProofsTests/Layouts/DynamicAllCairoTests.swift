import StarkAIR
import StarkAlgebra
import StarkCairo
import StoneProofs
import TestSupport
import Testing

@Suite("A dynamic layout with the places of all_cairo")
struct DynamicAllCairoTests {
  private let allCairo = CPULayout.layout(named: "all_cairo")

  @Test("has the columns of all_cairo")
  func columns() throws {
    let expected = try #require(allCairo)
    let dynamic = try dynamicLayout(expected)
    #expect(dynamic.ratios == expected.ratios)
    #expect(dynamic.publicMemoryStep == expected.publicMemoryStep)
    for (name, column) in expected.columns {
      #expect(dynamic.columns[name] == column, "\(name)")
    }
  }

  @Test(
    "composes to the value of all_cairo",
    .enabled(if: SharedMaterial.isPresent, "needs the shared vectors")
  )
  func composition() throws {
    let vector = try #require(AIRVectors.all["all_cairo"])
    let expected = CPUAIR(try #require(allCairo))
    let dynamic = CPUAIR(try dynamicLayout(expected.layout))
    // Entries of cells that all_cairo does not send are zero: no constraint uses them.
    var values: [Cell: Felt252] = [:]
    for (cell, value) in zip(expected.mask, AIRInputs.cells(of: expected)) { values[cell] = value }
    var counts = OperationCounts()
    let parameters = try dynamic.parameterValues(
      publicInput: AIRInputs.publicInput(dynamic.layout),
      interactionElements: AIRInputs.interactionElements(dynamic.layout),
      at: AIRInputs.point,
      traceLength: vector.traceLength,
      counts: &counts
    )
    let value = try dynamic.compositionValue(
      at: AIRInputs.point,
      traceLength: vector.traceLength,
      cells: dynamic.mask.map { values[$0] ?? .zero },
      parameters: parameters,
      challenge: AIRInputs.challenge,
      counts: &counts
    )
    #expect(value.description == vector.composition)
  }

  @Test("must not have two values for one cell")
  func conflictingValues() throws {
    let air = CPUAIR(try dynamicLayout(try #require(allCairo)))
    var cells = AIRInputs.cells(of: air)
    let entry = try #require(
      air.mask.indices.last { air.mask.firstIndex(of: air.mask[$0]) != $0 }
    )
    cells[entry] += .one
    let conflict = AIRRejection.composition(.conflictingValues(air.mask[entry]))
    var counts = OperationCounts()
    #expect(throws: conflict) {
      try air.compositionValue(
        at: AIRInputs.point,
        traceLength: 1 << 21,
        cells: cells,
        parameters: [Felt252](repeating: .one, count: CPUParameter.allCases.count),
        challenge: AIRInputs.challenge,
        counts: &counts
      )
    }
  }

  /// The layout `dynamic` with parameters that are read off a static layout.
  private func dynamicLayout(_ layout: CPULayout) throws -> CPULayout {
    var parameters: [String: UInt64] = [:]
    for name in CPULayout.dynamicParameterNames {
      parameters[name] = UInt64(try value(of: name, in: layout))
    }
    return try CPULayout.dynamic(parameters: parameters, stepCount: 1 << 17)
  }

  private func value(of parameter: String, in layout: CPULayout) throws -> Int {
    switch parameter {
    case "cpu_component_step": return layout.cpuComponentStep
    case "num_columns_first": return layout.columnCounts.first
    case "num_columns_second": return layout.columnCounts.second
    case "memory_units_row_ratio": return layout.memoryUnit
    case "range_check_units_row_ratio": return layout.rangeCheckUnit
    case "diluted_units_row_ratio": return try #require(layout.dilutedUnit)
    case _ where parameter.hasPrefix("uses_"): return 1
    case _ where parameter.hasSuffix("row_ratio"):
      let builtin = Builtin.allCases.first { builtin in
        ["\(builtin.rawValue)_builtin_row_ratio", "\(builtin.rawValue)__row_ratio"]
          .contains(parameter)
      }
      return try #require(builtin.flatMap { layout.ratios[$0] })
    case _ where parameter.hasSuffix("_column"):
      return try column(parameter.dropLast(7), in: layout).column
    case _ where parameter.hasSuffix("_suboffset"):
      let column = try column(parameter.dropLast(10), in: layout)
      let pools = [
        ("mem_pool/addr", layout.memoryUnit),
        ("range_check16_pool", layout.rangeCheckUnit),
        ("diluted_pool", try #require(layout.dilutedUnit)),
      ]
      for (name, unit) in pools {
        let pool = try #require(layout.columns[name])
        if pool.column == column.column { return (column.offset - pool.offset) / unit }
      }
      throw NoSuchColumn(name: parameter)
    default:
      return try column(parameter.dropLast(7), in: layout).offset
    }
  }

  private struct NoSuchColumn: Error { let name: String }

  /// The virtual column that a parameter is named after.
  private func column(
    _ stem: some StringProtocol,
    in layout: CPULayout
  ) throws -> VirtualColumn {
    let strips = [
      "cpu__decode__mem_inst": "cpu/decode/pc",
      "keccak__keccak__diluted_column0": "keccak/keccak/state",
      "keccak__keccak__diluted_column1": "keccak/keccak/chi_iota_aux0",
      "keccak__keccak__diluted_column2": "keccak/keccak/chi_iota_aux2",
      "keccak__keccak__diluted_column3": "keccak/keccak/after_theta_rho_pi",
    ]
    if let name = strips[String(stem)] { return try #require(layout.columns[name]) }
    let candidates = layout.columns.filter { name, _ in
      let spelled = name.split(separator: "/").joined(separator: "__")
      return spelled == stem || spelled == stem + "__addr"
    }
    guard let column = candidates.first else { throw NoSuchColumn(name: String(stem)) }
    return column.value
  }
}
