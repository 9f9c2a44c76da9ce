import StarkAlgebra

/// A point z beside the trace domain of N = 2ⁿ rows, with the powers that row sets ask for.
struct TracePoint {
  /// z^(2ᵏ) for k = 0…n.
  private let powers: [Felt252]

  /// The powers of `point`: n squarings.
  init(_ point: Felt252, log2Length: Int, counts: inout OperationCounts) {
    var powers = [point]
    for index in 0..<log2Length { powers.append(powers[index].squared()) }
    counts.multiplications += log2Length
    self.powers = powers
  }

  var log2Length: Int { powers.count - 1 }

  /// z itself.
  var point: Felt252 { powers[0] }

  /// z^(N/period): in this coordinate a set of that period has a polynomial of low degree.
  func folded(log2Period: Int) -> Felt252 { powers[log2Length - log2Period] }
}
