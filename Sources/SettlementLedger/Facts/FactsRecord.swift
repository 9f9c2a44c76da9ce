import GRDB
import StarkAlgebra
import StarkSettlement

/// What the ledger remembers of the chain below.
struct FactsRecord {
  let database: Database

  /// Adds what is new in `facts`.
  ///
  /// Feeding the same events again changes nothing; an id with another content is refused.
  func add(_ facts: L1Facts) throws {
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
  }

  private func add(_ deposit: SeenDeposit) throws {
    let known = try database.first(
      "seen_deposits",
      "SELECT owner_key, position, amount FROM seen_deposits WHERE id = ?",
      [deposit.id]
    ) {
      SeenDeposit(
        id: deposit.id,
        ownerKey: try $0.element(),
        position: try $0.unsigned(),
        amount: try $0.unsigned()
      )
    }
    if let known {
      guard known == deposit else { throw FactsFault.contradiction(id: deposit.id) }
      return
    }
    try database.run(
      "INSERT INTO seen_deposits (id, owner_key, position, amount) VALUES (?, ?, ?, ?)",
      [deposit.id, deposit.ownerKey.stored, deposit.position.stored, deposit.amount.stored]
    )
    let (pending, isTooLarge) = try pendingDeposit(of: deposit.ownerKey, in: deposit.position)
      .addingReportingOverflow(UInt128(deposit.amount))
    guard !isTooLarge else { throw StoreFault.damaged(table: "pending_deposits") }
    try setPendingDeposit(of: deposit.ownerKey, in: deposit.position, to: pending)
  }

  private func add(_ request: SeenRequest) throws {
    if let known = try database.request(id: request.id) {
      guard known == request else { throw FactsFault.contradiction(id: request.id) }
      return
    }
    try database.insert(request)
  }

  private func add(_ update: SeenUpdate) throws {
    if let known = try time(of: update.stateHash) {
      guard known == update.time else {
        throw FactsFault.contradiction(id: "update of 0x\(update.stateHash)")
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

  func pendingDeposit(of key: Felt252, in position: UInt64) throws -> UInt128 {
    try database.first(
      "pending_deposits",
      "SELECT amount FROM pending_deposits WHERE owner_key = ? AND position = ?",
      [key.stored, position.stored]
    ) { try $0.wide() } ?? 0
  }

  func setPendingDeposit(of key: Felt252, in position: UInt64, to amount: UInt128) throws {
    if amount == 0 {
      try database.run(
        "DELETE FROM pending_deposits WHERE owner_key = ? AND position = ?",
        [key.stored, position.stored]
      )
    } else {
      try database.run(
        "INSERT OR REPLACE INTO pending_deposits (owner_key, position, amount) VALUES (?, ?, ?)",
        [key.stored, position.stored, amount.stored]
      )
    }
  }
}
