import StarkCairo

extension CPULayout {
  /// `small` folded to fewer columns, for StarkEx spot trading.
  static let dex = CPULayout(
    "dex",
    columnCounts: ColumnCounts(first: 21, second: 1),
    publicMemoryStep: 8,
    units: (memory: 2, rangeCheck: 4, diluted: nil),
    ratios: [
      .pedersen: 128,
      .rangeCheck: 128,
      .ecdsa: 8192,
    ],
    pedersenRepetitions: 4,
    memoryColumn: 17,
    memory: [
      // cpu
      ("cpu/operands/mem_dst", 16, 8),
      ("cpu/operands/mem_op0", 16, 4),
      ("cpu/operands/mem_op1", 16, 12),
      // memory
      ("mem_pool", 2, 0),
      ("orig/public_memory", 8, 2),
      // pedersen
      ("pedersen/input0", 128, 6),
      ("pedersen/input1", 128, 70),
      ("pedersen/output", 128, 38),
      // range_check
      ("range_check_builtin/mem", 128, 102),
      // ecdsa
      ("ecdsa/pubkey", 8192, 22),
      ("ecdsa/message", 8192, 4118),
    ],
    columns: [
      // cpu
      ("cpu/decode/pc", 17, 16, 0),
      ("cpu/decode/instruction", 17, 16, 1),
      ("cpu/decode/opcode_range_check/column", 0, 1, 0),
      ("cpu/decode/off0", 19, 16, 0),
      ("cpu/decode/off1", 19, 16, 8),
      ("cpu/decode/off2", 19, 16, 4),
      ("cpu/registers/ap", 19, 16, 1),
      ("cpu/registers/fp", 19, 16, 9),
      ("cpu/operands/ops_mul", 19, 16, 5),
      ("cpu/operands/res", 19, 16, 13),
      ("cpu/update_registers/update_pc/tmp0", 19, 16, 3),
      ("cpu/update_registers/update_pc/tmp1", 19, 16, 11),
      // memory
      ("memory/sorted/addr", 18, 2, 0),
      ("memory/sorted/value", 18, 2, 1),
      ("memory/multi_column_perm/perm/cum_prod0", 21, 2, 0),
      // range-check units
      ("range_check16_pool", 19, 4, 0),
      ("range_check16/sorted", 19, 4, 2),
      ("range_check16/perm/cum_prod0", 21, 4, 1),
      // pedersen
      ("pedersen/hash0/ec_subset_sum/partial_sum/x", 1, 1, 0),
      ("pedersen/hash0/ec_subset_sum/partial_sum/y", 2, 1, 0),
      ("pedersen/hash0/ec_subset_sum/slope", 13, 1, 0),
      ("pedersen/hash0/ec_subset_sum/selector", 3, 1, 0),
      ("pedersen/hash0/ec_subset_sum/bit_unpacking/prod_ones196", 13, 256, 255),
      ("pedersen/hash0/ec_subset_sum/bit_unpacking/prod_ones192", 14, 256, 255),
      ("pedersen/hash1/ec_subset_sum/partial_sum/x", 4, 1, 0),
      ("pedersen/hash1/ec_subset_sum/partial_sum/y", 5, 1, 0),
      ("pedersen/hash1/ec_subset_sum/slope", 14, 1, 0),
      ("pedersen/hash1/ec_subset_sum/selector", 6, 1, 0),
      ("pedersen/hash1/ec_subset_sum/bit_unpacking/prod_ones196", 15, 256, 255),
      ("pedersen/hash1/ec_subset_sum/bit_unpacking/prod_ones192", 16, 256, 255),
      ("pedersen/hash2/ec_subset_sum/partial_sum/x", 7, 1, 0),
      ("pedersen/hash2/ec_subset_sum/partial_sum/y", 8, 1, 0),
      ("pedersen/hash2/ec_subset_sum/slope", 15, 1, 0),
      ("pedersen/hash2/ec_subset_sum/selector", 9, 1, 0),
      ("pedersen/hash2/ec_subset_sum/bit_unpacking/prod_ones196", 20, 256, 17),
      ("pedersen/hash2/ec_subset_sum/bit_unpacking/prod_ones192", 20, 256, 145),
      ("pedersen/hash3/ec_subset_sum/partial_sum/x", 10, 1, 0),
      ("pedersen/hash3/ec_subset_sum/partial_sum/y", 11, 1, 0),
      ("pedersen/hash3/ec_subset_sum/slope", 16, 1, 0),
      ("pedersen/hash3/ec_subset_sum/selector", 12, 1, 0),
      ("pedersen/hash3/ec_subset_sum/bit_unpacking/prod_ones196", 20, 256, 81),
      ("pedersen/hash3/ec_subset_sum/bit_unpacking/prod_ones192", 20, 256, 209),
      // range_check
      ("range_check_builtin/inner_range_check", 19, 16, 12),
      // ecdsa
      ("ecdsa/signature0/key_points/x", 19, 16, 7),
      ("ecdsa/signature0/key_points/y", 19, 16, 15),
      ("ecdsa/signature0/doubling_slope", 20, 16, 12),
      ("ecdsa/signature0/exponentiate_generator/partial_sum/x", 20, 32, 6),
      ("ecdsa/signature0/exponentiate_generator/partial_sum/y", 20, 32, 22),
      ("ecdsa/signature0/exponentiate_generator/slope", 20, 32, 30),
      ("ecdsa/signature0/exponentiate_generator/selector", 20, 32, 14),
      ("ecdsa/signature0/exponentiate_generator/x_diff_inv", 20, 32, 1),
      ("ecdsa/signature0/exponentiate_key/partial_sum/x", 20, 16, 0),
      ("ecdsa/signature0/exponentiate_key/partial_sum/y", 20, 16, 8),
      ("ecdsa/signature0/exponentiate_key/slope", 20, 16, 2),
      ("ecdsa/signature0/exponentiate_key/selector", 20, 16, 4),
      ("ecdsa/signature0/exponentiate_key/x_diff_inv", 20, 16, 10),
      ("ecdsa/signature0/add_results_slope", 20, 8192, 8190),
      ("ecdsa/signature0/add_results_inv", 20, 8192, 8161),
      ("ecdsa/signature0/extract_r_slope", 20, 8192, 4082),
      ("ecdsa/signature0/extract_r_inv", 20, 8192, 8178),
      ("ecdsa/signature0/z_inv", 20, 8192, 4090),
      ("ecdsa/signature0/r_w_inv", 20, 4096, 4092),
      ("ecdsa/signature0/q_x_squared", 20, 8192, 8186),
    ]
  )
}
