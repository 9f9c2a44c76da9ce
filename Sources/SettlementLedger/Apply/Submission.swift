import StarkAlgebra
package import StarkFaults
import StarkHashes
public import StarkSettlement
public import StarkVerifier

/// A proof that was verified and the batches in it, read and ready to be applied to a ledger.
///
/// Needs no ledger, so make it before the ledger is opened, or on other threads.
public struct Submission: Sendable {
  /// What the proof proves.
  public let proof: VerifiedStatement
  /// The batches in the order of the tasks of the proof, one at least.
  public let batches: [SubmittedBatch]

  /// Verifies a proof and reads what comes with it.
  ///
  /// - `batches`: batch files, one for each task that is taken, in their order; or none.
  /// - `previous`: the state file of the state before the first batch, for the first batch of a
  ///   chain that does not start from nothing.
  /// - `task`: the only task to take, from 0; all by default.
  /// - `settlement`: the policy for the proof, the programs to take, and the threads to use, here
  ///   and when a batch is applied.
  ///
  /// - Throws: the first thing that is wrong with the proof or a file.
  public init(
    proof bytes: [UInt8],
    batches files: [[UInt8]] = [],
    previous: [UInt8]? = nil,
    task: Int? = nil,
    under settlement: Settlement = Settlement()
  ) throws(Failure) {
    self = try Failure.telling { () throws(Fault) in
      try Submission(
        verifying: bytes,
        batches: files,
        previous: previous,
        task: task,
        under: settlement
      )
    }
  }

  /// Verifies a proof and reads what comes with it; the same with all that is known of a fault.
  package init(
    verifying bytes: [UInt8],
    batches files: [[UInt8]],
    previous: [UInt8]?,
    task: Int?,
    under settlement: Settlement
  ) throws(Fault) {
    let tasks = try settlement.choose(
      task,
      among: settlement.prove(bytes),
      batchCount: files.count
    )
    try self.init(tasks, of: bytes, batches: files, previous: previous, under: settlement)
  }

  /// Reads what comes with tasks of a proof, one at least and as many as there are batch files, if
  /// any.
  package init(
    _ tasks: [ProvenTask],
    of bytes: [UInt8],
    batches files: [[UInt8]] = [],
    previous: [UInt8]? = nil,
    under settlement: Settlement = Settlement()
  ) throws(Fault) {
    let file = ProofFile(
      digest: Keccak256.hash(bytes.span),
      byteCount: bytes.count,
      policy: settlement.policy.name
    )
    var batches: [SubmittedBatch] = []
    for (index, task) in tasks.enumerated() {
      let program = try SettlementPrograms.program(pinnedBy: task.programHash)
      guard let program = program as? any LedgerProgram.Type else {
        throw .unkeptProgram(task.programHash)
      }
      let batch = files.isEmpty ? nil : files[index]
      let state = index == 0 ? previous : nil
      let evidence: any LedgerEvidence
      do {
        evidence = try Self.read(program, task, batch, state, settlement.threads)
      } catch {
        throw error.with(BatchPlace(index))
      }
      batches.append(SubmittedBatch(task: task.index, evidence: evidence, file: file))
    }
    self.batches = batches
    proof = tasks[0].proof
  }

  /// The place in `files` of a batch file that is of the batch at `position`; nil if none is.
  package func place(ofBatchAt position: Int, among files: [[UInt8]]) -> Int? {
    let evidence = batches[position].evidence
    return files.firstIndex { evidence.isMeant(by: $0) }
  }

  private static func read<Program: LedgerProgram>(
    _ program: Program.Type,
    _ task: ProvenTask,
    _ batch: [UInt8]?,
    _ state: [UInt8]?,
    _ threads: Int
  ) throws(Fault) -> any LedgerEvidence {
    try TaskEvidence<Program>(task, batch: batch, state: state, threads: threads)
  }
}

/// A batch of a submission.
public struct SubmittedBatch: Sendable {
  /// The place of the task among a bootloader's, from 0; nil if the program is the proof's own.
  public let task: Int?
  let evidence: any LedgerEvidence
  let file: ProofFile
}

/// What identifies a proof file.
struct ProofFile: Sendable {
  /// The Keccak-256 hash of the bytes.
  let digest: Bytes32
  let byteCount: Int
  /// The name of the policy that the proof was verified under.
  let policy: String
}

extension Fault {
  fileprivate static func unkeptProgram(_ hash: ProgramHash) -> Fault {
    Fault(
      .unsupported,
      "unsupported/ledger",
      "no ledger keeps chains of this program",
      found: "\(hash)"
    ).at(.statement)
  }
}
