extension LedgerSchema {
  /// What was seen on the chain below: deposits, requests and configurations of one of the
  /// exchanges.
  ///
  /// A request is served by the batch since which nobody waits for it. One for all of a vault is so
  /// by the first answer to any like it, and answered by one of its own.
  static let factTables = """
    CREATE TABLE seen_deposits (
      id TEXT PRIMARY KEY,
      owner_key BLOB NOT NULL,
      position BLOB NOT NULL,
      amount BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE pending_deposits (
      owner_key BLOB NOT NULL,
      position BLOB NOT NULL,
      amount BLOB NOT NULL,
      PRIMARY KEY (owner_key, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE seen_vault_deposits (
      id TEXT PRIMARY KEY,
      owner_key BLOB NOT NULL,
      vault BLOB NOT NULL,
      token BLOB NOT NULL,
      amount BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE pending_vault_deposits (
      owner_key BLOB NOT NULL,
      vault BLOB NOT NULL,
      token BLOB NOT NULL,
      amount BLOB NOT NULL,
      PRIMARY KEY (owner_key, vault, token)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE withdrawal_requests (
      id TEXT PRIMARY KEY,
      time BLOB NOT NULL,
      public_key BLOB NOT NULL,
      position BLOB NOT NULL,
      amount BLOB NOT NULL,
      served_by INTEGER REFERENCES batches (sequence)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE trade_requests (
      id TEXT PRIMARY KEY,
      time BLOB NOT NULL,
      key_a BLOB NOT NULL,
      key_b BLOB NOT NULL,
      position_a BLOB NOT NULL,
      position_b BLOB NOT NULL,
      asset BLOB NOT NULL,
      collateral_amount BLOB NOT NULL,
      synthetic_amount BLOB NOT NULL,
      is_a_buying INTEGER NOT NULL,
      nonce BLOB NOT NULL,
      served_by INTEGER REFERENCES batches (sequence)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE full_withdrawal_requests (
      id TEXT PRIMARY KEY,
      time BLOB NOT NULL,
      public_key BLOB NOT NULL,
      vault BLOB NOT NULL,
      served_by INTEGER REFERENCES batches (sequence),
      answered_by INTEGER REFERENCES batches (sequence)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE approved_configurations (hash BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
    CREATE TABLE approved_assets (
      asset BLOB NOT NULL,
      hash BLOB NOT NULL,
      PRIMARY KEY (asset, hash)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE update_times (state_hash BLOB PRIMARY KEY, time BLOB NOT NULL)
      STRICT, WITHOUT ROWID;
    CREATE TABLE valid_conditions (condition BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
    """
}
