import GRDB
import StarkAlgebra
import StarkFaults
import StarkSettlement
import StarkVerifier

/// A task and its files, read as those of a program whose chains a ledger can hold.
protocol LedgerEvidence: Sendable {
  associatedtype Program: LedgerProgram

  var evidence: TaskEvidence<Program> { get }
}

extension TaskEvidence: LedgerEvidence where Program: LedgerProgram {
  var evidence: Self { self }
}

extension LedgerEvidence {
  private var statement: SettledStatement<Program> { evidence.statement }
  private var batch: Program.Batch? { evidence.batch }

  /// Whether `bytes` are a batch file of the states that the batch begins and ends with.
  func isMeant(by bytes: [UInt8]) -> Bool { statement.isMeant(by: bytes) }

  /// Checks all levels from `known`; `isStored` says whether that comes from the file.
  func levels(
    from known: Program.State,
    isStored: Bool
  ) throws -> SettledLevels<Program> {
    do {
      return try SettledLevels(evidence, known: known)
    } catch {
      // Before the batch is blamed; rows are not checked where all goes well.
      guard !isStored || Program.isSound(known, touchedBy: statement.output, batch) else {
        throw StoreFault.damaged(table: "tree_nodes")
      }
      throw error
    }
  }

  /// A warning if a batch of the chain has the operator's number already.
  func earlierUses(of id: UInt64, in database: Database) throws -> [LedgerWarning] {
    let sequence = try database.first(
      "batches",
      "SELECT sequence FROM batches WHERE batch_id = ? ORDER BY sequence DESC LIMIT 1",
      [id.stored]
    ) { try $0.count() }
    return sequence.map { [.batchIDUsed(id, sequence: $0)] } ?? []
  }

  /// The state that the batch starts from, which it must be the next of.
  ///
  /// It is the last of the chain; before the first batch the one that was given, or the empty one.
  func knownState(
    _ tip: ChainTip?,
    _ label: BatchLabel?,
    at place: LedgerPlace
  ) throws -> Program.State {
    let link = statement.link
    if let tip {
      guard evidence.state == nil else { throw Fault.chainStartGiven }
      try tip.check(statement.release.hash, link, label: label, in: place.database)
      return try Program.lastState(touchedBy: statement.output, batch, before: place)
    }
    try ChainTip.checkTime(link)
    var counts = OperationCounts()
    guard let start = evidence.state else {
      guard let empty = Program.emptyState(before: statement.output, counts: &counts) else {
        throw Fault.chainStartUnknown
      }
      return empty
    }
    let hash = Program.hash(of: start, counts: &counts)
    guard hash == link.previous else {
      throw Fault.chainStartDiffers(expected: hash, found: link.previous)
    }
    return start
  }

  /// Writes what a chain is and begins with.
  func recordStart(_ state: Program.State, before place: LedgerPlace) throws {
    let database = place.database
    let release = statement.release
    try database.run(
      "INSERT INTO chain (id, program, release, program_hash) VALUES (1, ?, ?, ?)",
      [release.program, release.version, release.hash.value.stored]
    )
    for (tree, height) in statement.link.heights.enumerated() {
      try database.run(
        "INSERT INTO tree_heights (tree, height) VALUES (?, ?)",
        [tree, height]
      )
    }
    let start = LedgerPlace(database: database, sequence: place.sequence - 1)
    let time = statement.link.times?.previous
    try record(state: statement.link.previous, time, at: start)
    try Program.recordStart(state, at: start)
  }

  private func record(state hash: Bytes32, _ time: UInt64?, at place: LedgerPlace) throws {
    try place.database.run(
      "INSERT INTO states (sequence, state_hash, time) VALUES (?, ?, ?)",
      [place.sequence, hash.stored, time?.stored]
    )
  }

  /// Writes what every program's batches have.
  func record(
    _ levels: SettledLevels<Program>,
    _ hashes: SettlementFacts,
    of file: ProofFile,
    _ label: BatchLabel?,
    at place: LedgerPlace
  ) throws {
    let proof = statement.task.proof
    let proofID = try place.database.proofID(of: proof, file)
    try record(state: statement.link.next, statement.link.times?.next, at: place)
    let duration = levels.cost.durations.reduce(Duration.zero) { $0 + $1.duration }
    try place.database.run(
      """
      INSERT INTO batches (sequence, batch_id, proof, task, main_hash, transition_fact, program_fact,
        data_hash, data_word_count, expiration, is_replayed, pedersen_hashes, nanoseconds)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        place.sequence, label?.id.stored, proofID, statement.task.index,
        statement.mainHash.stored, hashes.stateTransition.stored, hashes.program.stored,
        hashes.onchainDataHash?.stored,
        statement.task.output.count - statement.output.mainWords.count,
        statement.link.expiration.stored,
        levels.replay == nil ? 0 : 1, levels.cost.pedersenHashes,
        duration.nanoseconds,
      ]
    )
  }
}
