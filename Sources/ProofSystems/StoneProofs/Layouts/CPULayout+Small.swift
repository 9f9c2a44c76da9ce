import StarkCairo

extension CPULayout {
  /// The first StarkEx layout with Pedersen, range checks and ECDSA, one column a purpose.
  static let small = CPULayout(
    "small",
    columnCounts: ColumnCounts(first: 23, second: 2),
    publicMemoryStep: 8,
    units: (memory: 2, rangeCheck: 1, diluted: nil),
    ratios: [
      .pedersen: 128,
      .rangeCheck: 128,
      .ecdsa: 8192,
    ],
    pedersenRepetitions: 4,
    memoryColumn: 19,
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
      ("cpu/decode/pc", 19, 16, 0),
      ("cpu/decode/instruction", 19, 16, 1),
      ("cpu/decode/opcode_range_check/column", 1, 1, 0),
      ("cpu/decode/off0", 0, 16, 0),
      ("cpu/decode/off1", 0, 16, 8),
      ("cpu/decode/off2", 0, 16, 4),
      ("cpu/registers/ap", 21, 16, 0),
      ("cpu/registers/fp", 21, 16, 8),
      ("cpu/operands/ops_mul", 21, 16, 4),
      ("cpu/operands/res", 21, 16, 12),
      ("cpu/update_registers/update_pc/tmp0", 21, 16, 2),
      ("cpu/update_registers/update_pc/tmp1", 21, 16, 10),
      // memory
      ("memory/sorted/addr", 20, 2, 0),
      ("memory/sorted/value", 20, 2, 1),
      ("memory/multi_column_perm/perm/cum_prod0", 24, 2, 0),
      // range-check units
      ("range_check16_pool", 0, 1, 0),
      ("range_check16/sorted", 2, 1, 0),
      ("range_check16/perm/cum_prod0", 23, 1, 0),
      // pedersen
      ("pedersen/hash0/ec_subset_sum/partial_sum/x", 3, 1, 0),
      ("pedersen/hash0/ec_subset_sum/partial_sum/y", 4, 1, 0),
      ("pedersen/hash0/ec_subset_sum/slope", 15, 1, 0),
      ("pedersen/hash0/ec_subset_sum/selector", 5, 1, 0),
      ("pedersen/hash0/ec_subset_sum/bit_unpacking/prod_ones196", 15, 256, 255),
      ("pedersen/hash0/ec_subset_sum/bit_unpacking/prod_ones192", 16, 256, 255),
      ("pedersen/hash1/ec_subset_sum/partial_sum/x", 6, 1, 0),
      ("pedersen/hash1/ec_subset_sum/partial_sum/y", 7, 1, 0),
      ("pedersen/hash1/ec_subset_sum/slope", 16, 1, 0),
      ("pedersen/hash1/ec_subset_sum/selector", 8, 1, 0),
      ("pedersen/hash1/ec_subset_sum/bit_unpacking/prod_ones196", 17, 256, 255),
      ("pedersen/hash1/ec_subset_sum/bit_unpacking/prod_ones192", 18, 256, 255),
      ("pedersen/hash2/ec_subset_sum/partial_sum/x", 9, 1, 0),
      ("pedersen/hash2/ec_subset_sum/partial_sum/y", 10, 1, 0),
      ("pedersen/hash2/ec_subset_sum/slope", 17, 1, 0),
      ("pedersen/hash2/ec_subset_sum/selector", 11, 1, 0),
      ("pedersen/hash2/ec_subset_sum/bit_unpacking/prod_ones196", 22, 256, 16),
      ("pedersen/hash2/ec_subset_sum/bit_unpacking/prod_ones192", 22, 256, 144),
      ("pedersen/hash3/ec_subset_sum/partial_sum/x", 12, 1, 0),
      ("pedersen/hash3/ec_subset_sum/partial_sum/y", 13, 1, 0),
      ("pedersen/hash3/ec_subset_sum/slope", 18, 1, 0),
      ("pedersen/hash3/ec_subset_sum/selector", 14, 1, 0),
      ("pedersen/hash3/ec_subset_sum/bit_unpacking/prod_ones196", 22, 256, 80),
      ("pedersen/hash3/ec_subset_sum/bit_unpacking/prod_ones192", 22, 256, 208),
      // range_check
      ("range_check_builtin/inner_range_check", 0, 16, 12),
      // ecdsa
      ("ecdsa/signature0/key_points/x", 21, 16, 6),
      ("ecdsa/signature0/key_points/y", 21, 16, 14),
      ("ecdsa/signature0/doubling_slope", 21, 16, 13),
      ("ecdsa/signature0/exponentiate_generator/partial_sum/x", 21, 32, 7),
      ("ecdsa/signature0/exponentiate_generator/partial_sum/y", 21, 32, 23),
      ("ecdsa/signature0/exponentiate_generator/slope", 21, 32, 31),
      ("ecdsa/signature0/exponentiate_generator/selector", 21, 32, 15),
      ("ecdsa/signature0/exponentiate_generator/x_diff_inv", 22, 32, 0),
      ("ecdsa/signature0/exponentiate_key/partial_sum/x", 21, 16, 1),
      ("ecdsa/signature0/exponentiate_key/partial_sum/y", 21, 16, 9),
      ("ecdsa/signature0/exponentiate_key/slope", 21, 16, 3),
      ("ecdsa/signature0/exponentiate_key/selector", 21, 16, 5),
      ("ecdsa/signature0/exponentiate_key/x_diff_inv", 21, 16, 11),
      ("ecdsa/signature0/add_results_slope", 21, 8192, 8191),
      ("ecdsa/signature0/add_results_inv", 22, 8192, 8160),
      ("ecdsa/signature0/extract_r_slope", 21, 8192, 4083),
      ("ecdsa/signature0/extract_r_inv", 21, 8192, 8179),
      ("ecdsa/signature0/z_inv", 21, 8192, 4091),
      ("ecdsa/signature0/r_w_inv", 21, 4096, 4093),
      ("ecdsa/signature0/q_x_squared", 21, 8192, 8187),
    ]
  )
}
