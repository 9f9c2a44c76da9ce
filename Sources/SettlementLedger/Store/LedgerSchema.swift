import GRDB
import StarkAlgebra

/// The tables of a ledger, and how a file of an earlier version becomes one of this.
///
/// A migration that was published never changes; a change of tables is a new one at the end.
enum LedgerSchema {
  /// The mark in the header by which a file is known to be a ledger: `STLG` in ASCII.
  static let applicationID = 0x53_54_4C_47

  /// All migrations in their order.
  static let migrations = [
    LedgerMigration(
      name: "v1",
      scripts: [
        "PRAGMA application_id = \(applicationID)", chainTables, treeTables, patriciaTables,
        perpetualBatchTables, perpetualStateTables, spotTables, factTables,
      ],
      // The words of the number from the lowest on.
      schemaHash: Bytes32(
        UInt256(
          0x8e83_fb26_d6cb_b774,
          0xbce7_6315_99f6_eda4,
          0xa570_3b85_464a_bf26,
          0x261d_2244_7826_029a
        )
      )
    ),
    LedgerMigration(
      name: "v2",
      scripts: [batchesOfAnyID, idleModifications],
      schemaHash: Bytes32(
        UInt256(
          0x7ac1_5b96_27cd_e014,
          0x2102_6844_4146_1ef0,
          0x5a96_f292_1f08_87ff,
          0x9863_1485_bcaf_5805
        )
      )
    ),
    LedgerMigration(
      name: "v3",
      scripts: [LedgerSeals.table],
      sealsAll: true,
      schemaHash: Bytes32(
        UInt256(
          0x9a61_9aac_9733_9e1a,
          0xa230_21a4_808f_47c7,
          0x0666_afbc_971c_c957,
          0x69ec_ab01_649d_be29
        )
      )
    ),
  ]

  /// The statement that makes the list of migrations in a file.
  static let migrationList = "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)"

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    for migration in migrations {
      migrator.registerMigration(migration.name) { database in
        for script in migration.scripts { try database.execute(sql: script) }
        if migration.sealsAll { try LedgerSeals.renew(database) }
      }
    }
    return migrator
  }

  /// What every program's chain has.
  ///
  /// State 0 is what the chain begins with, and batch n leads from state n − 1 to state n.
  private static let chainTables = """
    CREATE TABLE chain (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      program TEXT NOT NULL,
      release TEXT NOT NULL,
      program_hash BLOB NOT NULL
    ) STRICT;
    CREATE TABLE tree_heights (
      tree INTEGER PRIMARY KEY,
      height INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE states (
      sequence INTEGER PRIMARY KEY,
      state_hash BLOB NOT NULL,
      time BLOB
    ) STRICT;
    CREATE INDEX states_by_hash ON states (state_hash);
    CREATE TABLE proofs (
      id INTEGER PRIMARY KEY,
      digest BLOB NOT NULL UNIQUE,
      layout TEXT NOT NULL,
      program_hash BLOB,
      policy TEXT NOT NULL,
      step_count BLOB NOT NULL,
      file_byte_count INTEGER NOT NULL,
      proof_byte_count INTEGER NOT NULL,
      public_cell_count INTEGER NOT NULL,
      nanoseconds INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE proof_security (
      proof INTEGER NOT NULL REFERENCES proofs (id),
      measure TEXT NOT NULL,
      bits REAL NOT NULL,
      PRIMARY KEY (proof, measure)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE batches (
      sequence INTEGER PRIMARY KEY REFERENCES states (sequence),
      batch_id BLOB UNIQUE,
      proof INTEGER NOT NULL REFERENCES proofs (id),
      task INTEGER,
      main_hash BLOB NOT NULL,
      transition_fact BLOB NOT NULL,
      program_fact BLOB NOT NULL,
      data_hash BLOB,
      expiration BLOB NOT NULL,
      is_replayed INTEGER NOT NULL,
      pedersen_hashes INTEGER NOT NULL,
      nanoseconds INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX batches_by_main_hash ON batches (main_hash);
    """

  /// An operator may use an id again; and how many words a batch publishes is what binds its facts
  /// to the hashes of the two parts of its output, unknown for batches of before.
  ///
  /// SQLite takes no constraint out of a table, so the table is made anew.
  private static let batchesOfAnyID = """
    CREATE TEMP TABLE kept AS SELECT * FROM main.batches;
    DROP TABLE main.batches;
    CREATE TABLE batches (
      sequence INTEGER PRIMARY KEY REFERENCES states (sequence),
      batch_id BLOB,
      proof INTEGER NOT NULL REFERENCES proofs (id),
      task INTEGER,
      main_hash BLOB NOT NULL,
      transition_fact BLOB NOT NULL,
      program_fact BLOB NOT NULL,
      data_hash BLOB,
      data_word_count INTEGER,
      expiration BLOB NOT NULL,
      is_replayed INTEGER NOT NULL,
      pedersen_hashes INTEGER NOT NULL,
      nanoseconds INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX batches_by_main_hash ON batches (main_hash);
    CREATE INDEX batches_by_id ON batches (batch_id);
    INSERT INTO main.batches (sequence, batch_id, proof, task, main_hash, transition_fact,
      program_fact, data_hash, expiration, is_replayed, pedersen_hashes, nanoseconds)
      SELECT sequence, batch_id, proof, task, main_hash, transition_fact, program_fact, data_hash,
        expiration, is_replayed, pedersen_hashes, nanoseconds FROM temp.kept;
    DROP TABLE temp.kept;
    """

  /// Modifications of 0 were called deposits.
  private static let idleModifications = """
    UPDATE modifications SET is_deposit = 0 WHERE amount = zeroblob(8);
    """

  /// Nodes of state trees by their hash, so that states share what they have in common.
  ///
  /// A node has two children, or what the only leaf below it holds and its index, counted from the
  /// first leaf below; with it are the hashes of smaller subtrees around the leaf.
  private static let treeTables = """
    CREATE TABLE tree_nodes (
      tree INTEGER NOT NULL,
      hash BLOB NOT NULL,
      left_hash BLOB,
      right_hash BLOB,
      leaf_index BLOB,
      leaf BLOB,
      lower_hashes BLOB,
      PRIMARY KEY (tree, hash),
      CHECK ((left_hash IS NULL) = (right_hash IS NULL)),
      CHECK ((leaf_index IS NULL) = (leaf IS NULL)),
      CHECK ((lower_hashes IS NULL) = (leaf IS NULL)),
      CHECK ((left_hash IS NULL) != (leaf IS NULL))
    ) STRICT, WITHOUT ROWID;
    """
}
