import GRDB

/// The tables of a `JobStore`.
enum JobSchema {
  /// "stjb", by which `file` and SQLite tell the file from others.
  static let applicationID = 0x7374_6a62
  static let version = 2

  /// A question is in `questions`, with its files in `parts`, until its answer is in `answers`.
  ///
  /// `number` is the order of acceptance there and that of the answers here. `attempts` says how often
  /// work on a question has begun.
  private static let tables = """
    CREATE TABLE questions (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      question TEXT NOT NULL,
      attempts INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE TABLE parts (
      question INTEGER NOT NULL REFERENCES questions (number) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      role TEXT NOT NULL,
      bytes BLOB NOT NULL,
      PRIMARY KEY (question, position)
    ) STRICT;
    CREATE TABLE answers (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      answer TEXT NOT NULL,
      timed_answer TEXT NOT NULL
    ) STRICT;
    CREATE TABLE probes (count INTEGER NOT NULL) STRICT;
    INSERT INTO probes VALUES (0);
    """

  /// What makes the tables above of those of version 1, which had questions and answers in one.
  private static let fromVersion1 = """
    ALTER TABLE parts RENAME TO earlier_parts;
    DROP TABLE probes;
    \(tables)
    INSERT INTO questions (number, id, question)
      SELECT number, id, question FROM jobs WHERE finished IS NULL;
    INSERT INTO parts SELECT job, position, role, bytes FROM earlier_parts
      WHERE job IN (SELECT number FROM questions);
    INSERT INTO answers
      SELECT finished, id, answer, timed_answer FROM jobs WHERE finished IS NOT NULL;
    DROP TABLE earlier_parts;
    DROP TABLE jobs;
    """

  /// Makes the tables in a file that is new or of an earlier version, and throws if it is something else.
  static func prepare(_ database: Database) throws {
    let mark = try Int.fetchOne(database, sql: "PRAGMA application_id")
    if mark == applicationID {
      let found = try Int.fetchOne(database, sql: "PRAGMA user_version")
      switch found {
      case version: return
      case 1: try database.execute(sql: fromVersion1)
      default: throw JobStoreFault.foreign
      }
    } else {
      let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master")
      guard mark == 0, count == 0 else { throw JobStoreFault.foreign }
      try database.execute(sql: tables)
      try database.execute(sql: "PRAGMA application_id = \(applicationID)")
    }
    try database.execute(sql: "PRAGMA user_version = \(version)")
  }
}
