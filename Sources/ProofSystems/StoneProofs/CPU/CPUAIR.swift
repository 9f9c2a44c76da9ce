package import StarkAIR
package import StarkAlgebra

/// The constraints of the Cairo machine in one layout, compiled for evaluation at a point.
package struct CPUAIR: Sendable {
  package let layout: CPULayout
  let program: ConstraintProgram

  /// Compiles the constraints of `layout`.
  ///
  /// The static layouts are compiled once a process: see `shared(named:variant:)`.
  package init(_ layout: CPULayout) {
    var builder = CPUConstraintBuilder(layout: layout)
    builder.addComponents()
    self.layout = layout
    program = ConstraintProgram(
      builder.constraints,
      mask: layout.explicitMask,
      periodicParameters: CPUParameter.periodic
    )
  }

  /// The cells whose values at the out-of-domain point the prover sends, in that order.
  package var mask: [Cell] { program.mask }

  /// The number of constraints in use.
  package var constraintCount: Int { program.names.count }

  /// The constraints' names, Stone's paths, in the order of their coefficients.
  package var constraintNames: [String] { program.names }

  /// The greatest degree of a constraint in the columns: the composition needs so many columns.
  package var maximumDegree: Int { program.maximumDegree }

  package var columnCounts: CPULayout.ColumnCounts { layout.columnCounts }
}

extension CPUAIR {
  /// Checks that a trace of `traceLength` rows is made of whole instances of every component.
  ///
  /// Without this a row set's vanishing polynomial z^(N/P) − … is not defined.
  package func validate(traceLength: UInt64) throws(AIRRejection) {
    let period = UInt64(program.largestPeriod)
    guard traceLength.nonzeroBitCount == 1, traceLength % period == 0 else {
      throw .traceLength(traceLength, multipleOf: program.largestPeriod)
    }
  }

  /// C(z) = Σᵢ αⁱ·vᵢ(z)·Z_Eᵢ(z)/Z_Dᵢ(z), the value that the composition columns must have at z.
  ///
  /// `point` is z; the trace length N has passed `validate`. `cells` are the claimed values of
  /// `mask`, f_column(z·g^row), and `parameters` is what `parameterValues` returned for the same z;
  /// `challenge` is α. Throws if z is a row of a domain or one cell has two claimed values.
  package func compositionValue(
    at point: Felt252,
    traceLength: UInt64,
    cells: [Felt252],
    parameters: [Felt252],
    challenge: Felt252,
    counts: inout OperationCounts
  ) throws(AIRRejection) -> Felt252 {
    do throws(CompositionRejection) {
      return try program.composition(
        at: point,
        log2TraceLength: traceLength.trailingZeroBitCount,
        cells: cells,
        parameters: parameters,
        challenge: challenge,
        counts: &counts
      )
    } catch {
      throw .composition(error)
    }
  }
}
