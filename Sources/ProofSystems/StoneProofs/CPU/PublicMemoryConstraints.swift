import StarkAIR

extension CPUConstraintBuilder {
  /// Adds the 2 constraints that the pool's cells for public memory are (0, 0).
  ///
  /// The memory permutation counts a zero access for each of them and expects the public cells in
  /// the sorted list instead. A prover free to put other accesses there could smuggle in a memory
  /// cell without a place in the sorted list, or drop a public one.
  mutating func addPublicMemory() {
    let publicMemory = memoryColumn("orig/public_memory")
    let rows = ConstraintDomain(.every(layout.publicMemoryStep))
    add("public_memory_addr_zero", on: rows, publicMemory.address[0])
    add("public_memory_value_zero", on: rows, publicMemory.value[0])
  }
}
