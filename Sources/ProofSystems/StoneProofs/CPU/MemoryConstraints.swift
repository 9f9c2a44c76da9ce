import StarkAIR

extension CPUConstraintBuilder {
  /// Adds the 6 constraints that memory is one function from addresses to values.
  ///
  /// All accesses (a, v) of the pool, compressed to a + α·v, are a permutation of the same ones
  /// sorted by address; in sorted order it is easy to see that they are consistent (Cairo paper
  /// §9.7). The cells set aside for public memory hold (0, 0) in the pool; that they stand for the
  /// public cells enters through the value of the permutation's product.
  mutating func addMemory() {
    let pool = memoryColumn("mem_pool")
    let sorted = memoryColumn("memory/sorted")
    let alpha = CPUParameter.memoryAlpha.expression
    let steps = ConstraintDomain(
      .every(layout.memoryUnit),
      except: .last(step: layout.memoryUnit)
    )
    let addressStep = sorted.address[1] - sorted.address[0]

    // Otherwise the sorted list can be any consistent memory, unrelated to what was accessed.
    addPermutation(
      PermutationArgument(
        name: "memory/multi_column_perm/perm",
        unit: layout.memoryUnit,
        original: { pool.address[$0] + alpha * pool.value[$0] },
        sorted: { sorted.address[$0] + alpha * sorted.value[$0] },
        challenge: CPUParameter.memoryZ.expression,
        product: CPUParameter.memoryProduct.expression
      )
    )

    // Sorted addresses stay or grow by one, so equal addresses are neighbours.
    add("memory/diff_is_bit", on: steps, addressStep.isBit)

    // Where the address stays, so does the value: memory is read-only and single-valued.
    add(
      "memory/is_func",
      on: steps,
      (addressStep - 1) * (sorted.value[0] - sorted.value[1])
    )

    // The first address is 1, so all are small numbers; the field has no order of its own.
    add(
      "memory/initial_addr",
      on: ConstraintDomain(.first),
      sorted.address[0] - 1
    )
  }
}
