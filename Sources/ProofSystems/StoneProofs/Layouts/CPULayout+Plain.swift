extension CPULayout {
  /// The machine alone: a program without output and builtins.
  static let plain = CPULayout(
    "plain",
    columnCounts: ColumnCounts(first: 6, second: 2),
    publicMemoryStep: 8,
    units: (memory: 2, rangeCheck: 1, diluted: nil),
    ratios: [:],
    memoryColumn: 3,
    memory: [
      // cpu
      ("cpu/operands/mem_dst", 16, 8),
      ("cpu/operands/mem_op0", 16, 4),
      ("cpu/operands/mem_op1", 16, 12),
      // memory
      ("mem_pool", 2, 0),
      ("orig/public_memory", 8, 2),
    ],
    columns: [
      // cpu
      ("cpu/decode/pc", 3, 16, 0),
      ("cpu/decode/instruction", 3, 16, 1),
      ("cpu/decode/opcode_range_check/column", 1, 1, 0),
      ("cpu/decode/off0", 0, 16, 0),
      ("cpu/decode/off1", 0, 16, 8),
      ("cpu/decode/off2", 0, 16, 4),
      ("cpu/registers/ap", 5, 16, 0),
      ("cpu/registers/fp", 5, 16, 8),
      ("cpu/operands/ops_mul", 5, 16, 4),
      ("cpu/operands/res", 5, 16, 12),
      ("cpu/update_registers/update_pc/tmp0", 5, 16, 2),
      ("cpu/update_registers/update_pc/tmp1", 5, 16, 10),
      // memory
      ("memory/sorted/addr", 4, 2, 0),
      ("memory/sorted/value", 4, 2, 1),
      ("memory/multi_column_perm/perm/cum_prod0", 7, 2, 0),
      // range-check units
      ("range_check16_pool", 0, 1, 0),
      ("range_check16/sorted", 2, 1, 0),
      ("range_check16/perm/cum_prod0", 6, 1, 0),
    ]
  )
}
