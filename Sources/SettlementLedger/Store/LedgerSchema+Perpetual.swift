extension LedgerSchema {
  /// What the batches of the perpetual exchange said and did.
  static let perpetualBatchTables = """
    CREATE TABLE perpetual_batches (
      sequence INTEGER PRIMARY KEY REFERENCES batches (sequence),
      configuration_hash BLOB NOT NULL,
      availability INTEGER NOT NULL,
      collateral_loss BLOB NOT NULL
    ) STRICT;
    CREATE TABLE asset_hashes (
      sequence INTEGER NOT NULL REFERENCES batches (sequence),
      asset BLOB NOT NULL,
      hash BLOB NOT NULL,
      PRIMARY KEY (sequence, asset)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE modifications (
      sequence INTEGER NOT NULL REFERENCES batches (sequence),
      ordinal INTEGER NOT NULL,
      owner_key BLOB NOT NULL,
      position BLOB NOT NULL,
      is_deposit INTEGER NOT NULL,
      amount BLOB NOT NULL,
      PRIMARY KEY (sequence, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE forced_withdrawals (
      sequence INTEGER NOT NULL REFERENCES batches (sequence),
      ordinal INTEGER NOT NULL,
      public_key BLOB NOT NULL,
      position BLOB NOT NULL,
      amount BLOB NOT NULL,
      is_paid INTEGER NOT NULL,
      PRIMARY KEY (sequence, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE forced_trades (
      sequence INTEGER NOT NULL REFERENCES batches (sequence),
      ordinal INTEGER NOT NULL,
      key_a BLOB NOT NULL,
      key_b BLOB NOT NULL,
      position_a BLOB NOT NULL,
      position_b BLOB NOT NULL,
      asset BLOB NOT NULL,
      collateral_amount BLOB NOT NULL,
      synthetic_amount BLOB NOT NULL,
      is_a_buying INTEGER NOT NULL,
      nonce BLOB NOT NULL,
      PRIMARY KEY (sequence, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE conditions (
      sequence INTEGER NOT NULL REFERENCES batches (sequence),
      ordinal INTEGER NOT NULL,
      condition BLOB NOT NULL,
      PRIMARY KEY (sequence, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE funding_ticks (
      sequence INTEGER NOT NULL REFERENCES batches (sequence),
      tick INTEGER NOT NULL,
      timestamp BLOB NOT NULL,
      PRIMARY KEY (sequence, tick)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE funding_tick_indices (
      sequence INTEGER NOT NULL,
      tick INTEGER NOT NULL,
      asset BLOB NOT NULL,
      funding_index INTEGER NOT NULL,
      PRIMARY KEY (sequence, tick, asset),
      FOREIGN KEY (sequence, tick) REFERENCES funding_ticks (sequence, tick)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE position_changes (
      sequence INTEGER NOT NULL REFERENCES batches (sequence),
      position BLOB NOT NULL,
      key_before BLOB NOT NULL,
      key_after BLOB NOT NULL,
      collateral_before INTEGER NOT NULL,
      collateral_after INTEGER NOT NULL,
      PRIMARY KEY (sequence, position)
    ) STRICT, WITHOUT ROWID;
    """

  /// The states of the perpetual exchange: all of them in short, the last one in full.
  ///
  /// An order is what was last seen of it; batches without their transactions don't show any.
  static let perpetualStateTables = """
    CREATE TABLE perpetual_states (
      sequence INTEGER PRIMARY KEY REFERENCES states (sequence),
      positions_root BLOB NOT NULL,
      orders_root BLOB NOT NULL,
      funding_timestamp BLOB NOT NULL,
      position_count INTEGER NOT NULL,
      collateral BLOB NOT NULL
    ) STRICT;
    CREATE TABLE funding_indices (
      sequence INTEGER NOT NULL REFERENCES states (sequence),
      asset BLOB NOT NULL,
      funding_index INTEGER NOT NULL,
      PRIMARY KEY (sequence, asset)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE prices (
      sequence INTEGER NOT NULL REFERENCES states (sequence),
      asset BLOB NOT NULL,
      price BLOB NOT NULL,
      PRIMARY KEY (sequence, asset)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE open_interest (
      sequence INTEGER NOT NULL REFERENCES states (sequence),
      asset BLOB NOT NULL,
      quanta BLOB NOT NULL,
      PRIMARY KEY (sequence, asset)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE positions (
      position BLOB PRIMARY KEY,
      public_key BLOB NOT NULL,
      collateral INTEGER NOT NULL,
      funding_timestamp BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE holdings (
      position BLOB NOT NULL REFERENCES positions (position) ON DELETE CASCADE,
      asset BLOB NOT NULL,
      balance INTEGER NOT NULL,
      cached_funding_index INTEGER NOT NULL,
      PRIMARY KEY (position, asset)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE order_fills (
      order_id BLOB PRIMARY KEY,
      amount BLOB NOT NULL,
      sequence INTEGER NOT NULL REFERENCES states (sequence)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE configurations (
      hash BLOB PRIMARY KEY,
      maximum_funding_rate BLOB NOT NULL,
      fee_position BLOB NOT NULL,
      price_validity_period BLOB NOT NULL,
      funding_validity_period BLOB NOT NULL,
      is_risk_by_balance_only INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE risk_segments (
      asset_hash BLOB NOT NULL,
      upper_bound BLOB NOT NULL,
      risk BLOB NOT NULL,
      PRIMARY KEY (asset_hash, upper_bound)
    ) STRICT, WITHOUT ROWID;
    """
}
