import StarkAIR

/// The two virtual columns that hold the memory accesses of one operand of a builtin.
///
/// Entry k says "the cell at `address[k]` holds `value[k]`". Both columns are part of the memory
/// pool, so the memory permutation proves the statement; a builtin only has to say which address
/// it means and how the value enters its computation.
struct MemoryColumn {
  let address: VirtualColumn
  let value: VirtualColumn
}

extension CPUConstraintBuilder {
  /// The columns `name/addr` and `name/value`, which the layout must have.
  func memoryColumn(_ name: String) -> MemoryColumn {
    MemoryColumn(address: column("\(name)/addr"), value: column("\(name)/value"))
  }
}
