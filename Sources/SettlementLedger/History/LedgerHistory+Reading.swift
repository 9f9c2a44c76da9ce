import GRDB
import StarkAlgebra
import StarkSettlement
import StarkVerifier

extension LedgerHistory {
  init?(_ database: Database) throws {
    guard let chain = try ChainIdentity(database) else { return nil }
    self.chain = chain
    proofs = try ProofSummary.all(in: database)
    batches = try BatchSummary.all(in: database)
    let count = batches.count
    exchange =
      chain.program == Perpetual.name
      ? try ExchangeHistory(database, batchCount: count) : nil
    spotStates =
      chain.program == Spot.name
      ? try Spot.Roots.all(in: database, batchCount: count) : nil
    try check(database)
    try checkHashes(in: database)
  }

  /// Throws unless there is a state for every batch and a proof behind it, with its security.
  private func check(_ database: Database) throws {
    let stateCount = try database.first("states", "SELECT count(*) FROM states") {
      try $0.count()
    }
    guard stateCount == batches.count + 1 else { throw StoreFault.damaged(table: "states") }
    let known = Set(proofs.map(\.id))
    guard batches.allSatisfy({ known.contains($0.proof) }) else {
      throw StoreFault.damaged(table: "proofs")
    }
    guard proofs.allSatisfy({ !$0.bits.isEmpty }) else {
      throw StoreFault.damaged(table: "proof_security")
    }
  }
}

extension ChainIdentity {
  init?(_ database: Database) throws {
    let row = try database.first("chain", "SELECT program, release, program_hash FROM chain") {
      (program: try $0.text(), release: try $0.text(), hash: try $0.element())
    }
    guard let row else { return nil }
    let start = try database.first(
      "states",
      "SELECT state_hash, time FROM states WHERE sequence = 0"
    ) { try StateStamp(&$0) }
    guard let start else { throw StoreFault.damaged(table: "states") }
    self.init(
      program: row.program,
      release: row.release,
      programHash: ProgramHash(row.hash),
      heights: try database.all(
        "tree_heights",
        "SELECT height FROM tree_heights ORDER BY tree"
      ) { try $0.count() },
      start: start
    )
  }
}

extension StateStamp {
  fileprivate init(_ reader: inout RowReader) throws {
    hash = Fact(try reader.digest())
    time = try reader.optional { try $0.unsigned() }
  }
}

extension ProofSummary {
  fileprivate static func all(in database: Database) throws -> [ProofSummary] {
    var bits: [Int: [SecurityMeasure: Double]] = [:]
    let rows = try database.all(
      "proof_security",
      "SELECT proof, measure, bits FROM proof_security"
    ) { (proof: try $0.count(), measure: try $0.measure(), bits: try $0.real()) }
    for row in rows { bits[row.proof, default: [:]][row.measure] = row.bits }
    return try database.all(
      "proofs",
      """
      SELECT id, digest, layout, policy, step_count, file_byte_count, proof_byte_count,
        public_cell_count, nanoseconds
      FROM proofs ORDER BY id
      """
    ) {
      let id = try $0.count()
      return ProofSummary(
        id: id,
        digest: try $0.digest(),
        layout: try $0.text(),
        policy: try $0.text(),
        stepCount: try $0.unsigned(),
        fileByteCount: try $0.integer(),
        proofByteCount: try $0.integer(),
        publicCellCount: try $0.integer(),
        nanoseconds: try $0.integer(),
        bits: bits[id] ?? [:]
      )
    }
  }
}

extension BatchSummary {
  fileprivate static func all(in database: Database) throws -> [BatchSummary] {
    // A file of the first version, which is open for reading only, has no such column.
    let isOfFirstVersion = try !database.columns(in: "batches").map(\.name)
      .contains("data_word_count")
    return try database.series(
      "batches",
      """
      SELECT sequence, sequence, batch_id, proof, task, main_hash, transition_fact, program_fact,
        data_hash, \(isOfFirstVersion ? "NULL" : "data_word_count"), expiration, is_replayed,
        pedersen_hashes, nanoseconds, state_hash, states.time, update_times.time
      FROM batches JOIN states USING (sequence) LEFT JOIN update_times USING (state_hash)
      ORDER BY sequence
      """,
      from: 1
    ) {
      BatchSummary(
        sequence: try $0.count(),
        batchID: try $0.optional { try $0.unsigned() },
        proof: try $0.count(),
        task: try $0.optional { try $0.count() },
        mainHash: try $0.digest(),
        transitionFact: Fact(try $0.digest()),
        programFact: Fact(try $0.digest()),
        dataHash: try $0.optional { Fact(try $0.digest()) },
        dataWordCount: try $0.optional { try $0.count() },
        expiration: try $0.unsigned(),
        isReplayed: try $0.flag(),
        pedersenHashes: try $0.integer(),
        nanoseconds: try $0.integer(),
        state: try StateStamp(&$0),
        updateTime: try $0.optional { try $0.unsigned() }
      )
    }
  }
}

extension Spot.Roots {
  /// The roots of all states, one more than there are batches.
  fileprivate static func all(
    in database: Database,
    batchCount: Int
  ) throws -> [Spot.Roots] {
    let states = try database.series(
      "spot_states",
      "SELECT sequence, validium_root, rollup_root, orders_root FROM spot_states ORDER BY sequence"
    ) {
      Spot.Roots(
        validium: try $0.element(),
        rollup: try $0.element(),
        orders: try $0.element()
      )
    }
    guard states.count == batchCount + 1 else {
      throw StoreFault.damaged(table: "spot_states")
    }
    return states
  }
}

extension RowReader {
  fileprivate mutating func measure() throws -> SecurityMeasure {
    guard let measure = SecurityMeasure(name: try text()) else { throw damage }
    return measure
  }
}
