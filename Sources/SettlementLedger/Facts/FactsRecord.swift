package import GRDB
import StarkAlgebra
import StarkFaults
import StarkSettlement

/// What the ledger remembers of the chain below.
package struct FactsRecord {
  let database: Database

  package init(_ database: Database) { self.database = database }

  /// Adds what is new in `facts`.
  ///
  /// Feeding the same events again changes nothing; an id with another content is refused, and so
  /// is what says nothing about batches of the chain.
  package func add(_ facts: L1Facts) throws {
    for deposit in facts.deposits ?? [] { try add(deposit) }
    for request in facts.forcedRequests ?? [] { try add(request) }
    for update in facts.updates ?? [] { try add(update) }
    for condition in facts.conditions ?? [] {
      try database.run(
        "INSERT OR IGNORE INTO valid_conditions (condition) VALUES (?)",
        [condition.stored]
      )
    }
    for hash in facts.configurations?.general ?? [] {
      try database.run(
        "INSERT OR IGNORE INTO approved_configurations (hash) VALUES (?)",
        [hash.stored]
      )
    }
    for entry in facts.configurations?.assets ?? [] {
      try database.run(
        "INSERT OR IGNORE INTO approved_assets (asset, hash) VALUES (?, ?)",
        [entry.asset.value.stored, entry.hash.stored]
      )
    }
    let program = try database.first("chain", "SELECT program FROM chain") { try $0.text() }
    if let program { try checkProgram(program) }
  }

  /// Throws if something was recorded that says nothing about batches of `program`.
  ///
  /// That may have been before the chain began.
  func checkProgram(_ program: String) throws {
    let tables =
      DepositTable.all.map { (list: "deposits", name: $0.seen, program: $0.program) }
      + RequestTable.all.map { (list: "forced_requests", name: $0.name, program: $0.program) }
      + ["approved_configurations", "approved_assets"].map {
        (list: "configurations", name: $0, program: Perpetual.name)
      }
    for table in tables where table.program != program {
      let row = try database.first(table.name, "SELECT 1 FROM \(table.name)") { try $0.flag() }
      guard row == nil else { throw Fault.factsOtherProgram(list: table.list) }
    }
  }

  private func add(_ deposit: SeenDeposit) throws {
    if let known = try database.deposit(id: deposit.id) {
      guard known == deposit else { throw Fault.factsContradiction(id: deposit.id) }
      return
    }
    try database.insert(deposit)
    let (key, place) = (deposit.ownerKey, deposit.place)
    let (pending, isTooLarge) = try database.pendingDeposit(of: key, to: place)
      .addingReportingOverflow(UInt128(deposit.amount))
    guard !isTooLarge else { throw StoreFault.damaged(table: place.table.pending) }
    try database.setPendingDeposit(of: key, to: place, amount: pending)
  }

  private func add(_ request: SeenRequest) throws {
    if let known = try database.request(id: request.id) {
      guard known == request else { throw Fault.factsContradiction(id: request.id) }
      return
    }
    try database.insert(request)
  }

  private func add(_ update: SeenUpdate) throws {
    if let known = try time(of: update.stateHash) {
      guard known == update.time else {
        throw Fault.factsContradiction(id: "update of 0x\(update.stateHash)")
      }
      return
    }
    try database.run(
      "INSERT INTO update_times (state_hash, time) VALUES (?, ?)",
      [update.stateHash.stored, update.time.stored]
    )
    let batch = try database.first(
      "batches",
      """
      SELECT time, expiration FROM batches JOIN states USING (sequence) WHERE state_hash = ?
      """,
      [update.stateHash.stored]
    ) {
      (time: try $0.optional { try $0.unsigned() }, expiration: try $0.unsigned())
    }
    guard let batch else { return }
    try UpdateRule.check(
      stateTime: batch.time,
      expiration: batch.expiration,
      updateTime: update.time
    )
  }

  /// When the contract took the batch that led to a state, nil if that is not known.
  func time(of state: Bytes32) throws -> UInt64? {
    try database.first(
      "update_times",
      "SELECT time FROM update_times WHERE state_hash = ?",
      [state.stored]
    ) { try $0.unsigned() }
  }
}
