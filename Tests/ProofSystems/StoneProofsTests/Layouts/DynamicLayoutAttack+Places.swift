import StarkCairo
import StoneProofs

extension DynamicLayoutAttack {
  /// `starknet` has columns 0…8 in the first trace and column 9 in the second.
  static let places = [
    DynamicLayoutAttack(
      "the sorted memory is chosen after the challenges",
      ["memory__sorted__addr_column": 9],
      .columnOutsideFirstTrace("memory__sorted__addr_column")
    ),
    DynamicLayoutAttack(
      "the memory pool is chosen after the challenges",
      ["mem_pool__value_column": 9],
      .columnOutsideFirstTrace("mem_pool__value_column")
    ),
    DynamicLayoutAttack(
      "an accumulation is chosen before the challenges",
      ["memory__multi_column_perm__perm__cum_prod0_column": 8],
      .columnOutsideSecondTrace("memory__multi_column_perm__perm__cum_prod0_column")
    ),
    DynamicLayoutAttack(
      "an accumulation beyond both traces",
      ["diluted_check__cumulative_value_column": 10],
      .columnOutsideSecondTrace("diluted_check__cumulative_value_column")
    ),
    DynamicLayoutAttack(
      "an offset beyond the trace",
      ["cpu__registers__ap_offset": traceLength],
      .offset("cpu__registers__ap_offset")
    ),
    DynamicLayoutAttack(
      "a pool's offset beyond all numbers",
      ["mem_pool__addr_offset": .max],
      .offset("mem_pool__addr_offset")
    ),
    DynamicLayoutAttack(
      "an operand in the next instruction",
      ["cpu__operands__mem_dst_suboffset": 8],
      .suboffset("cpu__operands__mem_dst_suboffset")
    ),
    DynamicLayoutAttack(
      "limbs in the next range check",
      ["range_check_builtin__inner_range_check_suboffset": 8],
      .suboffset("range_check_builtin__inner_range_check_suboffset")
    ),
    DynamicLayoutAttack(
      "a suboffset that overflows",
      ["cpu__operands__mem_dst_suboffset": 1 << 63],
      .suboffset("cpu__operands__mem_dst_suboffset")
    ),
  ]

  /// 2¹³ steps, 256 hashes of both kinds, 512 range checks, 4 signatures, 128 bitwise instances and
  /// 8 of the curve.
  static let capacities = [
    DynamicLayoutAttack(
      "a memory pool with one cell an instruction",
      ["memory_units_row_ratio": 16],
      .memoryCapacity(
        needed: (4 << 13) + (1 << 10) + 3 * 256 + 512 + 2 * 4 + 5 * 128 + 7 * 8 + 6 * 256,
        available: 1 << 13
      ),
      withoutSuboffsets: true
    ),
    DynamicLayoutAttack(
      "a range-check pool with one cell an instruction",
      ["range_check_units_row_ratio": 16],
      .rangeCheckCapacity(needed: (3 << 13) + 8 * 512, available: 1 << 13),
      withoutSuboffsets: true
    ),
    DynamicLayoutAttack(
      "a diluted pool of every 1024th row",
      ["diluted_units_row_ratio": 1024],
      .dilutedCapacity(needed: 68 * 128, available: 128),
      withoutSuboffsets: true
    ),
  ]

  static let builtins = [
    DynamicLayoutAttack(
      "a place for a builtin that is off",
      ["keccak__input_output_suboffset": 5],
      .unusedBuiltin(.keccak, "keccak__input_output_suboffset")
    ),
    DynamicLayoutAttack(
      "a builtin that is switched off in its place",
      ["uses_poseidon_builtin": 0],
      .unusedBuiltin(.poseidon, "poseidon__row_ratio")
    ),
  ]
}
