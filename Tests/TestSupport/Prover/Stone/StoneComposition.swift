import StarkAlgebra
import StarkCairo
import StoneProofs

/// The composition of the constraints of a layout without periodic columns, one value at a time.
struct StoneComposition {
  private let statement: StoneStatement
  private let parameters: [Felt252]
  private let coefficient: Felt252

  /// Takes what is the same at all points.
  init(
    _ statement: StoneStatement,
    publicInput: CairoPublicInput,
    interactionElements: [Felt252],
    coefficient: Felt252
  ) {
    var counts = OperationCounts()
    do {
      parameters = try statement.air.parameterValues(
        publicInput: publicInput,
        interactionElements: interactionElements,
        at: .zero,
        traceLength: statement.traceLength,
        counts: &counts
      )
    } catch {
      preconditionFailure("the public input does not fit the layout: \(error)")
    }
    self.statement = statement
    self.coefficient = coefficient
  }

  /// Σ αⁱ·Cᵢ at `point`, off the trace domain, for mask values `cells`.
  func value(at point: Felt252, cells: [Felt252]) -> Felt252 {
    var counts = OperationCounts()
    do {
      return try statement.air.compositionValue(
        at: point,
        traceLength: statement.traceLength,
        cells: cells,
        parameters: parameters,
        challenge: coefficient,
        counts: &counts
      )
    } catch {
      preconditionFailure("the point is on the trace domain: \(error)")
    }
  }
}
