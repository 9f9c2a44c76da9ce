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
  /// The sizes of the pieces into which pages of public memory cut `output`.
  private let pageSizes: [Int]

  /// The tasks of a proof: those that a known bootloader ran, or the program itself.
  ///
  /// - Throws: that the statement leaves open which program ran.
  package static func tasks(
    of proof: VerifiedStatement
  ) throws(SettlementError) -> [ProvenTask] {
    guard proof.uncheckedItems.isEmpty else {
      throw .refused(.incompleteStatement(proof.uncheckedItems))
    }
    // Each candidate is a true statement about the run, so one that is settled may be taken.
    let settled = proof.programCandidates.first { SettlementPrograms.isKnown($0.hash) }
    guard let program = proof.program ?? settled else {
      throw .refused(.incompleteStatement(["names of the builtins"]))
    }
    guard let tasks = program.tasks else {
      return [
        ProvenTask(
          proof: proof,
          index: nil,
          programHash: program.hash,
          output: proof.output.map(\.value),
          pageSizes: program.pageSizes
        )
      ]
    }
    return tasks.enumerated().map { index, task in
      ProvenTask(
        proof: proof,
        index: index,
        programHash: task.programHash,
        output: task.output.map(\.value),
        pageSizes: task.pageSizes
      )
    }
  }

  /// The words from `start` on as pages cut them, none if there are no such words.
  package func pages(from start: Int) -> [ArraySlice<Felt252>] {
    var end = 0
    return pageSizes.compactMap { size in
      let begin = max(start, end)
      end += size
      return begin < end ? output[begin..<end] : nil
    }
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
