import StarkCairo

extension CPULayout {
  /// For programs that verify proofs by Poseidon, in few columns.
  static let recursiveWithPoseidon = CPULayout(
    "recursive_with_poseidon",
    columnCounts: ColumnCounts(first: 6, second: 2),
    publicMemoryStep: 16,
    units: (memory: 2, rangeCheck: 4, diluted: 2),
    ratios: [
      .pedersen: 4096,
      .rangeCheck: 256,
      .bitwise: 256,
      .poseidon: 1024,
    ],
    memoryColumn: 1,
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
      ("range_check_builtin/mem", 256, 138),
      // bitwise
      ("bitwise/var_pool", 64, 42),
      ("bitwise/x_and_y", 256, 170),
      ("bitwise/x_xor_y", 256, 234),
      ("bitwise/x_or_y", 256, 74),
      // poseidon
      ("poseidon/param_0/input_output", 512, 266),
      ("poseidon/param_1/input_output", 512, 202),
      ("poseidon/param_2/input_output", 512, 458),
    ],
    columns: [
      // cpu
      ("cpu/decode/pc", 1, 16, 0),
      ("cpu/decode/instruction", 1, 16, 1),
      ("cpu/decode/opcode_range_check/column", 0, 1, 0),
      ("cpu/decode/off0", 4, 16, 0),
      ("cpu/decode/off1", 4, 16, 8),
      ("cpu/decode/off2", 4, 16, 4),
      ("cpu/registers/ap", 5, 16, 0),
      ("cpu/registers/fp", 5, 16, 8),
      ("cpu/operands/ops_mul", 5, 16, 4),
      ("cpu/operands/res", 5, 16, 12),
      ("cpu/update_registers/update_pc/tmp0", 5, 16, 2),
      ("cpu/update_registers/update_pc/tmp1", 5, 16, 10),
      // memory
      ("memory/sorted/addr", 2, 2, 0),
      ("memory/sorted/value", 2, 2, 1),
      ("memory/multi_column_perm/perm/cum_prod0", 6, 2, 0),
      // range-check units
      ("range_check16_pool", 4, 4, 0),
      ("range_check16/sorted", 4, 4, 2),
      ("range_check16/perm/cum_prod0", 7, 4, 1),
      // diluted units
      ("diluted_pool", 3, 2, 0),
      ("diluted_check/permuted_values", 3, 2, 1),
      ("diluted_check/cumulative_value", 6, 2, 1),
      ("diluted_check/permutation/cum_prod0", 7, 2, 0),
      // pedersen
      ("pedersen/hash0/ec_subset_sum/partial_sum/x", 4, 8, 1),
      ("pedersen/hash0/ec_subset_sum/partial_sum/y", 4, 8, 5),
      ("pedersen/hash0/ec_subset_sum/slope", 4, 8, 7),
      ("pedersen/hash0/ec_subset_sum/selector", 4, 8, 3),
      ("pedersen/hash0/ec_subset_sum/bit_unpacking/prod_ones196", 4, 2048, 2047),
      ("pedersen/hash0/ec_subset_sum/bit_unpacking/prod_ones192", 5, 2048, 57),
      // range_check
      ("range_check_builtin/inner_range_check", 4, 32, 12),
      // bitwise
      ("bitwise/diluted_var_pool", 3, 4, 0),
      ("bitwise/x", 3, 4, 0),
      ("bitwise/y", 3, 4, 64),
      ("bitwise/x_and_y", 3, 4, 128),
      ("bitwise/x_xor_y", 3, 4, 192),
      ("bitwise/trim_unpacking192", 3, 256, 2),
      ("bitwise/trim_unpacking193", 3, 256, 130),
      ("bitwise/trim_unpacking194", 3, 256, 66),
      ("bitwise/trim_unpacking195", 3, 256, 194),
      // poseidon
      ("poseidon/poseidon/full_rounds_state0", 5, 128, 9),
      ("poseidon/poseidon/full_rounds_state1", 5, 128, 73),
      ("poseidon/poseidon/full_rounds_state2", 5, 128, 41),
      ("poseidon/poseidon/full_rounds_state0_squared", 5, 128, 105),
      ("poseidon/poseidon/full_rounds_state1_squared", 5, 128, 25),
      ("poseidon/poseidon/full_rounds_state2_squared", 5, 128, 89),
      ("poseidon/poseidon/partial_rounds_state0", 5, 16, 6),
      ("poseidon/poseidon/partial_rounds_state1", 5, 32, 1),
      ("poseidon/poseidon/partial_rounds_state0_squared", 5, 16, 14),
      ("poseidon/poseidon/partial_rounds_state1_squared", 5, 32, 17),
    ]
  )
}
