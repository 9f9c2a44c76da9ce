package import StarkAlgebra
public import StarkVerifier

/// Level 1: a program of which a proof says that it ran and put out these words.
///
/// Only a `VerifiedStatement` makes one, and only a verifier makes that.
public struct ProvenTask: Sendable {
  /// The statement of the whole proof.
  public let proof: VerifiedStatement
  /// The place of the task among a bootloader's, from 0; nil if the program is the proof's own.
  public let index: Int?
  /// The hash of the program that put out the words.
  public let programHash: ProgramHash
  package let output: [Felt252]
  /// Where pages of public memory begin or end inside `output`, ascending.
  package let pageCuts: [Int]

  /// The tasks of a proof: those that a known bootloader ran, or the program itself.
  ///
  /// - Throws: that the statement leaves open which program ran.
  package static func tasks(
    of proof: VerifiedStatement
  ) throws(SettlementError) -> [ProvenTask] {
    guard let program = proof.program, proof.uncheckedItems.isEmpty else {
      throw .refused(.incompleteStatement(proof.uncheckedItems))
    }
    guard let tasks = program.tasks else {
      return [
        ProvenTask(
          proof: proof,
          index: nil,
          programHash: program.hash,
          output: proof.output.map(\.value),
          pageCuts: proof.pageCuts(inOutput: 0..<proof.output.count)
        )
      ]
    }
    return tasks.enumerated().map { index, task in
      let range = task.outputOffset..<task.outputOffset + task.output.count
      return ProvenTask(
        proof: proof,
        index: index,
        programHash: task.programHash,
        output: task.output.map(\.value),
        pageCuts: proof.pageCuts(inOutput: range)
      )
    }
  }

  /// The sizes of the pieces into which pages cut the words from `start` on; one at least.
  package func pageSizes(from start: Int) -> [Int] {
    let bounds = [start] + pageCuts.filter { $0 > start } + [output.count]
    return zip(bounds, bounds.dropFirst()).map { $1 - $0 }
  }
}

extension VerifiedStatement {
  /// The indices inside `range` of the output at which a page begins or ends, counted from its start.
  fileprivate func pageCuts(inOutput range: Range<Int>) -> [Int] {
    guard let output = segments.first(where: { $0.name == "output" }) else { return [] }
    var cuts: Set<Int> = []
    for page in pages {
      let (offset, isBefore) = page.start.subtractingReportingOverflow(output.begin)
      guard !isBefore, let start = Int(exactly: offset), start < range.upperBound else { continue }
      cuts.formUnion([start, start + page.cellCount])
    }
    return cuts.filter { range.lowerBound < $0 && $0 < range.upperBound }
      .map { $0 - range.lowerBound }
      .sorted()
  }
}

extension Failure {
  fileprivate static func incompleteStatement(_ items: [String]) -> Failure {
    Failure(
      "statement/incomplete",
      "the proof leaves open which program ran",
      found: items.joined(separator: ", ")
    )
  }
}
