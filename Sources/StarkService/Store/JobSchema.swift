import GRDB

/// The tables of a `JobStore`.
enum JobSchema {
  /// "stjb", by which `file` and SQLite tell the file from others.
  static let applicationID = 0x7374_6a62
  static let version = 1

  /// `number` is the order of acceptance and `finished` that of the answers; a job without one is open.
  ///
  /// The parts of a job are there while it is open, and none afterwards.
  private static let tables = """
    CREATE TABLE jobs (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      question TEXT NOT NULL,
      finished INTEGER UNIQUE,
      answer TEXT,
      timed_answer TEXT,
      CHECK ((finished IS NULL) = (answer IS NULL)),
      CHECK ((finished IS NULL) = (timed_answer IS NULL))
    ) STRICT;
    CREATE TABLE parts (
      job INTEGER NOT NULL REFERENCES jobs (number) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      role TEXT NOT NULL,
      bytes BLOB NOT NULL,
      PRIMARY KEY (job, position)
    ) STRICT;
    CREATE TABLE probes (count INTEGER NOT NULL) STRICT;
    INSERT INTO probes VALUES (0);
    """

  /// Makes the tables in a file that is new, and throws if it is something else.
  static func prepare(_ database: Database) throws {
    let mark = try Int.fetchOne(database, sql: "PRAGMA application_id")
    guard mark != applicationID else {
      let found = try Int.fetchOne(database, sql: "PRAGMA user_version")
      guard found == version else { throw JobStoreFault.foreign }
      return
    }
    let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master")
    guard mark == 0, count == 0 else { throw JobStoreFault.foreign }
    try database.execute(sql: tables)
    try database.execute(sql: "PRAGMA application_id = \(applicationID)")
    try database.execute(sql: "PRAGMA user_version = \(version)")
  }
}
