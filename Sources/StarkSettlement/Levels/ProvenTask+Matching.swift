import StarkAlgebra

extension ProvenTask {
  /// The place in `batches` of a file that is of this task; nil if none is.
  ///
  /// Reads the files until one fits; a task of an unknown program fits none.
  package func place(among batches: [[UInt8]]) -> Int? {
    guard let program = try? SettlementPrograms.program(pinnedBy: programHash) else { return nil }
    return place(program, among: batches)
  }

  private func place<Program: SettlementProgram>(
    _ program: Program.Type,
    among batches: [[UInt8]]
  ) -> Int? {
    var counts = OperationCounts()
    guard let statement = try? SettledStatement<Program>(self, counts: &counts) else { return nil }
    return batches.firstIndex { statement.isMeant(by: $0) }
  }
}
