import StarkCairo

extension CPULayout {
  /// `starknet` with the keccak builtin.
  static let starknetWithKeccak = CPULayout(
    "starknet_with_keccak",
    columnCounts: ColumnCounts(first: 12, second: 3),
    publicMemoryStep: 8,
    units: (memory: 2, rangeCheck: 4, diluted: 1),
    ratios: [
      .pedersen: 512,
      .rangeCheck: 256,
      .ecdsa: 32768,
      .bitwise: 1024,
      .ecOp: 16384,
      .keccak: 32768,
      .poseidon: 512,
    ],
    memoryColumn: 8,
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
      // keccak
      ("keccak/input_output", 2048, 1414),
      // poseidon
      ("poseidon/param_0/input_output", 256, 38),
      ("poseidon/param_1/input_output", 256, 166),
      ("poseidon/param_2/input_output", 256, 102),
    ],
    keccakStrips: (column: 1, offsets: [4, 2, 6, 1]),
    columns: [
      // cpu
      ("cpu/decode/pc", 8, 16, 0),
      ("cpu/decode/instruction", 8, 16, 1),
      ("cpu/decode/opcode_range_check/column", 0, 1, 0),
      ("cpu/decode/off0", 10, 16, 0),
      ("cpu/decode/off1", 10, 16, 8),
      ("cpu/decode/off2", 10, 16, 4),
      ("cpu/registers/ap", 11, 16, 0),
      ("cpu/registers/fp", 11, 16, 8),
      ("cpu/operands/ops_mul", 11, 16, 4),
      ("cpu/operands/res", 11, 16, 12),
      ("cpu/update_registers/update_pc/tmp0", 11, 16, 2),
      ("cpu/update_registers/update_pc/tmp1", 11, 16, 10),
      // memory
      ("memory/sorted/addr", 9, 2, 0),
      ("memory/sorted/value", 9, 2, 1),
      ("memory/multi_column_perm/perm/cum_prod0", 14, 2, 0),
      // range-check units
      ("range_check16_pool", 10, 4, 0),
      ("range_check16/sorted", 10, 4, 2),
      ("range_check16/perm/cum_prod0", 14, 4, 1),
      // diluted units
      ("diluted_pool", 1, 1, 0),
      ("diluted_check/permuted_values", 2, 1, 0),
      ("diluted_check/cumulative_value", 12, 1, 0),
      ("diluted_check/permutation/cum_prod0", 13, 1, 0),
      // pedersen
      ("pedersen/hash0/ec_subset_sum/partial_sum/x", 3, 1, 0),
      ("pedersen/hash0/ec_subset_sum/partial_sum/y", 4, 1, 0),
      ("pedersen/hash0/ec_subset_sum/slope", 6, 1, 0),
      ("pedersen/hash0/ec_subset_sum/selector", 5, 1, 0),
      ("pedersen/hash0/ec_subset_sum/bit_unpacking/prod_ones196", 6, 256, 255),
      ("pedersen/hash0/ec_subset_sum/bit_unpacking/prod_ones192", 11, 256, 71),
      // range_check
      ("range_check_builtin/inner_range_check", 10, 32, 12),
      // ecdsa
      ("ecdsa/signature0/key_points/x", 11, 64, 1),
      ("ecdsa/signature0/key_points/y", 11, 64, 33),
      ("ecdsa/signature0/doubling_slope", 11, 64, 35),
      ("ecdsa/signature0/exponentiate_generator/partial_sum/x", 11, 128, 27),
      ("ecdsa/signature0/exponentiate_generator/partial_sum/y", 11, 128, 91),
      ("ecdsa/signature0/exponentiate_generator/slope", 11, 128, 123),
      ("ecdsa/signature0/exponentiate_generator/selector", 11, 128, 59),
      ("ecdsa/signature0/exponentiate_generator/x_diff_inv", 11, 128, 7),
      ("ecdsa/signature0/exponentiate_key/partial_sum/x", 11, 64, 17),
      ("ecdsa/signature0/exponentiate_key/partial_sum/y", 11, 64, 49),
      ("ecdsa/signature0/exponentiate_key/slope", 11, 64, 19),
      ("ecdsa/signature0/exponentiate_key/selector", 11, 64, 9),
      ("ecdsa/signature0/exponentiate_key/x_diff_inv", 11, 64, 51),
      ("ecdsa/signature0/add_results_slope", 11, 32768, 32763),
      ("ecdsa/signature0/add_results_inv", 11, 32768, 32647),
      ("ecdsa/signature0/extract_r_slope", 11, 32768, 16331),
      ("ecdsa/signature0/extract_r_inv", 11, 32768, 32715),
      ("ecdsa/signature0/z_inv", 11, 32768, 16363),
      ("ecdsa/signature0/r_w_inv", 11, 16384, 16355),
      ("ecdsa/signature0/q_x_squared", 11, 32768, 32747),
      // bitwise
      ("bitwise/diluted_var_pool", 1, 16, 0),
      ("bitwise/x", 1, 16, 0),
      ("bitwise/y", 1, 16, 256),
      ("bitwise/x_and_y", 1, 16, 512),
      ("bitwise/x_xor_y", 1, 16, 768),
      ("bitwise/trim_unpacking192", 1, 1024, 8),
      ("bitwise/trim_unpacking193", 1, 1024, 520),
      ("bitwise/trim_unpacking194", 1, 1024, 264),
      ("bitwise/trim_unpacking195", 1, 1024, 776),
      // ec_op
      ("ec_op/doubled_points/x", 11, 64, 41),
      ("ec_op/doubled_points/y", 11, 64, 25),
      ("ec_op/doubling_slope", 11, 64, 57),
      ("ec_op/ec_subset_sum/partial_sum/x", 11, 64, 5),
      ("ec_op/ec_subset_sum/partial_sum/y", 11, 64, 37),
      ("ec_op/ec_subset_sum/slope", 11, 64, 11),
      ("ec_op/ec_subset_sum/selector", 11, 64, 21),
      ("ec_op/ec_subset_sum/x_diff_inv", 11, 64, 43),
      ("ec_op/ec_subset_sum/bit_unpacking/prod_ones196", 11, 16384, 16339),
      ("ec_op/ec_subset_sum/bit_unpacking/prod_ones192", 11, 16384, 16371),
      // keccak
      ("keccak/keccak/parse_to_diluted/reshaped_intermediate", 7, 1, 0),
      ("keccak/keccak/parse_to_diluted/final_reshaped_input", 7, 1, 16144),
      ("keccak/keccak/parse_to_diluted/cumulative_sum", 10, 8, 3),
      ("keccak/keccak/rotated_parity0", 10, 8, 7),
      ("keccak/keccak/rotated_parity1", 10, 8, 8003),
      ("keccak/keccak/rotated_parity2", 10, 8, 4103),
      ("keccak/keccak/rotated_parity3", 10, 8, 7811),
      ("keccak/keccak/rotated_parity4", 10, 8, 2055),
      // poseidon
      ("poseidon/poseidon/full_rounds_state0", 11, 64, 53),
      ("poseidon/poseidon/full_rounds_state1", 11, 64, 13),
      ("poseidon/poseidon/full_rounds_state2", 11, 64, 45),
      ("poseidon/poseidon/full_rounds_state0_squared", 11, 64, 29),
      ("poseidon/poseidon/full_rounds_state1_squared", 11, 64, 61),
      ("poseidon/poseidon/full_rounds_state2_squared", 11, 64, 3),
      ("poseidon/poseidon/partial_rounds_state0", 10, 8, 1),
      ("poseidon/poseidon/partial_rounds_state1", 11, 16, 6),
      ("poseidon/poseidon/partial_rounds_state0_squared", 10, 8, 5),
      ("poseidon/poseidon/partial_rounds_state1_squared", 11, 16, 14),
    ]
  )
}
