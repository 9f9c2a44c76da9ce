import StarkAlgebra

/// Constraints compiled for evaluation at a point.
///
/// The composition of constraints vᵢ, each on the rows Dᵢ without Eᵢ, is
///
///     C(z) = Σᵢ αⁱ·vᵢ(z)·Z_Eᵢ(z) / Z_Dᵢ(z)
///
/// which is a polynomial of low degree exactly if every constraint holds on its rows.
package struct ConstraintProgram: Sendable {
  /// The cells whose values an evaluation takes, in that order.
  package let mask: [Cell]
  /// The names of the constraints in the order of their coefficients.
  package let names: [String]
  /// The greatest degree of a constraint in the trace columns, where a periodic column counts too.
  package let maximumDegree: Int
  /// The largest period of a domain: the trace length must be a multiple of it.
  package var largestPeriod: Int { 1 << rowSets.log2LargestPeriod }

  let instructions: [Instruction]
  let constants: [Felt252]
  let constraints: [CompiledConstraint]
  let domains: [CompiledDomain]
  /// The numbers of the row sets that some constraint holds on.
  let denominators: [Int]
  let rowSets: RowSetProducts
  /// The pairs of entries of an explicit mask that name the same cell.
  let repeatedEntries: [(first: Int, again: Int)]
  let multiplicationCount: Int

  struct CompiledConstraint {
    /// The instruction that computes the value.
    let value: Int
    /// The power of α.
    let index: Int
    let domain: Int
  }

  struct CompiledDomain {
    /// An index in `denominators`.
    let rows: Int
    /// Numbers of row sets.
    let excluded: [Int]
  }
}

extension ConstraintProgram {
  /// Compiles `constraints`, given with their powers of α in ascending order.
  ///
  /// `mask` has the cells in the order of the prover's values, every cell used and possibly others
  /// or the same cell again; nil stands for the sorted set of the cells used. `periodicParameters`
  /// are the parameters whose value depends on the row.
  package init(
    _ constraints: [(index: Int, constraint: Constraint)],
    mask explicitMask: [Cell]? = nil,
    periodicParameters: Range<Int> = 0..<0
  ) {
    var flattening = ExpressionFlattening(periodicParameters: periodicParameters)
    var collection = DomainCollection()
    self.constraints = constraints.map { index, constraint in
      CompiledConstraint(
        value: flattening.flatten(constraint.value),
        index: index,
        domain: collection.number(of: constraint.domain)
      )
    }
    names = constraints.map(\.constraint.name)
    maximumDegree = self.constraints.map { flattening.degree(of: $0.value) }.max() ?? 0
    constants = flattening.constants
    domains = collection.domains
    denominators = collection.denominators
    rowSets = RowSetProducts(collection.rowSets)

    let mask = explicitMask ?? flattening.cells.sorted()
    var distinctCells = InstructionTable()
    var entries: [Int] = []
    var repeatedEntries: [(first: Int, again: Int)] = []
    for (entry, cell) in mask.enumerated() {
      let (index, isNew) = distinctCells.index(of: Instruction(cell))
      if isNew {
        entries.append(entry)
      } else {
        repeatedEntries.append((entries[index], entry))
      }
    }
    instructions = flattening.instructions.map { instruction in
      guard instruction.operation == .cell else { return instruction }
      let (index, isNew) = distinctCells.index(of: instruction)
      precondition(!isNew, "the mask lacks a cell that a constraint uses")
      return Instruction(.cell, entries[index])
    }
    self.mask = mask
    self.repeatedEntries = repeatedEntries
    multiplicationCount = instructions.count { $0.operation == .product }
  }
}
