import StoneProofs
import Testing

/// A change of the parameters that put `dynamic` where `starknet` is, and the rule it breaks.
struct DynamicLayoutAttack: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let rejection: DynamicLayoutRejection
  private let changes: [String: UInt64]
  private let removed: String?
  private let isWithoutSuboffsets: Bool

  init(
    _ description: String,
    _ changes: [String: UInt64],
    _ rejection: DynamicLayoutRejection,
    removing removed: String? = nil,
    withoutSuboffsets: Bool = false
  ) {
    testDescription = description
    self.rejection = rejection
    self.changes = changes
    self.removed = removed
    isWithoutSuboffsets = withoutSuboffsets
  }

  /// The parameters with the change.
  func apply(to parameters: [String: UInt64]) -> [String: UInt64] {
    var changed = parameters
    if isWithoutSuboffsets { changed = DynamicLayoutCase.withoutSuboffsets(changed) }
    changed.merge(changes) { $1 }
    if let removed { changed[removed] = nil }
    return changed
  }
}

extension DynamicLayoutAttack {
  static let traceLength = DynamicLayoutCase.traceLength

  static let all = numbers + periods + places + capacities + builtins

  private static let numbers = [
    DynamicLayoutAttack(
      "a parameter is missing",
      [:],
      .missingParameter("mem_pool__addr_column"),
      removing: "mem_pool__addr_column"
    ),
    DynamicLayoutAttack("there is one too many", ["zzz": 0], .unknownParameter("zzz")),
    DynamicLayoutAttack(
      "a switch is half on",
      ["uses_bitwise_builtin": 2],
      .outOfRange("uses_bitwise_builtin")
    ),
    DynamicLayoutAttack(
      "no first trace",
      ["num_columns_first": 0],
      .outOfRange("num_columns_first")
    ),
    DynamicLayoutAttack(
      "no second trace",
      ["num_columns_second": 0],
      .outOfRange("num_columns_second")
    ),
    DynamicLayoutAttack(
      "columns without number",
      ["num_columns_first": .max],
      .outOfRange("num_columns_first")
    ),
    DynamicLayoutAttack(
      "more columns in the first trace than virtual columns lie there",
      ["num_columns_first": 65535],
      .columnsWithoutUse("num_columns_first", usable: 61, found: 65535)
    ),
    DynamicLayoutAttack(
      "a fifth column in the second trace, where four virtual columns lie",
      ["num_columns_second": 5],
      .columnsWithoutUse("num_columns_second", usable: 4, found: 5)
    ),
    DynamicLayoutAttack(
      "a step of zero",
      ["cpu_component_step": 0],
      .outOfRange("cpu_component_step")
    ),
    DynamicLayoutAttack(
      "a huge step",
      ["cpu_component_step": 512],
      .outOfRange("cpu_component_step")
    ),
  ]

  private static let periods = [
    DynamicLayoutAttack(
      "an odd step",
      ["cpu_component_step": 3],
      .period("cpu_component_step")
    ),
    DynamicLayoutAttack(
      "a pool of odd unit",
      ["memory_units_row_ratio": 3],
      .period("memory_units_row_ratio")
    ),
    DynamicLayoutAttack(
      "a pool without cells",
      ["memory_units_row_ratio": 1 << 63],
      .period("memory_units_row_ratio")
    ),
    DynamicLayoutAttack(
      "a unit whose multiple overflows",
      ["memory_units_row_ratio": 1 << 61],
      .period("memory_units_row_ratio")
    ),
    DynamicLayoutAttack(
      "public memory rarer than the trace is long",
      ["memory_units_row_ratio": traceLength / 4],
      .period("memory_units_row_ratio")
    ),
    DynamicLayoutAttack(
      "a hash in less than a row an entry",
      ["pedersen_builtin_row_ratio": 256],
      .period("pedersen_builtin_row_ratio")
    ),
    DynamicLayoutAttack(
      "a builtin of odd ratio",
      ["range_check_builtin_row_ratio": 257],
      .period("range_check_builtin_row_ratio")
    ),
    DynamicLayoutAttack(
      "a builtin of ratio zero in use",
      ["range_check_builtin_row_ratio": 0],
      .period("range_check_builtin_row_ratio")
    ),
    DynamicLayoutAttack(
      "a builtin longer than the trace",
      ["ecdsa_builtin_row_ratio": 2 * traceLength],
      .period("ecdsa_builtin_row_ratio")
    ),
    DynamicLayoutAttack(
      "keccak in less than a row an entry",
      ["uses_keccak_builtin": 1, "keccak__row_ratio": 1 << 14],
      .period("keccak__row_ratio")
    ),
    DynamicLayoutAttack(
      "fewer than sixteen instances of keccak",
      ["uses_keccak_builtin": 1, "keccak__row_ratio": traceLength / 4],
      .incompleteKeccakBlock
    ),
  ]
}
