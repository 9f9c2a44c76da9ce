import StarkAIR

extension CPUConstraintBuilder {
  /// Adds the 6 constraints that the 252 bits of a scalar spell an integer less than p.
  ///
  /// `selector` holds the scalar shifted right by k bits in entry k, so that
  ///
  ///     β_k = selector[k] − 2·selector[k + 1]
  ///
  /// is bit k; the subset sum proves that these are bits. But 252 bits reach past the modulus:
  /// every field element a < 2²⁵² − p has two spellings, a and a + p, whose subset sums differ.
  /// Unless the second is excluded, a prover picks either result, so Pedersen hashes of small
  /// inputs have two values.
  ///
  /// The modulus p = 2²⁵¹ + 2¹⁹⁶ + 2¹⁹² + 1 has four ones. Reading from the top, an integer is at
  /// least p only if it agrees with p down to some place and has a one where p has a zero, or
  /// agrees everywhere. Hence: while all ones of p so far are matched, the gap below must be zero,
  /// and matching down to bit 192 forbids bit 0.
  ///
  ///     bit   251  250 … 197   196  195 … 193   192  191 … 1   0
  ///     p       1      0         1      0         1     0      1
  ///
  /// `name/prod_ones196` is β₂₅₁·β₁₉₆ and `name/prod_ones192` is β₂₅₁·β₁₉₆·β₁₉₂.
  mutating func addBitUnpacking(
    _ name: String,
    of selector: VirtualColumn,
    on rows: ConstraintDomain
  ) {
    func bit(_ index: Int) -> Expression { selector[index] - 2 * selector[index + 1] }

    let matches196 = column("\(name)/prod_ones196")[0]
    let matches192 = column("\(name)/prod_ones192")[0]

    // Matched down to bit 192: a one in bit 0 would make the integer p or more.
    add("\(name)/last_one_is_zero", on: rows, matches192 * bit(0))

    // Matched down to bit 192: bits 1…191 are zero, for selector[1] = Σ_{k≥1} 2^(k−1)·β_k then
    // consists of the part from bit 192 up alone.
    add(
      "\(name)/zeroes_between_ones0",
      on: rows,
      matches192 * (selector[1] - .powerOfTwo(191) * selector[192])
    )

    // Ties the helper cell to the bits; a free cell could be set to zero and switch the two
    // constraints above off.
    add("\(name)/cumulative_bit192", on: rows, matches192 - matches196 * bit(192))

    // Matched down to bit 196: bits 193…195 are zero.
    add(
      "\(name)/zeroes_between_ones192",
      on: rows,
      matches196 * (selector[193] - .powerOfTwo(3) * selector[196])
    )

    // Ties the other helper cell to the bits, for the same reason.
    add("\(name)/cumulative_bit196", on: rows, matches196 - bit(251) * bit(196))

    // The top bit is set: bits 197…250 are zero.
    add(
      "\(name)/zeroes_between_ones196",
      on: rows,
      bit(251) * (selector[197] - .powerOfTwo(54) * selector[251])
    )
  }
}
