import StarkCairo

extension CPULayout {
  /// For programs that verify proofs: bitwise as frequent as range checks.
  static let recursive = CPULayout(
    "recursive",
    columnCounts: ColumnCounts(first: 7, second: 3),
    publicMemoryStep: 16,
    units: (memory: 2, rangeCheck: 4, diluted: 1),
    ratios: [
      .pedersen: 2048,
      .rangeCheck: 128,
      .bitwise: 128,
    ],
    memoryColumn: 3,
    memory: [
      // cpu
      ("cpu/operands/mem_dst", 16, 8),
      ("cpu/operands/mem_op0", 16, 4),
      ("cpu/operands/mem_op1", 16, 12),
      // memory
      ("mem_pool", 2, 0),
      ("orig/public_memory", 16, 2),
      // pedersen
      ("pedersen/input0", 2048, 10),
      ("pedersen/input1", 2048, 1034),
      ("pedersen/output", 2048, 522),
      // range_check
      ("range_check_builtin/mem", 128, 74),
      // bitwise
      ("bitwise/var_pool", 32, 26),
      ("bitwise/x_and_y", 128, 90),
      ("bitwise/x_xor_y", 128, 122),
      ("bitwise/x_or_y", 128, 42),
    ],
    columns: [
      // cpu
      ("cpu/decode/pc", 3, 16, 0),
      ("cpu/decode/instruction", 3, 16, 1),
      ("cpu/decode/opcode_range_check/column", 0, 1, 0),
      ("cpu/decode/off0", 5, 16, 0),
      ("cpu/decode/off1", 5, 16, 8),
      ("cpu/decode/off2", 5, 16, 4),
      ("cpu/registers/ap", 6, 16, 1),
      ("cpu/registers/fp", 6, 16, 9),
      ("cpu/operands/ops_mul", 6, 16, 5),
      ("cpu/operands/res", 6, 16, 13),
      ("cpu/update_registers/update_pc/tmp0", 6, 16, 3),
      ("cpu/update_registers/update_pc/tmp1", 6, 16, 11),
      // memory
      ("memory/sorted/addr", 4, 2, 0),
      ("memory/sorted/value", 4, 2, 1),
      ("memory/multi_column_perm/perm/cum_prod0", 9, 2, 0),
      // range-check units
      ("range_check16_pool", 5, 4, 0),
      ("range_check16/sorted", 5, 4, 2),
      ("range_check16/perm/cum_prod0", 9, 4, 1),
      // diluted units
      ("diluted_pool", 1, 1, 0),
      ("diluted_check/permuted_values", 2, 1, 0),
      ("diluted_check/cumulative_value", 7, 1, 0),
      ("diluted_check/permutation/cum_prod0", 8, 1, 0),
      // pedersen
      ("pedersen/hash0/ec_subset_sum/partial_sum/x", 5, 4, 1),
      ("pedersen/hash0/ec_subset_sum/partial_sum/y", 5, 4, 3),
      ("pedersen/hash0/ec_subset_sum/slope", 6, 4, 2),
      ("pedersen/hash0/ec_subset_sum/selector", 6, 4, 0),
      ("pedersen/hash0/ec_subset_sum/bit_unpacking/prod_ones196", 6, 1024, 1022),
      ("pedersen/hash0/ec_subset_sum/bit_unpacking/prod_ones192", 6, 1024, 7),
      // range_check
      ("range_check_builtin/inner_range_check", 5, 16, 12),
      // bitwise
      ("bitwise/diluted_var_pool", 1, 2, 0),
      ("bitwise/x", 1, 2, 0),
      ("bitwise/y", 1, 2, 32),
      ("bitwise/x_and_y", 1, 2, 64),
      ("bitwise/x_xor_y", 1, 2, 96),
      ("bitwise/trim_unpacking192", 1, 128, 1),
      ("bitwise/trim_unpacking193", 1, 128, 65),
      ("bitwise/trim_unpacking194", 1, 128, 33),
      ("bitwise/trim_unpacking195", 1, 128, 97),
    ]
  )
}
