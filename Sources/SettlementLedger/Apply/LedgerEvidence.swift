import GRDB
import StarkAlgebra
import StarkFaults
import StarkSettlement
import StarkVerifier

/// A batch that was read, whatever its program.
protocol PreparedBatch: Sendable {
  /// Whether `bytes` are a batch file of the states that the batch begins and ends with.
  func isMeant(by bytes: [UInt8]) -> Bool

  /// Checks that the batch is the next of the chain in `database`, and writes it.
  func apply(
    to database: Database,
    label: BatchLabel?,
    facts: L1Facts?,
    requiring required: Set<SettlementLevel>
  ) throws -> LedgerOutcome
}

/// A statement of which everything is known that can be without the chain.
struct Prepared<Program: LedgerProgram>: PreparedBatch {
  private let file: ProofFile
  let evidence: TaskEvidence<Program>

  init(
    _ task: ProvenTask,
    _ file: ProofFile,
    batch: [UInt8]?,
    previous: [UInt8]?,
    threads: Int
  ) throws(Fault) {
    evidence = try TaskEvidence(task, batch: batch, state: previous, threads: threads)
    self.file = file
  }

  var statement: SettledStatement<Program> { evidence.statement }
  var batch: Program.Batch? { evidence.batch }

  func isMeant(by bytes: [UInt8]) -> Bool { statement.isMeant(by: bytes) }

  func apply(
    to database: Database,
    label: BatchLabel?,
    facts: L1Facts?,
    requiring required: Set<SettlementLevel>
  ) throws -> LedgerOutcome {
    let tip = try ChainTip(database)
    if tip?.programHash == statement.release.hash, let entry = try entry(in: database, label) {
      let known = try compare(with: entry, in: database, label, facts)
      return .alreadyApplied(sequence: entry.sequence, known)
    }
    guard let hashes = statement.facts else { throw Fault.chainNoFacts }
    let place = LedgerPlace(database: database, sequence: (tip?.sequence ?? 0) + 1)
    let known = try knownState(tip, label, at: place)
    let levels = try levels(from: known, isStored: tip != nil)
    guard levels.difference != nil else { throw Fault.chainChangesUnknown }
    let settled = SettledBatch(levels, hasBatch: batch != nil)
    guard settled.firstUnchecked(of: required) == nil else { return .leftOut(settled) }
    let warnings = try label.map { try earlierUses(of: $0.id, in: database) } ?? []
    if tip == nil { try recordStart(known, before: place) }
    try record(levels, hashes, label, at: place)
    try Program.record(levels, batch, at: place)
    if let facts { try FactsRecord(database).add(facts) }
    try Program.settleFacts(facts, of: statement, at: place)
    return .applied(
      AppliedBatch(sequence: place.sequence, settled: settled, warnings: warnings)
    )
  }

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

  private func earlierUses(of id: UInt64, in database: Database) throws -> [LedgerWarning] {
    let sequence = try database.first(
      "batches",
      "SELECT sequence FROM batches WHERE batch_id = ? ORDER BY sequence DESC LIMIT 1",
      [id.stored]
    ) { try $0.count() }
    return sequence.map { [.batchIDUsed(id, sequence: $0)] } ?? []
  }

  private func knownState(
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

  private func recordStart(_ state: Program.State, before place: LedgerPlace) throws {
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

  private func record(
    _ levels: SettledLevels<Program>,
    _ hashes: SettlementFacts,
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
