package import StarkFaults
public import StarkVerifier

/// Checks that a proof speaks of the batches that somebody holds.
///
///     let settlement = Settlement(policy: .sharp96)
///     let report = try settlement.check(proof: proof, batches: [batch])
///     let replay = report.batches[0].levels[3]
///     guard replay.outcome.isComplete else { return }
///
/// A value without state: use it from many threads.
public struct Settlement: Sendable {
  /// What is demanded of the proof.
  public var policy: AcceptancePolicy
  /// The only programs to take, by release; nil for all that can be settled.
  public var programs: Set<ProgramHash>?
  /// How many threads may hash and verify signatures at a time, the calling one among them.
  ///
  /// With 1 no thread is started. What a check comes to does not depend on the number, nor on
  /// whether the system lets threads be made: what they would have done, the calling one does.
  public var threads: Int

  /// A check under `policy`, of batches of one of `programs` if any are named.
  ///
  /// - `threads`: how many threads to use at a time; by default no other than the calling one.
  public init(
    policy: AcceptancePolicy = .default,
    programs: Set<ProgramHash>? = nil,
    threads: Int = 1
  ) {
    self.policy = policy
    self.programs = programs
    self.threads = threads
  }

  /// Checks a proof and as much of its batches as is at hand.
  ///
  /// - `batches`: batch files, one for each task of the proof that is checked, in their order; or
  ///   none.
  /// - `previous`: the state file of the state before the first batch. It is not needed for a batch
  ///   that starts from nothing, nor for one whose file has the paths of what it touches.
  /// - `task`: the only task to check, from 0; all by default.
  ///
  /// - Throws: the first thing that is wrong, on the lowest level it can be seen on.
  /// - Returns: what holds, and what could not be checked.
  public func check(
    proof bytes: [UInt8],
    batches: [[UInt8]] = [],
    previous: [UInt8]? = nil,
    task: Int? = nil
  ) throws(Failure) -> SettlementReport {
    try Failure.telling { () throws(Fault) in
      let tasks = try choose(task, among: prove(bytes), batchCount: batches.count)
      return try settle(tasks, batches: batches, previous: previous)
    }
  }

  /// Checks the tasks of one proof, one at least, and tells of each batch as soon as it holds.
  package func settle(
    _ tasks: [ProvenTask],
    batches: [[UInt8]],
    previous: [UInt8]?,
    telling tell: (SettledBatch) -> Void = { _ in }
  ) throws(Fault) -> SettlementReport {
    var chain = SettlementChain(previous: previous, threads: threads)
    var settled: [SettledBatch] = []
    for (position, task) in tasks.enumerated() {
      let batch = try chain.settle(task, batch: batches.isEmpty ? nil : batches[position])
      tell(batch)
      settled.append(batch)
    }
    return SettlementReport(proof: tasks[0].proof, batches: settled)
  }

  /// Verifies a proof and finds the tasks in it.
  package func prove(_ bytes: [UInt8]) throws(Fault) -> [ProvenTask] {
    let statement: VerifiedStatement
    do { statement = try Verifier(policy: policy).verify(bytes) } catch {
      throw error.fault.at(.proof).in(.proof)
    }
    return try ProvenTask.tasks(of: statement)
  }

  /// The tasks to check, one at least: that with `index` or all.
  ///
  /// - Throws: that there is no such task, none at all, not one batch for each, or that a task is
  ///   of a program that is not taken.
  package func choose(
    _ index: Int?,
    among tasks: [ProvenTask],
    batchCount: Int
  ) throws(Fault) -> [ProvenTask] {
    guard !tasks.isEmpty else {
      throw Fault(.refused, "statement/no-task", "the bootloader ran no task").at(.statement)
    }
    var chosen = tasks
    if let index {
      guard tasks.indices.contains(index) else {
        throw Fault(
          .refused,
          "statement/task",
          "the proof has no such task",
          expected: "more than \(index) tasks",
          found: "\(tasks.count)"
        ).at(.statement)
      }
      chosen = [tasks[index]]
    }
    guard batchCount == 0 || batchCount == chosen.count else {
      throw Fault(
        .refused,
        "statement/batch-count",
        "there are not as many batch files as tasks",
        expected: "\(chosen.count)",
        found: "\(batchCount)"
      ).at(.statement)
    }
    for task in chosen {
      guard let programs, !programs.contains(task.programHash) else { continue }
      throw Fault(
        .refused,
        "statement/program",
        "the proof is not of a program that was asked for",
        expected: programs.map { "\($0)" }.sorted().joined(separator: " or "),
        found: "\(task.programHash)"
      ).at(.statement)
    }
    return chosen
  }
}
