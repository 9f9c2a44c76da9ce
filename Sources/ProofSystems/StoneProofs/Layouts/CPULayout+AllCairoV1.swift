import StarkCairo

extension CPULayout {
  /// `all_cairo` as of Stone 1: the builtins of `starknet_with_keccak`.
  static let allCairoV1 = CPULayout(
    "all_cairo",
    variant: .v1,
    columnCounts: ColumnCounts(first: 8, second: 3),
    publicMemoryStep: 16,
    units: (memory: 2, rangeCheck: 4, diluted: 1),
    ratios: [
      .pedersen: 4096,
      .rangeCheck: 128,
      .ecdsa: 32768,
      .bitwise: 256,
      .ecOp: 16384,
      .keccak: 32768,
      .poseidon: 4096,
    ],
    memoryColumn: 4,
    memory: [
      // cpu
      ("cpu/operands/mem_dst", 16, 8),
      ("cpu/operands/mem_op0", 16, 4),
      ("cpu/operands/mem_op1", 16, 12),
      // memory
      ("mem_pool", 2, 0),
      ("orig/public_memory", 16, 2),
      // pedersen
      ("pedersen/input0", 4096, 10),
      ("pedersen/input1", 4096, 2058),
      ("pedersen/output", 4096, 1034),
      // range_check
      ("range_check_builtin/mem", 128, 74),
      // ecdsa
      ("ecdsa/pubkey", 32768, 3082),
      ("ecdsa/message", 32768, 19466),
      // bitwise
      ("bitwise/var_pool", 64, 42),
      ("bitwise/x_and_y", 256, 170),
      ("bitwise/x_xor_y", 256, 234),
      ("bitwise/x_or_y", 256, 138),
      // ec_op
      ("ec_op/p_x", 16384, 11274),
      ("ec_op/p_y", 16384, 7178),
      ("ec_op/q_x", 16384, 15370),
      ("ec_op/q_y", 16384, 522),
      ("ec_op/m", 16384, 8714),
      ("ec_op/r_x", 16384, 4618),
      ("ec_op/r_y", 16384, 12810),
      // keccak
      ("keccak/input_output", 2048, 1546),
      // poseidon
      ("poseidon/input_output", 512, 266),
    ],
    keccakStrips: (column: 1, offsets: [6, 1, 5, 3]),
    columns: [
      // cpu
      ("cpu/decode/pc", 4, 16, 0),
      ("cpu/decode/instruction", 4, 16, 1),
      ("cpu/decode/opcode_range_check/column", 0, 1, 0),
      ("cpu/decode/off0", 6, 16, 0),
      ("cpu/decode/off1", 6, 16, 8),
      ("cpu/decode/off2", 6, 16, 4),
      ("cpu/registers/ap", 7, 16, 0),
      ("cpu/registers/fp", 7, 16, 8),
      ("cpu/operands/ops_mul", 7, 16, 4),
      ("cpu/operands/res", 7, 16, 12),
      ("cpu/update_registers/update_pc/tmp0", 7, 16, 2),
      ("cpu/update_registers/update_pc/tmp1", 7, 16, 10),
      // memory
      ("memory/sorted/addr", 5, 2, 0),
      ("memory/sorted/value", 5, 2, 1),
      ("memory/multi_column_perm/perm/cum_prod0", 10, 2, 0),
      // range-check units
      ("range_check16_pool", 6, 4, 0),
      ("range_check16/sorted", 6, 4, 2),
      ("range_check16/perm/cum_prod0", 10, 4, 1),
      // diluted units
      ("diluted_pool", 1, 1, 0),
      ("diluted_check/permuted_values", 2, 1, 0),
      ("diluted_check/cumulative_value", 8, 1, 0),
      ("diluted_check/permutation/cum_prod0", 9, 1, 0),
      // pedersen
      ("pedersen/hash0/ec_subset_sum/partial_sum/x", 6, 8, 1),
      ("pedersen/hash0/ec_subset_sum/partial_sum/y", 6, 8, 5),
      ("pedersen/hash0/ec_subset_sum/slope", 6, 8, 7),
      ("pedersen/hash0/ec_subset_sum/selector", 6, 8, 3),
      ("pedersen/hash0/ec_subset_sum/bit_unpacking/prod_ones196", 6, 2048, 2047),
      ("pedersen/hash0/ec_subset_sum/bit_unpacking/prod_ones192", 7, 2048, 157),
      // range_check
      ("range_check_builtin/inner_range_check", 6, 16, 12),
      // ecdsa
      ("ecdsa/signature0/key_points/x", 7, 64, 6),
      ("ecdsa/signature0/key_points/y", 7, 64, 38),
      ("ecdsa/signature0/doubling_slope", 7, 64, 41),
      ("ecdsa/signature0/exponentiate_generator/partial_sum/x", 7, 128, 21),
      ("ecdsa/signature0/exponentiate_generator/partial_sum/y", 7, 128, 85),
      ("ecdsa/signature0/exponentiate_generator/slope", 7, 128, 117),
      ("ecdsa/signature0/exponentiate_generator/selector", 7, 128, 53),
      ("ecdsa/signature0/exponentiate_generator/x_diff_inv", 7, 128, 13),
      ("ecdsa/signature0/exponentiate_key/partial_sum/x", 7, 64, 22),
      ("ecdsa/signature0/exponentiate_key/partial_sum/y", 7, 64, 54),
      ("ecdsa/signature0/exponentiate_key/slope", 7, 64, 25),
      ("ecdsa/signature0/exponentiate_key/selector", 7, 64, 14),
      ("ecdsa/signature0/exponentiate_key/x_diff_inv", 7, 64, 57),
      ("ecdsa/signature0/add_results_slope", 7, 32768, 32757),
      ("ecdsa/signature0/add_results_inv", 7, 32768, 32653),
      ("ecdsa/signature0/extract_r_slope", 7, 32768, 16325),
      ("ecdsa/signature0/extract_r_inv", 7, 32768, 32709),
      ("ecdsa/signature0/z_inv", 7, 32768, 16357),
      ("ecdsa/signature0/r_w_inv", 7, 16384, 16361),
      ("ecdsa/signature0/q_x_squared", 7, 32768, 32741),
      // bitwise
      ("bitwise/diluted_var_pool", 1, 4, 0),
      ("bitwise/x", 1, 4, 0),
      ("bitwise/y", 1, 4, 64),
      ("bitwise/x_and_y", 1, 4, 128),
      ("bitwise/x_xor_y", 1, 4, 192),
      ("bitwise/trim_unpacking192", 1, 256, 2),
      ("bitwise/trim_unpacking193", 1, 256, 130),
      ("bitwise/trim_unpacking194", 1, 256, 66),
      ("bitwise/trim_unpacking195", 1, 256, 194),
      // ec_op
      ("ec_op/doubled_points/x", 7, 64, 46),
      ("ec_op/doubled_points/y", 7, 64, 30),
      ("ec_op/doubling_slope", 7, 64, 62),
      ("ec_op/ec_subset_sum/partial_sum/x", 7, 64, 1),
      ("ec_op/ec_subset_sum/partial_sum/y", 7, 64, 33),
      ("ec_op/ec_subset_sum/slope", 7, 64, 5),
      ("ec_op/ec_subset_sum/selector", 7, 64, 17),
      ("ec_op/ec_subset_sum/x_diff_inv", 7, 64, 37),
      ("ec_op/ec_subset_sum/bit_unpacking/prod_ones196", 7, 16384, 16345),
      ("ec_op/ec_subset_sum/bit_unpacking/prod_ones192", 7, 16384, 16377),
      // keccak
      ("keccak/keccak/parse_to_diluted/reshaped_intermediate", 3, 1, 0),
      ("keccak/keccak/parse_to_diluted/final_reshaped_input", 3, 1, 16144),
      ("keccak/keccak/parse_to_diluted/cumulative_sum", 3, 8, 16),
      ("keccak/keccak/rotated_parity0", 3, 8, 3924),
      ("keccak/keccak/rotated_parity1", 3, 8, 7760),
      ("keccak/keccak/rotated_parity2", 3, 8, 1876),
      ("keccak/keccak/rotated_parity3", 3, 8, 7568),
      ("keccak/keccak/rotated_parity4", 3, 8, 5972),
      // poseidon
      ("poseidon/poseidon/full_rounds_state0", 7, 512, 109),
      ("poseidon/poseidon/full_rounds_state1", 7, 512, 365),
      ("poseidon/poseidon/full_rounds_state2", 7, 512, 237),
      ("poseidon/poseidon/full_rounds_state0_squared", 7, 512, 493),
      ("poseidon/poseidon/full_rounds_state1_squared", 7, 512, 29),
      ("poseidon/poseidon/full_rounds_state2_squared", 7, 512, 285),
      ("poseidon/poseidon/partial_rounds_state0", 7, 64, 49),
      ("poseidon/poseidon/partial_rounds_state1", 7, 128, 77),
      ("poseidon/poseidon/partial_rounds_state0_squared", 7, 64, 9),
      ("poseidon/poseidon/partial_rounds_state1_squared", 7, 128, 45),
    ]
  )
}
