extension LedgerSchema {
  /// What the batches of the spot exchange said, and its states: all of them in short, and what was
  /// last seen of every vault.
  ///
  /// Validium vaults show in batches with their transactions only.
  static let spotTables = """
    CREATE TABLE spot_states (
      sequence INTEGER PRIMARY KEY REFERENCES states (sequence),
      validium_root BLOB NOT NULL,
      rollup_root BLOB NOT NULL,
      orders_root BLOB NOT NULL
    ) STRICT;
    CREATE TABLE vaults (
      vault BLOB PRIMARY KEY,
      public_key BLOB NOT NULL,
      token BLOB NOT NULL,
      balance BLOB NOT NULL,
      sequence INTEGER NOT NULL REFERENCES states (sequence)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE vault_modifications (
      sequence INTEGER NOT NULL REFERENCES batches (sequence),
      ordinal INTEGER NOT NULL,
      public_key BLOB NOT NULL,
      token BLOB NOT NULL,
      vault BLOB NOT NULL,
      difference INTEGER NOT NULL,
      is_full_withdrawal INTEGER NOT NULL,
      PRIMARY KEY (sequence, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE l1_vault_updates (
      sequence INTEGER NOT NULL REFERENCES batches (sequence),
      ordinal INTEGER NOT NULL,
      owner BLOB NOT NULL,
      token BLOB NOT NULL,
      vault_index BLOB NOT NULL,
      minimum_balance BLOB NOT NULL,
      difference INTEGER NOT NULL,
      PRIMARY KEY (sequence, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE l1_orders (
      sequence INTEGER NOT NULL REFERENCES batches (sequence),
      ordinal INTEGER NOT NULL,
      owner BLOB NOT NULL,
      terms BLOB NOT NULL,
      PRIMARY KEY (sequence, ordinal)
    ) STRICT, WITHOUT ROWID;
    """

  /// Nodes of Patricia trees by their hash: two children, or a way of some turns to the node below.
  static let patriciaTables = """
    CREATE TABLE patricia_nodes (
      tree INTEGER NOT NULL,
      hash BLOB NOT NULL,
      left_hash BLOB,
      right_hash BLOB,
      path BLOB,
      length INTEGER,
      bottom_hash BLOB,
      PRIMARY KEY (tree, hash),
      CHECK ((left_hash IS NULL) = (right_hash IS NULL)),
      CHECK ((path IS NULL) = (length IS NULL)),
      CHECK ((path IS NULL) = (bottom_hash IS NULL)),
      CHECK ((left_hash IS NULL) != (path IS NULL))
    ) STRICT, WITHOUT ROWID;
    """
}
