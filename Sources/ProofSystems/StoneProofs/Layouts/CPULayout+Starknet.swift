import StarkCairo

extension CPULayout {
  /// The layout of Starknet before the keccak builtin.
  static let starknet = CPULayout(
    "starknet",
    columnCounts: ColumnCounts(first: 9, second: 1),
    publicMemoryStep: 8,
    units: (memory: 2, rangeCheck: 4, diluted: 8),
    ratios: [
      .pedersen: 512,
      .rangeCheck: 256,
      .ecdsa: 32768,
      .bitwise: 1024,
      .ecOp: 16384,
      .poseidon: 512,
    ],
    memoryColumn: 5,
    memory: [
      // cpu
      ("cpu/operands/mem_dst", 16, 8),
      ("cpu/operands/mem_op0", 16, 4),
      ("cpu/operands/mem_op1", 16, 12),
      // memory
      ("mem_pool", 2, 0),
      ("orig/public_memory", 8, 2),
      // pedersen
      ("pedersen/input0", 512, 6),
      ("pedersen/input1", 512, 262),
      ("pedersen/output", 512, 134),
      // range_check
      ("range_check_builtin/mem", 256, 70),
      // ecdsa
      ("ecdsa/pubkey", 32768, 390),
      ("ecdsa/message", 32768, 16774),
      // bitwise
      ("bitwise/var_pool", 256, 198),
      ("bitwise/x_and_y", 1024, 710),
      ("bitwise/x_xor_y", 1024, 966),
      ("bitwise/x_or_y", 1024, 902),
      // ec_op
      ("ec_op/p_x", 16384, 8582),
      ("ec_op/p_y", 16384, 4486),
      ("ec_op/q_x", 16384, 12678),
      ("ec_op/q_y", 16384, 2438),
      ("ec_op/m", 16384, 10630),
      ("ec_op/r_x", 16384, 6534),
      ("ec_op/r_y", 16384, 14726),
      // poseidon
      ("poseidon/param_0/input_output", 256, 38),
      ("poseidon/param_1/input_output", 256, 166),
      ("poseidon/param_2/input_output", 256, 102),
    ],
    columns: [
      // cpu
      ("cpu/decode/pc", 5, 16, 0),
      ("cpu/decode/instruction", 5, 16, 1),
      ("cpu/decode/opcode_range_check/column", 0, 1, 0),
      ("cpu/decode/off0", 7, 16, 0),
      ("cpu/decode/off1", 7, 16, 8),
      ("cpu/decode/off2", 7, 16, 4),
      ("cpu/registers/ap", 8, 16, 0),
      ("cpu/registers/fp", 8, 16, 8),
      ("cpu/operands/ops_mul", 8, 16, 4),
      ("cpu/operands/res", 8, 16, 12),
      ("cpu/update_registers/update_pc/tmp0", 8, 16, 2),
      ("cpu/update_registers/update_pc/tmp1", 8, 16, 10),
      // memory
      ("memory/sorted/addr", 6, 2, 0),
      ("memory/sorted/value", 6, 2, 1),
      ("memory/multi_column_perm/perm/cum_prod0", 9, 2, 0),
      // range-check units
      ("range_check16_pool", 7, 4, 0),
      ("range_check16/sorted", 7, 4, 2),
      ("range_check16/perm/cum_prod0", 9, 4, 1),
      // diluted units
      ("diluted_pool", 7, 8, 1),
      ("diluted_check/permuted_values", 7, 8, 5),
      ("diluted_check/cumulative_value", 9, 8, 3),
      ("diluted_check/permutation/cum_prod0", 9, 8, 7),
      // pedersen
      ("pedersen/hash0/ec_subset_sum/partial_sum/x", 1, 1, 0),
      ("pedersen/hash0/ec_subset_sum/partial_sum/y", 2, 1, 0),
      ("pedersen/hash0/ec_subset_sum/slope", 4, 1, 0),
      ("pedersen/hash0/ec_subset_sum/selector", 3, 1, 0),
      ("pedersen/hash0/ec_subset_sum/bit_unpacking/prod_ones196", 4, 256, 255),
      ("pedersen/hash0/ec_subset_sum/bit_unpacking/prod_ones192", 8, 256, 71),
      // range_check
      ("range_check_builtin/inner_range_check", 7, 32, 12),
      // ecdsa
      ("ecdsa/signature0/key_points/x", 8, 64, 1),
      ("ecdsa/signature0/key_points/y", 8, 64, 33),
      ("ecdsa/signature0/doubling_slope", 8, 64, 35),
      ("ecdsa/signature0/exponentiate_generator/partial_sum/x", 8, 128, 27),
      ("ecdsa/signature0/exponentiate_generator/partial_sum/y", 8, 128, 91),
      ("ecdsa/signature0/exponentiate_generator/slope", 8, 128, 123),
      ("ecdsa/signature0/exponentiate_generator/selector", 8, 128, 59),
      ("ecdsa/signature0/exponentiate_generator/x_diff_inv", 8, 128, 7),
      ("ecdsa/signature0/exponentiate_key/partial_sum/x", 8, 64, 17),
      ("ecdsa/signature0/exponentiate_key/partial_sum/y", 8, 64, 49),
      ("ecdsa/signature0/exponentiate_key/slope", 8, 64, 19),
      ("ecdsa/signature0/exponentiate_key/selector", 8, 64, 9),
      ("ecdsa/signature0/exponentiate_key/x_diff_inv", 8, 64, 51),
      ("ecdsa/signature0/add_results_slope", 8, 32768, 32763),
      ("ecdsa/signature0/add_results_inv", 8, 32768, 32647),
      ("ecdsa/signature0/extract_r_slope", 8, 32768, 16331),
      ("ecdsa/signature0/extract_r_inv", 8, 32768, 32715),
      ("ecdsa/signature0/z_inv", 8, 32768, 16363),
      ("ecdsa/signature0/r_w_inv", 8, 16384, 16355),
      ("ecdsa/signature0/q_x_squared", 8, 32768, 32747),
      // bitwise
      ("bitwise/diluted_var_pool", 7, 16, 1),
      ("bitwise/x", 7, 16, 1),
      ("bitwise/y", 7, 16, 257),
      ("bitwise/x_and_y", 7, 16, 513),
      ("bitwise/x_xor_y", 7, 16, 769),
      ("bitwise/trim_unpacking192", 7, 1024, 9),
      ("bitwise/trim_unpacking193", 7, 1024, 521),
      ("bitwise/trim_unpacking194", 7, 1024, 265),
      ("bitwise/trim_unpacking195", 7, 1024, 777),
      // ec_op
      ("ec_op/doubled_points/x", 8, 64, 41),
      ("ec_op/doubled_points/y", 8, 64, 25),
      ("ec_op/doubling_slope", 8, 64, 57),
      ("ec_op/ec_subset_sum/partial_sum/x", 8, 64, 5),
      ("ec_op/ec_subset_sum/partial_sum/y", 8, 64, 37),
      ("ec_op/ec_subset_sum/slope", 8, 64, 11),
      ("ec_op/ec_subset_sum/selector", 8, 64, 21),
      ("ec_op/ec_subset_sum/x_diff_inv", 8, 64, 43),
      ("ec_op/ec_subset_sum/bit_unpacking/prod_ones196", 8, 16384, 16339),
      ("ec_op/ec_subset_sum/bit_unpacking/prod_ones192", 8, 16384, 16371),
      // poseidon
      ("poseidon/poseidon/full_rounds_state0", 8, 64, 53),
      ("poseidon/poseidon/full_rounds_state1", 8, 64, 13),
      ("poseidon/poseidon/full_rounds_state2", 8, 64, 45),
      ("poseidon/poseidon/full_rounds_state0_squared", 8, 64, 29),
      ("poseidon/poseidon/full_rounds_state1_squared", 8, 64, 61),
      ("poseidon/poseidon/full_rounds_state2_squared", 8, 64, 3),
      ("poseidon/poseidon/partial_rounds_state0", 7, 8, 3),
      ("poseidon/poseidon/partial_rounds_state1", 8, 16, 6),
      ("poseidon/poseidon/partial_rounds_state0_squared", 7, 8, 7),
      ("poseidon/poseidon/partial_rounds_state1_squared", 8, 16, 14),
    ]
  )
}
