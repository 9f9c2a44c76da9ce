import StarkCairo

extension DynamicComponent {
  /// The parts of the machine in the order of their columns in the static tables.
  static let all = [
    cpu, memory, publicMemory, rangeCheckUnits, dilutedUnits,
    pedersen, rangeCheck, ecdsa, bitwise, ecOp, keccak, poseidon, rangeCheck96, addMod, mulMod,
  ]

  static let cpu = DynamicComponent(
    period: "cpu_component_step",
    times: 16,
    columns: [
      ("cpu/decode/mem_inst", .memory, 1),
      ("cpu/decode/opcode_range_check/column", .own, 16),
      ("cpu/decode/off0", .rangeCheck, 1),
      ("cpu/decode/off1", .rangeCheck, 1),
      ("cpu/decode/off2", .rangeCheck, 1),
      ("cpu/registers/ap", .own, 1),
      ("cpu/registers/fp", .own, 1),
      ("cpu/operands/mem_dst", .memory, 1),
      ("cpu/operands/mem_op0", .memory, 1),
      ("cpu/operands/mem_op1", .memory, 1),
      ("cpu/operands/ops_mul", .own, 1),
      ("cpu/operands/res", .own, 1),
      ("cpu/update_registers/update_pc/tmp0", .own, 1),
      ("cpu/update_registers/update_pc/tmp1", .own, 1),
    ]
  )

  static let memory = DynamicComponent(
    period: "memory_units_row_ratio",
    columns: [
      ("mem_pool/addr", .own, 1),
      ("mem_pool/value", .own, 1),
      ("memory/sorted/addr", .own, 1),
      ("memory/sorted/value", .own, 1),
      ("memory/multi_column_perm/perm/cum_prod0", .own, 1),
    ]
  )

  static let publicMemory = DynamicComponent(
    period: "memory_units_row_ratio",
    times: 8,
    columns: [
      ("orig/public_memory", .memory, 1)
    ]
  )

  static let rangeCheckUnits = DynamicComponent(
    period: "range_check_units_row_ratio",
    columns: [
      ("range_check16_pool", .own, 1),
      ("range_check16/sorted", .own, 1),
      ("range_check16/perm/cum_prod0", .own, 1),
    ]
  )

  static let dilutedUnits = DynamicComponent(
    period: "diluted_units_row_ratio",
    columns: [
      ("diluted_pool", .own, 1),
      ("diluted_check/permuted_values", .own, 1),
      ("diluted_check/cumulative_value", .own, 1),
      ("diluted_check/permutation/cum_prod0", .own, 1),
    ]
  )

  static let pedersen = DynamicComponent(
    .pedersen,
    period: "pedersen_builtin_row_ratio",
    columns: [
      ("pedersen/input0", .memory, 1),
      ("pedersen/input1", .memory, 1),
      ("pedersen/output", .memory, 1),
      ("pedersen/hash0/ec_subset_sum/partial_sum/x", .own, 512),
      ("pedersen/hash0/ec_subset_sum/partial_sum/y", .own, 512),
      ("pedersen/hash0/ec_subset_sum/slope", .own, 512),
      ("pedersen/hash0/ec_subset_sum/selector", .own, 512),
      ("pedersen/hash0/ec_subset_sum/bit_unpacking/prod_ones196", .own, 2),
      ("pedersen/hash0/ec_subset_sum/bit_unpacking/prod_ones192", .own, 2),
    ]
  )

  static let rangeCheck = DynamicComponent(
    .rangeCheck,
    period: "range_check_builtin_row_ratio",
    columns: [
      ("range_check_builtin/mem", .memory, 1),
      ("range_check_builtin/inner_range_check", .rangeCheck, 8),
    ]
  )

  static let ecdsa = DynamicComponent(
    .ecdsa,
    period: "ecdsa_builtin_row_ratio",
    columns: [
      ("ecdsa/pubkey", .memory, 1),
      ("ecdsa/message", .memory, 1),
      ("ecdsa/signature0/key_points/x", .own, 512),
      ("ecdsa/signature0/key_points/y", .own, 512),
      ("ecdsa/signature0/doubling_slope", .own, 512),
      ("ecdsa/signature0/exponentiate_generator/partial_sum/x", .own, 256),
      ("ecdsa/signature0/exponentiate_generator/partial_sum/y", .own, 256),
      ("ecdsa/signature0/exponentiate_generator/slope", .own, 256),
      ("ecdsa/signature0/exponentiate_generator/selector", .own, 256),
      ("ecdsa/signature0/exponentiate_generator/x_diff_inv", .own, 256),
      ("ecdsa/signature0/exponentiate_key/partial_sum/x", .own, 512),
      ("ecdsa/signature0/exponentiate_key/partial_sum/y", .own, 512),
      ("ecdsa/signature0/exponentiate_key/slope", .own, 512),
      ("ecdsa/signature0/exponentiate_key/selector", .own, 512),
      ("ecdsa/signature0/exponentiate_key/x_diff_inv", .own, 512),
      ("ecdsa/signature0/add_results_slope", .own, 1),
      ("ecdsa/signature0/add_results_inv", .own, 1),
      ("ecdsa/signature0/extract_r_slope", .own, 1),
      ("ecdsa/signature0/extract_r_inv", .own, 1),
      ("ecdsa/signature0/z_inv", .own, 1),
      ("ecdsa/signature0/r_w_inv", .own, 2),
      ("ecdsa/signature0/q_x_squared", .own, 1),
    ]
  )

  static let bitwise = DynamicComponent(
    .bitwise,
    period: "bitwise__row_ratio",
    columns: [
      ("bitwise/var_pool", .memory, 4),
      ("bitwise/x_or_y", .memory, 1),
      ("bitwise/diluted_var_pool", .diluted, 64),
      ("bitwise/trim_unpacking192", .diluted, 1),
      ("bitwise/trim_unpacking193", .diluted, 1),
      ("bitwise/trim_unpacking194", .diluted, 1),
      ("bitwise/trim_unpacking195", .diluted, 1),
    ],
    parts: [
      ("bitwise/x_and_y", .memory, 1, of: "bitwise__var_pool", at: 256),
      ("bitwise/x_xor_y", .memory, 1, of: "bitwise__var_pool", at: 384),
      ("bitwise/x", .diluted, 64, of: "bitwise__diluted_var_pool", at: 0),
      ("bitwise/y", .diluted, 64, of: "bitwise__diluted_var_pool", at: 128),
      ("bitwise/x_and_y", .diluted, 64, of: "bitwise__diluted_var_pool", at: 256),
      ("bitwise/x_xor_y", .diluted, 64, of: "bitwise__diluted_var_pool", at: 384),
    ]
  )

  static let ecOp = DynamicComponent(
    .ecOp,
    period: "ec_op_builtin_row_ratio",
    columns: [
      ("ec_op/p_x", .memory, 1),
      ("ec_op/p_y", .memory, 1),
      ("ec_op/q_x", .memory, 1),
      ("ec_op/q_y", .memory, 1),
      ("ec_op/m", .memory, 1),
      ("ec_op/r_x", .memory, 1),
      ("ec_op/r_y", .memory, 1),
      ("ec_op/doubled_points/x", .own, 256),
      ("ec_op/doubled_points/y", .own, 256),
      ("ec_op/doubling_slope", .own, 256),
      ("ec_op/ec_subset_sum/partial_sum/x", .own, 256),
      ("ec_op/ec_subset_sum/partial_sum/y", .own, 256),
      ("ec_op/ec_subset_sum/slope", .own, 256),
      ("ec_op/ec_subset_sum/selector", .own, 256),
      ("ec_op/ec_subset_sum/x_diff_inv", .own, 256),
      ("ec_op/ec_subset_sum/bit_unpacking/prod_ones196", .own, 1),
      ("ec_op/ec_subset_sum/bit_unpacking/prod_ones192", .own, 1),
    ]
  )

  static let keccak = DynamicComponent(
    .keccak,
    period: "keccak__row_ratio",
    columns: [
      ("keccak/input_output", .memory, 16),
      ("keccak/keccak/parse_to_diluted/reshaped_intermediate", .own, 32768),
      ("keccak/keccak/parse_to_diluted/final_reshaped_input", .own, 32768),
      ("keccak/keccak/parse_to_diluted/cumulative_sum", .own, 4096),
      ("keccak/keccak/rotated_parity0", .own, 4096),
      ("keccak/keccak/rotated_parity1", .own, 4096),
      ("keccak/keccak/rotated_parity2", .own, 4096),
      ("keccak/keccak/rotated_parity3", .own, 4096),
      ("keccak/keccak/rotated_parity4", .own, 4096),
    ],
    parts: keccakParts
  )

  static let poseidon = DynamicComponent(
    .poseidon,
    period: "poseidon__row_ratio",
    columns: [
      ("poseidon/param_0/input_output", .memory, 2),
      ("poseidon/param_1/input_output", .memory, 2),
      ("poseidon/param_2/input_output", .memory, 2),
      ("poseidon/poseidon/full_rounds_state0", .own, 8),
      ("poseidon/poseidon/full_rounds_state1", .own, 8),
      ("poseidon/poseidon/full_rounds_state2", .own, 8),
      ("poseidon/poseidon/full_rounds_state0_squared", .own, 8),
      ("poseidon/poseidon/full_rounds_state1_squared", .own, 8),
      ("poseidon/poseidon/full_rounds_state2_squared", .own, 8),
      ("poseidon/poseidon/partial_rounds_state0", .own, 64),
      ("poseidon/poseidon/partial_rounds_state1", .own, 32),
      ("poseidon/poseidon/partial_rounds_state0_squared", .own, 64),
      ("poseidon/poseidon/partial_rounds_state1_squared", .own, 32),
    ]
  )

  static let rangeCheck96 = DynamicComponent(
    .rangeCheck96,
    period: "range_check96_builtin_row_ratio",
    columns: [
      ("range_check96_builtin/mem", .memory, 1),
      ("range_check96_builtin/inner_range_check0", .rangeCheck, 1),
      ("range_check96_builtin/inner_range_check1", .rangeCheck, 1),
      ("range_check96_builtin/inner_range_check2", .rangeCheck, 1),
      ("range_check96_builtin/inner_range_check3", .rangeCheck, 1),
      ("range_check96_builtin/inner_range_check4", .rangeCheck, 1),
      ("range_check96_builtin/inner_range_check5", .rangeCheck, 1),
    ]
  )

  static let addMod = DynamicComponent(
    .addMod,
    period: "add_mod__row_ratio",
    columns: [
      ("add_mod/p0", .memory, 1),
      ("add_mod/p1", .memory, 1),
      ("add_mod/p2", .memory, 1),
      ("add_mod/p3", .memory, 1),
      ("add_mod/values_ptr", .memory, 1),
      ("add_mod/offsets_ptr", .memory, 1),
      ("add_mod/n", .memory, 1),
      ("add_mod/a_offset", .memory, 1),
      ("add_mod/b_offset", .memory, 1),
      ("add_mod/c_offset", .memory, 1),
      ("add_mod/a0", .memory, 1),
      ("add_mod/a1", .memory, 1),
      ("add_mod/a2", .memory, 1),
      ("add_mod/a3", .memory, 1),
      ("add_mod/b0", .memory, 1),
      ("add_mod/b1", .memory, 1),
      ("add_mod/b2", .memory, 1),
      ("add_mod/b3", .memory, 1),
      ("add_mod/c0", .memory, 1),
      ("add_mod/c1", .memory, 1),
      ("add_mod/c2", .memory, 1),
      ("add_mod/c3", .memory, 1),
      ("add_mod/sub_p_bit", .own, 1),
      ("add_mod/carry1_bit", .own, 1),
      ("add_mod/carry2_bit", .own, 1),
      ("add_mod/carry3_bit", .own, 1),
      ("add_mod/carry1_sign", .own, 1),
      ("add_mod/carry2_sign", .own, 1),
      ("add_mod/carry3_sign", .own, 1),
    ]
  )

  static let mulMod = DynamicComponent(
    .mulMod,
    period: "mul_mod__row_ratio",
    columns: [
      ("mul_mod/p0", .memory, 1),
      ("mul_mod/p1", .memory, 1),
      ("mul_mod/p2", .memory, 1),
      ("mul_mod/p3", .memory, 1),
      ("mul_mod/values_ptr", .memory, 1),
      ("mul_mod/offsets_ptr", .memory, 1),
      ("mul_mod/n", .memory, 1),
      ("mul_mod/a_offset", .memory, 1),
      ("mul_mod/b_offset", .memory, 1),
      ("mul_mod/c_offset", .memory, 1),
      ("mul_mod/a0", .memory, 1),
      ("mul_mod/a1", .memory, 1),
      ("mul_mod/a2", .memory, 1),
      ("mul_mod/a3", .memory, 1),
      ("mul_mod/b0", .memory, 1),
      ("mul_mod/b1", .memory, 1),
      ("mul_mod/b2", .memory, 1),
      ("mul_mod/b3", .memory, 1),
      ("mul_mod/c0", .memory, 1),
      ("mul_mod/c1", .memory, 1),
      ("mul_mod/c2", .memory, 1),
      ("mul_mod/c3", .memory, 1),
      ("mul_mod/p_multiplier0/part0", .rangeCheck, 1),
      ("mul_mod/p_multiplier0/part1", .rangeCheck, 1),
      ("mul_mod/p_multiplier0/part2", .rangeCheck, 1),
      ("mul_mod/p_multiplier0/part3", .rangeCheck, 1),
      ("mul_mod/p_multiplier0/part4", .rangeCheck, 1),
      ("mul_mod/p_multiplier0/part5", .rangeCheck, 1),
      ("mul_mod/p_multiplier1/part0", .rangeCheck, 1),
      ("mul_mod/p_multiplier1/part1", .rangeCheck, 1),
      ("mul_mod/p_multiplier1/part2", .rangeCheck, 1),
      ("mul_mod/p_multiplier1/part3", .rangeCheck, 1),
      ("mul_mod/p_multiplier1/part4", .rangeCheck, 1),
      ("mul_mod/p_multiplier1/part5", .rangeCheck, 1),
      ("mul_mod/p_multiplier2/part0", .rangeCheck, 1),
      ("mul_mod/p_multiplier2/part1", .rangeCheck, 1),
      ("mul_mod/p_multiplier2/part2", .rangeCheck, 1),
      ("mul_mod/p_multiplier2/part3", .rangeCheck, 1),
      ("mul_mod/p_multiplier2/part4", .rangeCheck, 1),
      ("mul_mod/p_multiplier2/part5", .rangeCheck, 1),
      ("mul_mod/p_multiplier3/part0", .rangeCheck, 1),
      ("mul_mod/p_multiplier3/part1", .rangeCheck, 1),
      ("mul_mod/p_multiplier3/part2", .rangeCheck, 1),
      ("mul_mod/p_multiplier3/part3", .rangeCheck, 1),
      ("mul_mod/p_multiplier3/part4", .rangeCheck, 1),
      ("mul_mod/p_multiplier3/part5", .rangeCheck, 1),
      ("mul_mod/carry0/part0", .rangeCheck, 1),
      ("mul_mod/carry0/part1", .rangeCheck, 1),
      ("mul_mod/carry0/part2", .rangeCheck, 1),
      ("mul_mod/carry0/part3", .rangeCheck, 1),
      ("mul_mod/carry0/part4", .rangeCheck, 1),
      ("mul_mod/carry0/part5", .rangeCheck, 1),
      ("mul_mod/carry0/part6", .rangeCheck, 1),
      ("mul_mod/carry1/part0", .rangeCheck, 1),
      ("mul_mod/carry1/part1", .rangeCheck, 1),
      ("mul_mod/carry1/part2", .rangeCheck, 1),
      ("mul_mod/carry1/part3", .rangeCheck, 1),
      ("mul_mod/carry1/part4", .rangeCheck, 1),
      ("mul_mod/carry1/part5", .rangeCheck, 1),
      ("mul_mod/carry1/part6", .rangeCheck, 1),
      ("mul_mod/carry2/part0", .rangeCheck, 1),
      ("mul_mod/carry2/part1", .rangeCheck, 1),
      ("mul_mod/carry2/part2", .rangeCheck, 1),
      ("mul_mod/carry2/part3", .rangeCheck, 1),
      ("mul_mod/carry2/part4", .rangeCheck, 1),
      ("mul_mod/carry2/part5", .rangeCheck, 1),
      ("mul_mod/carry2/part6", .rangeCheck, 1),
      ("mul_mod/carry3/part0", .rangeCheck, 1),
      ("mul_mod/carry3/part1", .rangeCheck, 1),
      ("mul_mod/carry3/part2", .rangeCheck, 1),
      ("mul_mod/carry3/part3", .rangeCheck, 1),
      ("mul_mod/carry3/part4", .rangeCheck, 1),
      ("mul_mod/carry3/part5", .rangeCheck, 1),
      ("mul_mod/carry3/part6", .rangeCheck, 1),
      ("mul_mod/carry4/part0", .rangeCheck, 1),
      ("mul_mod/carry4/part1", .rangeCheck, 1),
      ("mul_mod/carry4/part2", .rangeCheck, 1),
      ("mul_mod/carry4/part3", .rangeCheck, 1),
      ("mul_mod/carry4/part4", .rangeCheck, 1),
      ("mul_mod/carry4/part5", .rangeCheck, 1),
      ("mul_mod/carry4/part6", .rangeCheck, 1),
      ("mul_mod/carry5/part0", .rangeCheck, 1),
      ("mul_mod/carry5/part1", .rangeCheck, 1),
      ("mul_mod/carry5/part2", .rangeCheck, 1),
      ("mul_mod/carry5/part3", .rangeCheck, 1),
      ("mul_mod/carry5/part4", .rangeCheck, 1),
      ("mul_mod/carry5/part5", .rangeCheck, 1),
      ("mul_mod/carry5/part6", .rangeCheck, 1),
    ]
  )
}
