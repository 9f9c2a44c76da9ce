import StarkCairo
import StoneProofs
import Testing

/// Parameters of `dynamic` of our own, which tests change.
enum DynamicLayoutCase {
  /// The places of the layout `starknet`, whose six builtins are in use; keccak is not.
  static func starknet() throws -> [String: UInt64] {
    try DynamicParameterSpelling.parameters(
      of: try #require(CPULayout.layout(named: "starknet"))
    )
  }

  /// The steps with which the tests take `starknet`: its trace has 2¹⁷ rows.
  static let stepCount: UInt64 = 1 << 13
  static let traceLength: UInt64 = 1 << 17

  /// Every builtin in wide pools, 32 instances each in 2²⁰ steps; all places are zero.
  static let allBuiltins: [String: UInt64] = {
    var parameters: [String: UInt64] = [:]
    for name in CPULayout.dynamicParameterNames {
      parameters[name] = 0
      if name.hasPrefix("uses_") { parameters[name] = 1 }
      if name.hasSuffix("row_ratio") { parameters[name] = 1 << 19 }
      if name.hasSuffix("units_row_ratio") { parameters[name] = 1 }
    }
    parameters["cpu_component_step"] = 1
    parameters["num_columns_first"] = 1
    parameters["num_columns_second"] = 1
    for name in DynamicParameterRule.accumulatingColumns { parameters[name] = 1 }
    return parameters
  }()

  /// The parameters with all cells of pools as early as they can be, so that the units may grow.
  static func withoutSuboffsets(_ parameters: [String: UInt64]) -> [String: UInt64] {
    let places = parameters.filter { $0.key.hasSuffix("_suboffset") }
    return parameters.merging(places.mapValues { _ in 0 }) { $1 }
  }
}
