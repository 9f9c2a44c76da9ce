package import StarkAlgebra
import StarkCairo
package import StarkFaults
import StarkVerifier

/// A batch against the words that a proof speaks of: the protocol on a page.
///
/// Level 1, that the words are proven, is `ProvenTask`'s: only a verified statement makes one.
/// Level 2 is `SettledStatement`'s, at the end of this file. A level that fails throws; one for
/// which too little is known is nil.
package struct SettledLevels<Program: SettlementProgram>: Sendable {
  package let statement: SettledStatement<Program>
  /// The state before the batch, as far as it is known; nil with `difference`.
  package let previous: Program.State?
  package let difference: Program.Difference?
  package let replay: Program.Replay?
  package let invariants: Program.Invariants?
  package let cost: SettlementCost

  /// Checks what was read of a task against the state before it, as far as that is `known`.
  ///
  /// - Cost: Pedersen hashes for each leaf that the batch touches; with a batch file also a
  ///   signature and a rule for each transaction.
  package init(
    _ evidence: TaskEvidence<Program>,
    known: Program.State?
  ) throws(Fault) {
    let batch = evidence.batch
    let output = evidence.statement.output
    statement = evidence.statement
    var cost = evidence.cost

    // 3. What was published, or given, leads from the state before to the proven roots.
    guard
      let previous = try cost.check(
        .stateDifference,
        { counts throws(Fault) in
          try Program.previousState(known, batch, output: output, counts: &counts)
        }
      ),
      let difference = try cost.check(
        .stateDifference,
        { counts throws(Fault) in
          try Program.difference(to: output, from: previous, batch: batch, counts: &counts)
        }
      )
    else {
      (self.previous, self.difference, replay, invariants) = (nil, nil, nil, nil)
      self.cost = cost
      return
    }
    self.previous = previous
    self.difference = difference

    // 4. The transactions, run by every rule, give the proven words, felt for felt.
    let replay =
      try batch.map { batch throws(Fault) in
        try cost.check(.replay) { counts throws(Fault) in
          try Program.replay(batch, from: previous, proving: output, counts: &counts)
        }
      } ?? nil
    self.replay = replay

    // 5. What held over the whole state before the batch holds after it.
    invariants = try cost.check(.invariants) { _ throws(Fault) in
      try Program.invariants(of: output, from: previous, to: difference, replay: replay)
    }
    self.cost = cost
  }

  /// The state after the batch, as far as it is known.
  package var next: Program.State? { replay?.next ?? difference?.next }
}

/// A task and the files that come with it, read as those of its program.
package struct TaskEvidence<Program: SettlementProgram>: Sendable {
  package let statement: SettledStatement<Program>
  package let batch: Program.Batch?
  /// The state before the batch, if it was given.
  package let state: Program.State?
  /// What reading took; it carries the number of threads on to the levels.
  package let cost: SettlementCost

  /// Reads the output of `task`, a batch file and a state file, on at most `threads` threads.
  package init(
    _ task: ProvenTask,
    batch batchBytes: [UInt8]?,
    state stateBytes: [UInt8]?,
    threads: Int
  ) throws(Fault) {
    var cost = SettlementCost(threads: threads)
    statement = try cost.check(.statement) { counts throws(Fault) in
      try SettledStatement<Program>(task, counts: &counts)
    }
    batch = try batchBytes.map { bytes throws(Fault) in
      do throws(Fault) { return try Program.batch(bytes) } catch {
        throw error.reading(bytes, as: .batch(Program.exchange)).in(.batch)
      }
    }
    state = try stateBytes.map { bytes throws(Fault) in
      try cost.measure(.stateDifference) { counts throws(Fault) in
        do throws(Fault) { return try Program.state(bytes, counts: &counts) } catch {
          throw error.reading(bytes, as: .state(Program.exchange)).in(.state)
        }
      }
    }
    self.cost = cost
  }
}

/// Level 2: a task of a known release, its output read to the last word.
package struct SettledStatement<Program: SettlementProgram>: Sendable {
  package let task: ProvenTask
  package let release: ProgramRelease
  package let output: Program.Output
  /// The hashes by which contracts know the output; nil if its main part is not one page of the
  /// proof.
  package let facts: SettlementFacts?
  /// The Keccak-256 hash of the main part, which tells one batch from another.
  package let mainHash: Bytes32
  package let link: ChainLink

  package init(_ task: ProvenTask, counts: inout OperationCounts) throws(Fault) {
    // 2. The program is a known release, and its output reads to the last word.
    release = try Program.release(pinnedBy: task.programHash)
    output = try Program.output(task.output)
    let main = task.output.prefix(output.mainWords.count)
    facts = task.pages(from: main.count).map { dataPages in
      SettlementFacts(
        main: main,
        dataPages: dataPages,
        programHash: task.programHash.value,
        counts: &counts
      )
    }
    mainHash = facts?.mainPage ?? KeccakWords(main).digest(counts: &counts)
    self.task = task
    link = output.link(counts: &counts)
  }

  /// Whether `bytes` are a batch file of the states that the task begins and ends with.
  ///
  /// Reads the file, and is meant for telling somebody who mixed files up which one fits.
  package func isMeant(by bytes: [UInt8]) -> Bool {
    guard let batch = try? Program.batch(bytes) else { return false }
    return Program.isMeant(batch, by: output)
  }
}
