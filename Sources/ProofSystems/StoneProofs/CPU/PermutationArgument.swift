import StarkAIR

/// The claim that two columns hold the same multiset of values.
///
/// With a challenge z drawn after both are committed, the second trace accumulates
///
///     cₖ = ∏_{i≤k} (z − originalᵢ) / (z − sortedᵢ)
///
/// and the last product must be `product`: 1, or what is missing in `original` on purpose. The
/// multisets then differ with probability at most n/p for n values.
struct PermutationArgument {
  /// The constraints are `name/init0`, `name/step0` and `name/last`.
  let name: String
  /// The step of the columns.
  let unit: Int
  let original: (Int) -> Expression
  let sorted: (Int) -> Expression
  let challenge: Expression
  let product: Expression
}

extension CPUConstraintBuilder {
  /// Adds the 3 constraints of a permutation argument; its column is `name/cum_prod0`.
  mutating func addPermutation(_ argument: PermutationArgument) {
    let (original, sorted) = (argument.original, argument.sorted)
    let z = argument.challenge
    let accumulated = column("\(argument.name)/cum_prod0")
    let last = RowSet.last(step: argument.unit)

    // c₀ is the first quotient.
    add(
      "\(argument.name)/init0",
      on: ConstraintDomain(.first),
      (z - sorted(0)) * accumulated[0] + original(0) - z
    )
    // Each entry multiplies the next quotient to the one before.
    add(
      "\(argument.name)/step0",
      on: ConstraintDomain(.every(argument.unit), except: last),
      (z - sorted(1)) * accumulated[1] - (z - original(1)) * accumulated[0]
    )
    // Without a fixed end the accumulated products say nothing.
    add("\(argument.name)/last", on: ConstraintDomain(last), accumulated[0] - argument.product)
  }
}
