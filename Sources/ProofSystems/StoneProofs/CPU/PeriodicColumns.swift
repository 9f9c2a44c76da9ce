import StarkAlgebra
import StarkCairo

/// Columns of constants that repeat along the trace and that no prover sends.
///
/// Column i takes its m values one after another, evenly spaced over `period` rows, then again.
struct PeriodicColumns {
  /// The parameter that stands for the first column; the others follow.
  let firstParameter: CPUParameter
  /// The rows after which the values repeat, a multiple of m.
  let period: Int
  /// One array of m = 2ᵏ values for every column.
  let values: [[Felt252]]

  /// The indices of the columns' parameters.
  var parameters: Range<Int> {
    firstParameter.rawValue..<firstParameter.rawValue + values.count
  }

  /// The values of the columns' interpolation polynomials at z.
  ///
  /// As a function of y = z^(N/period) a column is the polynomial of degree < m with its values
  /// over the subgroup of order m.
  func values(
    at point: Felt252,
    traceLength: UInt64,
    counts: inout OperationCounts
  ) -> [Felt252] {
    let squarings = (traceLength / UInt64(period)).trailingZeroBitCount
    counts.multiplications += squarings
    let folded = point.squared(times: squarings)
    return Felt252.interpolate(columns: values, at: folded, counts: &counts)
  }

  /// The columns of the builtins that `layout` uses.
  static func columns(of layout: CPULayout) -> [PeriodicColumns] {
    var columns: [PeriodicColumns] = []
    if let ratio = layout.ratios[.pedersen] {
      columns.append(pedersenPoints(period: ratio * layout.pedersenRepetitions))
    }
    if let ratio = layout.ratios[.ecdsa] {
      columns.append(generatorPoints(period: ratio))
    }
    if let ratio = layout.ratios[.keccak] {
      columns.append(keccakRoundKeys(period: ratio / 128))
    }
    if let ratio = layout.ratios[.poseidon] {
      columns += poseidonRoundKeys(period: ratio)
    }
    return columns
  }
}
