import StarkAIR
import StarkCairo
import StoneProofs
import TestSupport
import Testing

/// Parameters of `dynamic` with all builtins, at places that no other layout has.
///
/// A seed determines them. Columns and offsets are any in the trace, suboffsets any within the
/// instance; units and periods are powers of two at which the pools are large enough for 2¹⁸ steps.
struct DynamicParameterRule {
  static let stepCount: UInt64 = 1 << 18

  private var generator: SeededGenerator
  private var parameters: [String: UInt64] = [:]

  static func parameters(seed: UInt64) throws -> [String: UInt64] {
    var rule = DynamicParameterRule(generator: SeededGenerator(seed: seed))
    rule.choosePeriods()
    rule.chooseColumns()
    try rule.chooseOffsets()
    return rule.parameters
  }

  private init(generator: SeededGenerator) { self.generator = generator }

  /// A power of two with an exponent in `exponents`.
  private mutating func power(_ exponents: ClosedRange<UInt64>) -> UInt64 {
    1 << number(exponents.lowerBound..<exponents.upperBound + 1)
  }

  /// The division leaves no noticeable bias, and unlike `random(in:)` is the same everywhere.
  private mutating func number(_ range: Range<UInt64>) -> UInt64 {
    range.lowerBound + generator.next() % (range.upperBound - range.lowerBound)
  }

  private mutating func choosePeriods() {
    for name in CPULayout.dynamicParameterNames {
      parameters[name] = name.hasPrefix("uses_") ? 1 : 0
      if name.hasSuffix("row_ratio") { parameters[name] = power(11...16) }
    }
    // The diluted pool must hold 2¹⁴ cells of keccak in a period.
    parameters["keccak__row_ratio"] = power(17...18)
    parameters["diluted_units_row_ratio"] = power(0...2)
    let log2Step = number(1..<4)
    parameters["cpu_component_step"] = 1 << log2Step
    parameters["memory_units_row_ratio"] = power(0...log2Step)
    parameters["range_check_units_row_ratio"] = power(0...log2Step)
  }

  private mutating func chooseColumns() {
    let first = number(20..<40)
    let second = number(2..<5)
    parameters["num_columns_first"] = first
    parameters["num_columns_second"] = second
    for name in CPULayout.dynamicParameterNames where name.hasSuffix("_column") {
      let accumulates = DynamicParameterRule.accumulatingColumns.contains(name)
      parameters[name] = accumulates ? number(first..<first + second) : number(0..<first)
    }
  }

  /// Chooses suboffsets below the steps of the cells, which do not depend on the offsets.
  private mutating func chooseOffsets() throws {
    let layout = try CPULayout.dynamic(
      parameters: parameters,
      stepCount: DynamicParameterRule.stepCount
    )
    let traceLength = 16 * UInt64(layout.cpuComponentStep) * DynamicParameterRule.stepCount
    let pools = ["mem_pool/addr", "range_check16_pool", "diluted_pool"]
    var units: [Int: UInt64] = [:]
    for pool in pools {
      let column = try #require(layout.columns[pool])
      units[column.column] = UInt64(column.step)
    }
    try #require(units.count == pools.count, "two pools share a column")
    for name in CPULayout.dynamicParameterNames {
      if name.hasSuffix("_suboffset") {
        let column = try DynamicParameterSpelling.column(
          of: name,
          endingIn: "_suboffset",
          in: layout
        )
        let unit = try #require(units[column.column])
        parameters[name] = number(0..<max(UInt64(column.step) / unit, 1))
      } else if name.hasSuffix("_offset") {
        parameters[name] = number(0..<traceLength)
      }
    }
  }

  /// The columns that depend on the challenges.
  static let accumulatingColumns: Set = [
    "memory__multi_column_perm__perm__cum_prod0_column",
    "range_check16__perm__cum_prod0_column",
    "diluted_check__permutation__cum_prod0_column",
    "diluted_check__cumulative_value_column",
  ]
}
