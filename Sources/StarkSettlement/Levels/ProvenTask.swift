package import StarkAlgebra
package import StarkFaults
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
  /// The sizes of the pieces into which pages of public memory cut `output`, which they add up to.
  package private(set) var pageSizes: [Int]

  /// The tasks of a proof: those that a known bootloader ran, or the program itself.
  ///
  /// - Throws: that the statement leaves open which program ran.
  package static func tasks(
    of proof: VerifiedStatement
  ) throws(Fault) -> [ProvenTask] {
    guard proof.uncheckedItems.isEmpty else {
      throw .incompleteStatement(proof.uncheckedItems)
    }
    // Each candidate is a true statement about the run, so one that is settled may be taken.
    let settled = proof.programCandidates.first { SettlementPrograms.isKnown($0.hash) }
    guard let program = proof.program ?? settled else {
      throw .incompleteStatement(["names of the builtins"])
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

  /// The same task as a proof with other pages shows it.
  ///
  /// Pages are how a proof's output is laid out, and no part of what the program put out.
  package func cut(into sizes: [Int]) -> ProvenTask {
    precondition(sizes.reduce(0, +) == output.count, "pages that are not all of the output")
    var task = self
    task.pageSizes = sizes
    return task
  }

  /// The words from `start` on as pages cut them, none if there are no such words.
  ///
  /// Nil if the first `start` words are no page: contracts hash pages as they are, and nobody knows
  /// a hash of what lies in one and is not all of it.
  package func pages(from start: Int) -> [ArraySlice<Felt252>]? {
    guard pageSizes.first == start else { return nil }
    var end = start
    return pageSizes.dropFirst().map { size in
      defer { end += size }
      return output[end..<end + size]
    }
  }
}

extension Fault {
  fileprivate static func incompleteStatement(_ items: [String]) -> Fault {
    Fault(
      .refused,
      "statement/incomplete",
      "the proof leaves open which program ran",
      found: items.joined(separator: ", ")
    ).at(.statement)
  }
}
