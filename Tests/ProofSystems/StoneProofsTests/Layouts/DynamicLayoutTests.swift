import StarkAIR
import StarkAlgebra
import StarkCairo
import StoneProofs
import TestSupport
import Testing

@Suite(
  "The dynamic layout",
  .enabled(
    if: DynamicParameterVectors.cairoLang != nil,
    "the parameters of cairo-lang's proof are absent"
  )
)
struct DynamicLayoutTests {
  static let real = DynamicParameterVectors.cairoLang ?? [:]

  @Test("takes the parameters of a real proof")
  func realParameters() throws {
    let layout = try CPULayout.dynamic(parameters: Self.real, stepCount: 4096)
    #expect(layout.ratios.count == 5)
    #expect(layout.publicMemoryStep == 32)
    let air = CPUAIR(layout)
    #expect(air.mask.count == 941)
    #expect(air.maximumDegree == 2)
    try air.validate(traceLength: 4096 * 32)
  }

  @Test(
    "names its parameters in the order of the transcript",
    .enabled(if: SharedMaterial.isPresent, "needs the shared vectors")
  )
  func names() throws {
    let expected = try #require(LayoutVectors.all["dynamic"])
    #expect(CPULayout.dynamicParameterNames == expected.parameters)
    let layout = try CPULayout.dynamic(parameters: Self.real, stepCount: 4096)
    #expect(layout.segments.map(\.text) == expected.segments)
    #expect(layout.interactionElementCount == expected.interactionElements)
    #expect(layout.code.description == expected.code)
  }

  @Test(
    "has all of Stone's constraints if it uses all builtins",
    .enabled(if: SharedMaterial.isPresent, "needs the shared vectors")
  )
  func allConstraints() throws {
    let expected = try #require(LayoutVectors.all["dynamic"])
    let parameters = allBuiltins
    let layout = try CPULayout.dynamic(parameters: parameters, stepCount: 1 << 20)
    let air = CPUAIR(layout)
    #expect(air.constraintCount == expected.constraintCount)
    let digest = SHA256.hexadecimalDigest(of: air.constraintNames.joined(separator: "\n"))
    #expect(digest == expected.constraintsDigest)
  }

  @Test(
    "takes the parameters of another real proof",
    .enabled(if: DynamicParameterVectors.swiftness != nil, "needs the shared proofs")
  )
  func otherParameters() throws {
    let parameters = try #require(DynamicParameterVectors.swiftness)
    let layout = try CPULayout.dynamic(parameters: parameters, stepCount: 2048)
    #expect(Set(layout.ratios.keys) == [.pedersen, .rangeCheck])
    #expect(CPUAIR(layout).constraintCount == 27 + 6 + 6 + 2 + 6 + 7 + 25 + 3)
  }

  /// A change of the real parameters, and the rule it breaks.
  struct Attack: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let changes: [String: UInt64]
    let removed: String?
    let rejection: DynamicLayoutRejection

    init(
      _ description: String,
      _ changes: [String: UInt64],
      _ rejection: DynamicLayoutRejection,
      removing removed: String? = nil
    ) {
      testDescription = description
      self.changes = changes
      self.removed = removed
      self.rejection = rejection
    }
  }

  static let attacks: [Attack] = [
    Attack(
      "a parameter is missing",
      [:],
      .missingParameter("mem_pool__addr_column"),
      removing: "mem_pool__addr_column"
    ),
    Attack("there is one too many", ["zzz": 0], .unknownParameter("zzz")),
    Attack(
      "a switch is half on",
      ["uses_bitwise_builtin": 2],
      .outOfRange("uses_bitwise_builtin")
    ),
    Attack("no first trace", ["num_columns_first": 0], .outOfRange("num_columns_first")),
    Attack("no second trace", ["num_columns_second": 0], .outOfRange("num_columns_second")),
    Attack(
      "columns without number",
      ["num_columns_first": .max],
      .outOfRange("num_columns_first")
    ),
    Attack("a step of zero", ["cpu_component_step": 0], .outOfRange("cpu_component_step")),
    Attack("a huge step", ["cpu_component_step": 512], .outOfRange("cpu_component_step")),
    Attack("an odd step", ["cpu_component_step": 3], .period("cpu_component_step")),
    Attack(
      "a pool of odd unit",
      ["memory_units_row_ratio": 3],
      .period("memory_units_row_ratio")
    ),
    Attack(
      "a pool without cells",
      ["memory_units_row_ratio": 1 << 63],
      .period("memory_units_row_ratio")
    ),
    Attack(
      "a unit whose multiple overflows",
      ["memory_units_row_ratio": 1 << 61],
      .period("memory_units_row_ratio")
    ),
    Attack(
      "public memory rarer than the trace is long",
      ["memory_units_row_ratio": 1 << 15],
      .period("memory_units_row_ratio")
    ),
    Attack(
      "a hash in less than a row an entry",
      ["pedersen_builtin_row_ratio": 256],
      .period("pedersen_builtin_row_ratio")
    ),
    Attack(
      "a builtin of odd ratio",
      ["range_check_builtin_row_ratio": 8193],
      .period("range_check_builtin_row_ratio")
    ),
    Attack(
      "a builtin of ratio zero in use",
      ["range_check_builtin_row_ratio": 0],
      .period("range_check_builtin_row_ratio")
    ),
    Attack(
      "a builtin longer than the trace",
      ["ecdsa_builtin_row_ratio": 1 << 18],
      .period("ecdsa_builtin_row_ratio")
    ),
    Attack(
      "fewer than sixteen instances of keccak",
      ["uses_keccak_builtin": 1, "keccak__row_ratio": 1 << 15],
      .incompleteKeccakBlock
    ),
    Attack(
      "the sorted memory is chosen after the challenges",
      ["memory__sorted__addr_column": 8],
      .columnOutsideFirstTrace("memory__sorted__addr_column")
    ),
    Attack(
      "the memory pool is chosen after the challenges",
      ["mem_pool__value_column": 11],
      .columnOutsideFirstTrace("mem_pool__value_column")
    ),
    Attack(
      "an accumulation is chosen before the challenges",
      ["memory__multi_column_perm__perm__cum_prod0_column": 0],
      .columnOutsideSecondTrace("memory__multi_column_perm__perm__cum_prod0_column")
    ),
    Attack(
      "an accumulation beyond both traces",
      ["diluted_check__cumulative_value_column": 12],
      .columnOutsideSecondTrace("diluted_check__cumulative_value_column")
    ),
    Attack(
      "an offset beyond the trace",
      ["cpu__registers__ap_offset": 1 << 17],
      .offset("cpu__registers__ap_offset")
    ),
    Attack(
      "a pool's offset beyond all numbers",
      ["mem_pool__addr_offset": .max],
      .offset("mem_pool__addr_offset")
    ),
    Attack(
      "an operand in the next instruction",
      ["cpu__operands__mem_dst_suboffset": 8],
      .suboffset("cpu__operands__mem_dst_suboffset")
    ),
    Attack(
      "a suboffset that overflows",
      ["cpu__operands__mem_dst_suboffset": 1 << 62],
      .suboffset("cpu__operands__mem_dst_suboffset")
    ),
    Attack(
      "a memory pool with one cell an instruction",
      real.filter { $0.key.hasSuffix("_suboffset") }.mapValues { _ in 0 }
        .merging(["memory_units_row_ratio": 32]) { $1 },
      .memoryCapacity(needed: 17315, available: 4096)
    ),
    Attack(
      "a range-check pool of every eighth row",
      [
        "range_check_units_row_ratio": 32,
        "cpu__decode__off0_suboffset": 0,
        "cpu__decode__off1_suboffset": 0,
        "cpu__decode__off2_suboffset": 0,
        "range_check_builtin__inner_range_check_suboffset": 0,
      ],
      .rangeCheckCapacity(needed: 12416, available: 4096)
    ),
    Attack(
      "a diluted pool of every 1024th row",
      [
        "diluted_units_row_ratio": 1024,
        "bitwise__diluted_var_pool_suboffset": 0,
        "bitwise__trim_unpacking192_suboffset": 0,
        "bitwise__trim_unpacking193_suboffset": 0,
        "bitwise__trim_unpacking194_suboffset": 0,
        "bitwise__trim_unpacking195_suboffset": 0,
      ],
      .dilutedCapacity(needed: 136, available: 128)
    ),
    Attack(
      "a place for a builtin that is off",
      ["keccak__input_output_suboffset": 5],
      .unusedBuiltin(.keccak, "keccak__input_output_suboffset")
    ),
  ]

  @Test("rejects unsound parameters by the rule they break", arguments: attacks)
  func rejects(attack: Attack) {
    var parameters = Self.real.merging(attack.changes) { $1 }
    if let removed = attack.removed { parameters[removed] = nil }
    #expect(throws: attack.rejection) {
      _ = try CPULayout.dynamic(parameters: parameters, stepCount: 4096)
    }
  }

  @Test("rejects step counts of no proof", arguments: [0, 3, 1 << 47, 1 << 63, .max])
  func rejectsStepCounts(stepCount: UInt64) {
    #expect(throws: DynamicLayoutRejection.stepCount(stepCount)) {
      _ = try CPULayout.dynamic(parameters: Self.real, stepCount: stepCount)
    }
  }

  @Test("never traps on numbers that are changed at random")
  func randomChanges() {
    var generator = SeededGenerator(seed: 7)
    let names = CPULayout.dynamicParameterNames
    var rejected = 0
    for _ in 0..<300 {
      var parameters = Self.real
      for _ in 0..<3 {
        let bits = UInt64.random(in: 0..<64, using: &generator)
        let name = names[Int.random(in: 0..<names.count, using: &generator)]
        parameters[name] = UInt64.random(in: 0...UInt64.max >> bits, using: &generator)
      }
      do {
        _ = CPUAIR(try CPULayout.dynamic(parameters: parameters, stepCount: 4096))
      } catch {
        rejected += 1
      }
    }
    #expect(rejected > 200)
  }

  /// Parameters with every builtin in use in wide pools; all suboffsets and offsets are zero.
  private var allBuiltins: [String: UInt64] {
    var parameters = Self.real.mapValues { _ in UInt64(0) }
    for name in parameters.keys {
      if name.hasPrefix("uses_") { parameters[name] = 1 }
      if name.hasSuffix("row_ratio") { parameters[name] = 1 << 19 }
      if name.hasSuffix("units_row_ratio") { parameters[name] = 1 }
    }
    parameters["cpu_component_step"] = 1
    parameters["num_columns_first"] = 1
    parameters["num_columns_second"] = 1
    for name in parameters.keys where name.contains("cum") && name.hasSuffix("_column") {
      if !name.hasPrefix("keccak") { parameters[name] = 1 }
    }
    return parameters
  }
}
